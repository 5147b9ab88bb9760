"""The frame of the rules' example stories."""

_TITLE = "title: Example\nendings:\n  over: {title: Over}\n"
_LAST = "---\nnode: last\nending: over\n"


def story(node: str, title: str = "") -> str:
    """A story of a first node and a last one, which ends. `title` is added to the title page."""
    return f"{_TITLE}{title}---\nnode: first\n{node}\n{_LAST}"
