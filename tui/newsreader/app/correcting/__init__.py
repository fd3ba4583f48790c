"""Corrections of annotations as the app makes them: what may be proposed, previewed, kept and withdrawn."""
