"""YAML text to located values, one document at a time. The only module that imports yaml.

The parser's events are put together here, on a stack of our own, so that every key and value keeps its place and
nothing that YAML can do beyond text, lists and mappings gets through. Events come one by one, so the cap on depth
also keeps the C parser from the depths in which it crashes.

Each document is parsed by itself: a mistake in one does not hide those in the next. A line that starts with `---`
always parts documents in YAML, even in the midst of a scalar, so cutting the text there is exact.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from engine.source import codes
from engine.source.characters import REPLACEMENT, clean, is_clean, visible
from engine.source.diagnostic import Code, Diagnostic, Related, complain
from engine.source.lines import line_at
from engine.source.located import Located, Mapping, Scalar, Sequence, SourceFile
from engine.source.place import Place
from engine.source.tabs import without_tabs
from engine.source.yaml_errors import Spot, Trouble, explain, special_start

MAX_DEPTH = 60
MAX_SCALAR = 100_000
MAX_VALUES = 200_000
MAX_DOCUMENTS = 100_000
MAX_MISTAKES = 100

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_OPENS = frozenset((MappingStartEvent, SequenceStartEvent))
_CLOSES = frozenset((MappingEndEvent, SequenceEndEvent))
_ONE_OF_TWO = "keep one of the two"
_SAYS_SOMETHING = re.compile(r"^ *[^#\s]", re.MULTILINE)


def read_documents(file: SourceFile, sink: list[Diagnostic]) -> Iterator[Located | None]:
    """The documents of a file, in order. None stands for one that is empty, or that YAML cannot read.

    Mistakes are added to `sink`. After MAX_MISTAKES in one file, the rest of it is left unread.
    """
    allowed = len(sink) + MAX_MISTAKES
    file = without_tabs(clean(file, sink), sink)
    for number, (first_line, text) in enumerate(_cut(file.text)):
        document = _Document(file.name, first_line, text, sink)
        if number >= MAX_DOCUMENTS:
            document.refuse(codes.TOO_MUCH, f"a file may hold {MAX_DOCUMENTS:,} documents at most")
            return
        yield from document.read()
        if len(sink) >= allowed:
            document.refuse(codes.TOO_MUCH, "there are too many mistakes here: what follows in this file is not read")
            return


def _cut(text: str) -> Iterator[tuple[int, str]]:
    """The text of each document, and the number of its first line."""
    start, line = 0, 1
    for mark in _marks(text):
        part = text[start:mark]
        if part.startswith("---") or _SAYS_SOMETHING.search(part):
            yield line, part
        line += part.count("\n")
        start = mark


def _marks(text: str) -> Iterator[int]:
    """Where documents end: at each line that starts with `---`, and at the end of the text."""
    at = text.find("\n---")
    while at >= 0:
        if text[at + 4 : at + 5] in ("", " ", "\t", "\n"):
            yield at + 1
        at = text.find("\n---", at + 4)
    yield len(text)


class _EnoughError(Exception):
    """Reading of a document ends early; why has been reported."""


class _Document:
    """One document's text, and its events being put together."""

    def __init__(self, name: str, first_line: int, text: str, sink: list[Diagnostic]) -> None:
        self.name = name
        self.first_line = first_line
        self.text = text
        self.sink = sink

    def read(self) -> Iterator[Located | None]:
        if self.text.rstrip() == "---":
            yield None
            return
        try:
            yield from self._build(yaml.parse(self.text, Loader=LOADER))
        except yaml.YAMLError as error:
            self.sink.append(explain(self._trouble(error)))
            yield None
        except _EnoughError:
            yield None

    def refuse(
        self, code: Code, message: str, node: Located | None = None, hint: str = "", related: tuple[Related, ...] = ()
    ) -> None:
        """Report a mistake at a node, or at the document's first line."""
        place = self._place(node) if node else Place(self.name, self.first_line, 1)
        length = len(node.value.partition("\n")[0]) if isinstance(node, Scalar) else 1
        self.sink.append(complain(code, place, message, hint, max(1, length), related))

    def _build(self, events: Iterable[Any]) -> Iterator[Located | None]:
        """Put the events together. Reading spends its time in this loop, so it stays flat and does the usual itself."""
        first_line = self.first_line
        stack: list[tuple[Any, Any, Any, str | None]] = []
        values: Any = None
        keys: Any = None
        items: Any = []
        key: str | None = None
        for event in islice(events, MAX_VALUES):
            kind = type(event)
            if kind is ScalarEvent:
                mark, value, style = event.start_mark, event.value, event.style
                node: Any = Scalar(value, mark.line + first_line, mark.column + 1, style or "")
                if style == '"' or event.tag or event.anchor or len(value) > MAX_SCALAR:
                    node = self._checked(event, node)
            elif kind in _OPENS:
                node = self._opened(event, len(stack))
            elif kind in _CLOSES:
                values, keys, items, key = stack.pop()
                continue
            elif kind is AliasEvent:
                node = self._alias(event)
            else:
                if kind is DocumentEndEvent:
                    yield _something(items.pop())
                continue

            if values is None:
                items.append(node)
            elif key is None:
                key = self._key(node, keys)
            else:
                values[key] = node
                key = None

            if kind in _OPENS:
                stack.append((values, keys, items, key))
                key = None
                values, keys, items = _room_in(node)
        if stack:
            self.refuse(codes.TOO_MUCH, f"a document may hold {MAX_VALUES:,} keys, values and lists at most")
            yield None

    def _opened(self, event: Any, depth: int) -> Mapping | Sequence:
        """The list or mapping that begins with `event`, still empty."""
        line, column = event.start_mark.line + self.first_line, event.start_mark.column + 1
        opened = Mapping({}, {}, line, column) if type(event) is MappingStartEvent else Sequence([], line, column)
        if depth >= MAX_DEPTH:
            self.refuse(codes.TOO_DEEP, f"lists and mappings may be nested {MAX_DEPTH} deep at most", opened)
            raise _EnoughError
        if event.tag or event.anchor:
            self._refuse_properties(event, opened)
        return opened

    def _key(self, node: Located, keys: dict[str, Scalar]) -> str:
        """The name of a key's value. A key that is no text gets a stand-in, so that reading goes on."""
        if not isinstance(node, Scalar):
            self.refuse(codes.BAD_KEY, "a key has to be text", node, "if it is text, put quotes around it")
            node = Scalar(REPLACEMENT, node.line, node.column)
        key = node.value
        if key in keys:
            first = Related(self._place(keys[key]), "first declared here")
            self.refuse(codes.DUPLICATE_KEY, f"`{visible(key)}` stands here twice", node, _ONE_OF_TWO, (first,))
            return key
        if not key:
            self.refuse(codes.BAD_KEY, "the key before this colon is missing", node)
        elif key == "<<" and not node.style:
            self.refuse(codes.YAML_FEATURE, "stories have no merge keys", node, "write out what is to be merged")
        keys[key] = node
        return key

    def _checked(self, event: Any, scalar: Scalar) -> Scalar:
        """A scalar that may hold what the text of the file does not show, or that is more than text."""
        if event.tag or event.anchor:
            self._refuse_properties(event, scalar)
        if len(scalar.value) > MAX_SCALAR:
            self.refuse(codes.TOO_MUCH, f"a text may have {MAX_SCALAR:,} characters at most", scalar)
            raise _EnoughError
        if is_clean(scalar.value):
            return scalar
        self.refuse(
            codes.CONTROL_CHARACTER, "an escape in this text stands for a character that cannot be shown", scalar
        )
        return scalar._replace(value=clean(SourceFile("", scalar.value), []).text)

    def _alias(self, event: Any) -> Scalar:
        """What an alias stands for to us: the text it would be, had it been quoted."""
        scalar = Scalar(f"*{event.anchor}", event.start_mark.line + self.first_line, event.start_mark.column + 1)
        self.sink.append(special_start("*", self._place(scalar), self._line(scalar)))
        return scalar

    def _refuse_properties(self, event: Any, node: Located) -> None:
        """Report a tag or an anchor: by far most often text that happens to start with `!` or `&`."""
        line = self._line(node)
        character = line[node.column - 1 : node.column]
        if isinstance(node, Scalar) and character in ("!", "&"):
            self.sink.append(special_start(character, self._place(node), line))
        else:
            self.refuse(
                codes.YAML_FEATURE,
                "stories have no anchors and no tags",
                node,
                "take out what starts with `&` or `!`",
            )

    def _line(self, node: Located) -> str:
        return line_at(self.text, node.line - self.first_line + 1)

    def _place(self, node: Located) -> Place:
        return Place(self.name, node.line, node.column)

    def _trouble(self, error: Any) -> Trouble:
        """What the parser's exception says, as plain values; a mark that is missing or past the end is moved inside."""
        lines = self.text.split("\n")
        spot = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        start = getattr(error, "context_mark", None) or spot
        return Trouble(
            self.name,
            self.first_line,
            lines,
            getattr(error, "problem", None) or str(error),
            getattr(error, "context", None) or "",
            _inside(lines, spot),
            _inside(lines, start),
        )


def _inside(lines: list[str], mark: Any) -> Spot:
    if mark is None:
        return Spot(0, 0)
    row = min(mark.line, len(lines) - 1)
    return Spot(row, min(mark.column, len(lines[row])) if row == mark.line else len(lines[row]))


def _room_in(node: Mapping | Sequence) -> tuple[Any, Any, Any]:
    """Where the parts of a node go: the values and keys of a mapping, or the items of a list."""
    return (node.values, node.keys, None) if isinstance(node, Mapping) else (None, None, node.items)


def _something(node: Located) -> Located | None:
    """The node, unless it is what YAML makes of an empty document."""
    return None if isinstance(node, Scalar) and not node.value and not node.style else node
