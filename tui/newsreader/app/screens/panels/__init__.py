"""Panels over the reading screen in which a correction is thought over while the text shows its effect."""
