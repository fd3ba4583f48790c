"""The subcommands, a module each; every one is called `run` and is imported only when it is asked for."""
