"""The page: a reading in a terminal, drawn with Textual. Nothing here is imported before the page is wanted."""

from collections.abc import MutableMapping


def honour_environment(environ: MutableMapping[str, str]) -> None:
    """Let the wish for no colour reach Textual, which must hear of it before it is imported."""
    if environ.get("NO_COLOR") is not None:
        environ["TEXTUAL_THEME"] = "ansi-dark"
