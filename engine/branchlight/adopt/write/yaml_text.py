"""YAML as a person writes it: scalars with quotes only where they are needed, blocks of prose, short mappings."""

import re

_PLAIN = re.compile(r"[^\W_][^\n]*", re.DOTALL)
_SPECIAL = re.compile(r"^(?:true|false|null|yes|no|on|off|[-+]?[0-9.][0-9_.eE+-]*)$", re.IGNORECASE)
_WIDTH = 120


def scalar(text: str, in_flow: bool = False) -> str:
    """Return a text of one line as a YAML scalar. `in_flow`: it is within brackets."""
    if _is_plain(text, in_flow):
        return text
    if "'" in text and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def _is_plain(text: str, in_flow: bool) -> bool:
    if not _PLAIN.fullmatch(text) or _SPECIAL.match(text) or text != text.strip():
        return False
    if ": " in text or " #" in text or text.endswith(":"):
        return False
    return not (in_flow and re.search(r"[,\[\]{}]|:\W", text))


def block(text: str, indent: int) -> list[str]:
    """Return the lines of a text of several lines, below a key that ends in `|`."""
    return [(" " * indent + line).rstrip() for line in text.split("\n")]


def flow(items: list[tuple[str, str]]) -> str:
    """Return a mapping on one line. Its values are YAML already."""
    return "{" + ", ".join(f"{key}: {value}" for key, value in items) + "}"


def fits(line: str) -> bool:
    """Return whether a line is short enough."""
    return len(line) <= _WIDTH


def is_simple(value: str) -> bool:
    """Return whether a scalar can be a value of a mapping on one line."""
    return not any(sign in value for sign in "[]{}") or value[:1] in "\"'"
