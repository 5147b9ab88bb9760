"""The command line: one file a command, exit codes, and diagnostics in print."""
