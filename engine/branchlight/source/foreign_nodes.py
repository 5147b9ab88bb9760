"""Lines that begin a node in another language: ink, Twee, ChoiceScript and Ren'Py."""

import re

_BEGINNING = re.compile(
    r"(?:={2,} *(?:function )?|:: ?|\*label |label |# ?scene )([^\W\d]\w*)[^\n:]{0,40}:?[= ]*(?:\n|$)"
)


def foreign_node(text: str) -> str:
    """Return the name of the node that a text begins in the notation of another language, or ""."""
    found = _BEGINNING.match(text.lstrip("\n"))
    return found[1] if found else ""


def node_hint(name: str) -> str:
    """Return a hint that says how a node begins here."""
    return f"a node begins with a line of three dashes (---), and then `node: {name}`"
