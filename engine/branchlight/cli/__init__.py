"""The command line: one file for each command, the exit codes, and the printing of diagnostics."""
