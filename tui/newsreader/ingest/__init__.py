"""Files into articles: one reader a format, one preparation for all."""
