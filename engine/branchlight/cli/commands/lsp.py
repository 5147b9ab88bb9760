"""`branchlight lsp`: the language server for editors, over standard input and output."""

from typing import TYPE_CHECKING

from branchlight.cli.streams import say

if TYPE_CHECKING:
    import argparse

SUMMARY = "run the language server for editors"

_MISSING = (
    "branchlight: the language server needs the package pygls, which is not installed; install Branchlight with the "
    "extra `editor`, as in `pipx install '.[editor]'` or `pip install '.[editor]'`"
)


def arguments(parser: "argparse.ArgumentParser") -> None:
    """Add --stdio."""
    parser.add_argument("--stdio", action="store_true", help="use standard input and output, as it always does")


def run(options: "argparse.Namespace") -> int:
    """Serve one editor until it leaves. Return 0, or 2 if the extra is not installed."""
    try:
        from branchlight.editor.server.serve import serve  # imports pygls, which only this command needs
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in ("pygls", "lsprotocol", "cattrs", "attrs"):
            raise
        say(_MISSING)
        return 2
    serve()
    return 0
