"""One reader a format, and the table of them."""
