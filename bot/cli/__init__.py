"""The command line: arguments in, exit code out; one module a group of commands."""
