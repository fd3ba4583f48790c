"""The extractor: who and what is named in a text, when, and who said what."""
