"""Pure functions on strings: normalise, sentences, tokens, dates, language, layout of bare text."""
