"""The commands, one in each file. Each has SUMMARY, `arguments(parser)` and `run(options) -> exit code`."""

COMMANDS = (
    "play",
    "check",
    "explain",
    "prove",
    "test",
    "map",
    "stats",
    "publish",
    "save",
    "new",
    "adopt",
    "schema",
    "lsp",
)
"""Their names, which are those of their files, in the order of the help."""
