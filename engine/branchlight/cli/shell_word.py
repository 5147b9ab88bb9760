"""Paths in commands that a message or hint suggests."""

from branchlight.source.system import this_system


def shell_word(path: str) -> str:
    """Return a path as it is typed in a shell: quoted if necessary, and never like an option."""
    return this_system().quoted(f"./{path}" if path.startswith("-") else path)
