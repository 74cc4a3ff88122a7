"""The command line: the only place that reads options, prints or exits.

A command is parse, one call, one output.
"""
