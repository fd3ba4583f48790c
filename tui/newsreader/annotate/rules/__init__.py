"""The rules, one kind of mention a file. Each reads a Document and adds to its Claims."""
