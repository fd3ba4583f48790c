"""Imports as a whole: what each brought, whether it stands, and articles that follow those that do."""
