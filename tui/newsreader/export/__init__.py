"""Articles out: one writer a format."""
