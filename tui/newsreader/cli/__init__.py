"""The `newsreader` command; each subcommand is loaded when it is asked for."""
