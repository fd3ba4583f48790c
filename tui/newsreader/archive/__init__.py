"""The truth: articles, annotations and marks in one SQLite database."""
