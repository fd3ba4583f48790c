"""The full-text index: disposable, rebuilt from the archive at any time."""
