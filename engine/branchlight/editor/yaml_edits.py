"""Edits of mappings and lists that keep the form in which they are written: in brackets, or in lines."""

from collections.abc import Iterator
from functools import lru_cache

from branchlight.source.fix import Edit
from branchlight.source.lines import line_at, lines_of
from branchlight.source.located import Located, Mapping, Scalar, Sequence, SourceFile
from branchlight.source.named_tuple import NamedTuple
from branchlight.source.place import Place
from branchlight.source.place_in import end_of
from branchlight.source.reader import read_documents

_QUOTES = ("'", '"')


class KeyedValue(NamedTuple):
    """A key of a mapping in a file, with the value that it has."""

    file: SourceFile
    mapping: Mapping
    key: str

    @property
    def value(self) -> Located:
        return self.mapping.values[self.key]


def entry_at(file: SourceFile, place: Place) -> KeyedValue | None:
    """Return the entry whose key, or whose value if that is a text, begins at a place."""
    for document in _documents(file):
        for mapping in _mappings(document):
            for key, scalar in mapping.keys.items():
                if _begins(scalar, place) or _begins(mapping.values.get(key), place):
                    return KeyedValue(file, mapping, key)
    return None


def list_at(file: SourceFile, place: Place) -> Sequence | None:
    """Return the list that has an item which begins at a place."""
    for document in _documents(file):
        for value in _values(document):
            if isinstance(value, Sequence) and any(_begins(item, place) for item in value.items):
                return value
    return None


def written(file: SourceFile, scalar: Scalar) -> str | None:
    """Return a text of one line as it is in its file, with its quotes; None for any other text."""
    start, end = scalar.column, after(file, scalar)
    if scalar.style in ("|", ">") or end.line != scalar.line:
        return None
    return line_at(file.text, scalar.line)[start - 1 : end.column - 1]


def after(file: SourceFile, scalar: Scalar) -> Place:
    """Return the place after a text that is not a block, and after its quotes."""
    end = end_of(file, scalar)
    if scalar.style not in _QUOTES:
        return end
    return end._replace(column=end.column + (1 if scalar.value else 2))


def is_flow(file: SourceFile, value: Mapping | Sequence) -> bool:
    """Return whether a mapping or list is written in brackets."""
    return line_at(file.text, value.line)[value.column - 1 : value.column] in ("{", "[")


def closing(file: SourceFile, value: Mapping | Sequence) -> Place | None:
    """Return the place of the bracket that closes a mapping or list; None if it is not found."""
    depth, quote = 0, ""
    for number in range(value.line, len(lines_of(file.text)) + 1):
        line = line_at(file.text, number)
        for at in range(value.column - 1 if number == value.line else 0, len(line)):
            sign = line[at]
            if quote:
                quote = "" if sign == quote and line[at - 1] != "\\" else quote
            elif sign in _QUOTES and line[at - 1 : at] in (" ", "[", "{", ","):
                quote = sign
            elif sign in "[{":
                depth += 1
            elif sign in "]}":
                depth -= 1
                if not depth:
                    return Place(file.name, number, at + 1)
    return None


def put_after(entry: KeyedValue, *lines: str) -> list[Edit]:
    """Return the edit that adds entries such as `was: old` after an entry whose value is a text of one line."""
    value = entry.value
    if not isinstance(value, Scalar) or written(entry.file, value) is None:
        return put_before(entry, *lines)
    if is_flow(entry.file, entry.mapping):
        return [Edit(after(entry.file, value), 0, "".join([f", {line}" for line in lines]))]
    indent = " " * (entry.mapping.column - 1)
    end = Place(entry.file.name, value.line, len(line_at(entry.file.text, value.line)) + 1)
    return [Edit(end, 0, "".join([f"\n{indent}{line}" for line in lines]))]


def put_before(entry: KeyedValue, *lines: str) -> list[Edit]:
    """Return the edit that adds entries before another."""
    key = entry.mapping.keys[entry.key]
    apart = ", " if is_flow(entry.file, entry.mapping) else "\n" + " " * (entry.mapping.column - 1)
    return [Edit(Place(entry.file.name, key.line, key.column), 0, "".join([f"{line}{apart}" for line in lines]))]


def put_into(file: SourceFile, mapping: Mapping, line: str) -> list[Edit]:
    """Return the edit that adds an entry to a mapping: at its end in brackets, else before its first."""
    if is_flow(file, mapping):
        end = closing(file, mapping)
        return [Edit(end, 0, f", {line}" if mapping.values else line)] if end is not None else []
    first = KeyedValue(file, mapping, next(iter(mapping.keys)))
    return put_before(first, line)


def replaced(file: SourceFile, scalar: Scalar, text: str) -> list[Edit]:
    """Return the edit that replaces a text of one line, with its quotes."""
    now = written(file, scalar)
    return [] if now is None else [Edit(Place(file.name, scalar.line, scalar.column), len(now), text)]


@lru_cache(maxsize=64)
def _documents(file: SourceFile) -> tuple[Located | None, ...]:
    """Return the documents of a file, cached: renaming many things looks each of them up."""
    return tuple(read_documents(file, []))


def _mappings(value: Located | None) -> Iterator[Mapping]:
    return (each for each in _values(value) if isinstance(each, Mapping))


def _values(value: Located | None) -> Iterator[Located]:
    """Yield a value and all values inside it."""
    if value is not None:
        yield value
    inside = value.values.values() if isinstance(value, Mapping) else ()
    for inner in value.items if isinstance(value, Sequence) else inside:
        yield from _values(inner)


def _begins(value: Located | None, place: Place) -> bool:
    if not isinstance(value, Scalar) or value.line != place.line:
        return False
    return place.column == value.column + (1 if value.style in _QUOTES else 0)
