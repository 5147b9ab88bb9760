"""The page: reading in a terminal, drawn with Textual. Plain mode never imports this package."""

from collections.abc import MutableMapping


def honour_environment(environ: MutableMapping[str, str]) -> None:
    """Pass the reader's wish for no colour to Textual.

    Call this before Textual is imported, since Textual reads its environment then. It heeds an empty variable too.
    """
    if not environ.get("NO_COLOR"):
        environ.pop("NO_COLOR", None)
    else:
        environ["TEXTUAL_THEME"] = "ansi-dark"
