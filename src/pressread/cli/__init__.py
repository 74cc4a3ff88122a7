"""The command line: reading options, printing, exiting. A command is parse, one call, one output."""
