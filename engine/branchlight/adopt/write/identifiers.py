"""Names: those of the author where they can be kept, and words of a text."""

import re

_RESERVED = frozenset(("and", "or", "not", "in", "if", "else", "true", "false", "back"))
_APOSTROPHES = re.compile(r"['\u2019]")
_LONGEST = 40


def identifier(name: str) -> str:
    """Return a name as it can be written here: `_` before a digit, after a word that means something, and for signs."""
    name = re.sub(r"\W", "_", name)
    name = f"_{name}" if name[:1].isdigit() else name
    return f"{name}_" if name in _RESERVED else name


def slug(text: str) -> str:
    """Return the words of a text in small letters, with `_` between them; "" if it has none."""
    plain = re.sub(r"<[^<>]*>", " ", text)
    parts = re.split(r"[\W_]+", _APOSTROPHES.sub("", plain).lower())
    found = ""
    for part in filter(None, parts):
        if found and len(found) + len(part) >= _LONGEST:
            break
        found = f"{found}_{part}" if found else part[:_LONGEST]
    return identifier(found) if found else ""


def derived_id(label: str) -> str:
    """Return the id that a choice gets from its label if it has none of its own."""
    parts = re.split(r"[\W_]+", _APOSTROPHES.sub("", label).lower())
    found = "_".join(filter(None, parts))
    return f"_{found}" if found[:1].isdigit() else found


def title_of(name: str) -> str:
    """Return the words of a file's or a knot's name as a title: `TheIntercept` gives `The Intercept`."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|[_\-.]+", " ", name).strip()
    return spaced[:1].upper() + spaced[1:]


class Taken:
    """Names that are in use. A name that is taken gets the first number that makes it new."""

    def __init__(self, names: set[str] | None = None) -> None:
        self._names = set(names or ())

    def new(self, name: str) -> str:
        """Return the name, or the name with a number, and take it."""
        found, count = name, 1
        while found in self._names:
            count += 1
            found = f"{name}_{count}"
        self._names.add(found)
        return found
