"""A story with a slip, and what is told of it."""

from branchlight import load_text

Told = list[tuple[str, int, int, str, str]]


PAGE = "title: T\nstate: {trust: {start: 2, min: 0, max: 5}, met: false}\nendings: {out: Out}\n---\n"


TRUST = "node: end\ntext: |\n  {trust}\nending: out\n"


END = "---\nnode: end\ntext: |\n  {trust}{met}\nending: out\n"


def told(text: str) -> Told:
    """Return the code, line, column, message and hint of everything that is wrong with a story."""
    return [
        (each.code, each.place.line, each.place.column, each.message, each.hint) for each in load_text(text).diagnostics
    ]


def node(rest: str) -> Told:
    """Return what is wrong with a node, whose key is in line 5. It is followed by the node `end`."""
    return told(f"{PAGE}node: hall\ntext: Hi\n{rest}\n{END}")
