"""The command line: the first word of a command is a file here, the second a function in it."""
