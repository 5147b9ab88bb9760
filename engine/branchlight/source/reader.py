"""The YAML reader: text to located values, one document at a time.

The reader assembles the parser's events on its own stack. So every key and value keeps its place, and only text, lists
and mappings get through. Events come one by one, so the limit of depth also protects the C parser, which crashes on
very deep nesting.

A document that YAML cannot read does not hide the mistakes in the next: the text is cut at the lines that start with
`---`, and each document is then parsed by itself. Such a line ends a document even inside a scalar. Nor does the
mistake hide later ones in its own document, if reading can be resumed (see `resume`).
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from branchlight.source import codes, new
from branchlight.source.characters import REPLACEMENT, clean, is_clean, visible
from branchlight.source.diagnostic import Code, Diagnostic, Related, complain
from branchlight.source.events import ConversionError, events
from branchlight.source.lines import line_at
from branchlight.source.located import Located, Mapping, Scalar, Sequence, SourceFile
from branchlight.source.parts import Part, batches
from branchlight.source.place import Place
from branchlight.source.plainly import read_plainly
from branchlight.source.resume import next_stretch
from branchlight.source.tabs import apart_from_tabs, without_tabs
from branchlight.source.trouble import NO_DIRECTIVES, Trouble, indentation, inside, read_as_data, special_start
from branchlight.source.yaml_errors import explain

MAX_DEPTH = 60
MAX_SCALAR = 100_000
MAX_VALUES = 200_000
MAX_DOCUMENTS = 100_000
MAX_MISTAKES = 100
MOST_RESUMED = 20
MOST_READ_AGAIN = 1_000_000
"""The limits of reading again in a document that YAML cannot read: attempts, and characters in all."""


LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_OPENS = frozenset((MappingStartEvent, SequenceStartEvent))
_CLOSES = frozenset((MappingEndEvent, SequenceEndEvent))
_ONE_OF_TWO = "keep one of the two"
_BEGINNINGS = frozenset(("node", "scene", "playthrough"))
_TOO_DEEP = f"lists and mappings may be nested {MAX_DEPTH} deep at most"
_LIMIT_OF_LIBYAML = "maximum nesting depth"
_NO_DASHES = "if another begins here, a line of three dashes and nothing else is missing above it: ---"


def read_documents(file: SourceFile, sink: list[Diagnostic]) -> Iterator[Located | None]:
    """Yield the documents of a file, in order; None for one that is empty, or that YAML cannot read.

    Mistakes are added to `sink`. After MAX_MISTAKES in one file, the rest of it is not read.
    """
    allowed = len(sink) + MAX_MISTAKES
    original = clean(file, sink)
    file = without_tabs(original, sink)
    count = 0
    for batch in batches(file.text):
        mistakes: list[Diagnostic] = []
        documents = _read(file, batch, mistakes)
        sink += apart_from_tabs(original, mistakes)
        yield from documents
        count += len(documents)
        last = Place(file.name, batch[-1].line, 1)
        if count > MAX_DOCUMENTS:
            sink.append(complain(codes.TOO_MUCH, last, f"a file may hold {MAX_DOCUMENTS:,} documents at most"))
            return
        if len(sink) >= allowed:
            sink.append(
                complain(codes.TOO_MUCH, last, "there are too many mistakes: the rest of this file is not read")
            )
            return


def _read(file: SourceFile, batch: list[Part], sink: list[Diagnostic]) -> list[Located | None]:
    """Return the documents of a batch. The fast reader takes the plain ones, and the parser all between them."""
    documents: list[Located | None] = []
    between: list[Part] = []
    for part in batch:
        document = read_plainly(file.text[part.start : part.end], part.line)
        if document is None:
            between.append(part)
            continue
        documents += _parsed(file, between, sink)
        between = []
        documents.append(document)
    return documents + _parsed(file, between, sink)


def _parsed(file: SourceFile, parts: list[Part], sink: list[Diagnostic]) -> list[Located | None]:
    """Parse a sequence of documents together, or one by one if YAML cannot read them all."""
    if not parts or len(sink) >= MAX_MISTAKES:
        return []
    reading = _Reading(file.name, parts[0].line, file.text[parts[0].start : parts[-1].end])
    documents = reading.documents()
    if not reading.broken or len(parts) == 1:
        sink += reading.mistakes
        if reading.trouble:
            sink += _behind(reading, reading.mistakes[-1])
        return documents
    return [document for part in parts for document in _parsed(file, [part], sink)]


def _behind(reading: "_Reading", mistake: Diagnostic) -> list[Diagnostic]:
    """Return the mistakes after the one that ended reading, from every place at which reading can resume."""
    lines = reading.text.split("\n")
    found: list[Diagnostic] = []
    row = mistake.place.line - reading.first_line
    most, left = indentation(lines[row]), MOST_READ_AGAIN
    for _ in range(MOST_RESUMED):
        stretch = next_stretch(lines, row, most)
        if stretch is None:
            break
        rest = _Reading(reading.name, reading.first_line + stretch.start, "\n".join(lines[stretch.start : stretch.end]))
        left -= len(rest.text)
        if left < 0:
            break
        rest.documents()
        found += [told for told in rest.mistakes if told.code != codes.NOT_YAML.name]
        row = stretch.end - 1
        if rest.trouble:
            row = max(stretch.start, rest.mistakes[-1].place.line - reading.first_line)
        at = row if rest.trouble else min(stretch.end, len(lines) - 1)
        most = indentation(lines[at])
    return found


class _BrokenError(Exception):
    """An exception that ends reading early. The reason has been reported."""


class _Reading:
    """The reading of a text of one or more documents, built from the parser's events.

    `broken` means that reading ended early. `trouble` means that it did so because YAML cannot read the text: that is
    then the last of the mistakes. `two_in_one` are the keys of documents inside which another seems to begin. Their
    further duplicate keys are not reported, and such a document cannot be read either.
    """

    def __init__(self, name: str, first_line: int, text: str) -> None:
        self.name = name
        self.first_line = first_line
        self.text = text
        self.last_line = first_line + text.count("\n")
        self.mistakes: list[Diagnostic] = []
        self.broken = False
        self.trouble = False
        self.two_in_one: list[dict[str, Scalar]] = []

    def documents(self) -> list[Located | None]:
        """Return the documents of the text, with None for the one at which reading ended early."""
        done: list[Located | None] = []
        try:
            self._build(done, events(LOADER(self.text), self.text))
        except yaml.YAMLError as error:
            self._give_up(self._trouble(error))
        except ConversionError as error:
            self._give_up(self._unconverted(error))
        except _BrokenError:
            self.broken = True
        for keys in self.two_in_one:  # the owner of each value is unknown
            done = [None if isinstance(node, Mapping) and node.keys is keys else node for node in done]
        return [*done, None] if self.broken else done

    def refuse(
        self, code: Code, message: str, node: Located, hint: str = "", related: tuple[Related, ...] = ()
    ) -> None:
        """Report a mistake at a node."""
        length = len(node.value.partition("\n")[0]) if isinstance(node, Scalar) else 1
        self._report(complain(code, self._place(node), message, hint, max(1, length), related))

    def _give_up(self, trouble: Trouble) -> None:
        """Report what ended the parser's work.

        libyaml 0.2.6 and later limit the depth themselves. They look ahead for the end of a key in brackets, so they
        can reach their limit before the events reach MAX_DEPTH. Nothing behind such a place is read.
        """
        self.broken = True
        if trouble.says(_LIMIT_OF_LIBYAML):
            self.mistakes.append(trouble.complain(codes.TOO_DEEP, trouble.spot, _TOO_DEEP))
            return
        self._stumble(explain(trouble))
        self.trouble = True

    def _stumble(self, found: Diagnostic) -> None:
        """Add the mistake that ended reading. If another explains its place, report only that one."""
        known = self.mistakes[-1:] if found.code == codes.NOT_YAML.name else []
        if any(mistake.place.line == found.place.line for mistake in known):
            found = self.mistakes.pop()
        self.mistakes = [*(mistake for mistake in self.mistakes if mistake.place != found.place), found]

    def _report(self, mistake: Diagnostic) -> None:
        self.mistakes.append(mistake)
        if len(self.mistakes) >= MAX_MISTAKES:
            raise _BrokenError

    def _build(self, done: list[Located | None], events: Iterable[Any]) -> None:
        """Build the documents from the events.

        Reading spends its time in this loop, so it is flat and treats the usual case without a call.
        """
        first_line = self.first_line
        stack: list[tuple[Any, Any, Any, str | None]] = []
        values: Any = None
        keys: Any = None
        items: Any = []
        key: str | None = None
        node: Any = None
        for event in islice(events, MAX_VALUES):
            kind = type(event)
            if kind is ScalarEvent:
                mark, value, style = event.start_mark, event.value, event.style
                node = new(Scalar, (value, mark.line + first_line, mark.column + 1, style or ""))
                if not value or style == '"' or event.tag or event.anchor or len(value) > MAX_SCALAR:
                    node = self._checked(event, node)
                    value = node.value
            elif kind in _CLOSES:
                values, keys, items, key = stack.pop()
                continue
            elif kind is DocumentEndEvent:
                done.append(_something(items.pop()))
                continue
            else:
                node = self._opened(event, len(stack))
                if node is None:
                    continue

            if values is None:
                items.append(node)
            elif key is None:
                if kind is ScalarEvent and value and value != "<<" and value not in keys:
                    key, keys[value] = value, node
                else:
                    key = self._key(node, keys)
            else:
                values[key] = node
                key = None

            if kind is not ScalarEvent and kind is not AliasEvent:
                stack.append((values, keys, items, key))
                key = None
                values, keys, items = _room_in(node)
        if stack:
            self.refuse(codes.TOO_MUCH, f"a document may hold {MAX_VALUES:,} keys, values and lists at most", node)
            raise _BrokenError

    def _opened(self, event: Any, depth: int) -> Located | None:
        """Return the empty list or mapping that begins with `event`; None at the start of a document or a stream."""
        line, column = event.start_mark.line + self.first_line, event.start_mark.column + 1
        if type(event) is AliasEvent:
            return self._alias(Scalar(f"*{event.anchor}", line, column))
        if type(event) not in _OPENS:
            if type(event) is DocumentStartEvent and (event.version or event.tags):
                self._report(complain(codes.YAML_FEATURE, Place(self.name, line, column), NO_DIRECTIVES))
            return None
        opened = Mapping({}, {}, line, column) if type(event) is MappingStartEvent else Sequence([], line, column)
        if depth >= MAX_DEPTH:
            self.refuse(codes.TOO_DEEP, _TOO_DEEP, opened)
            raise _BrokenError
        if event.tag or event.anchor:
            self._refuse_properties(event, opened)
        return opened

    def _key(self, node: Located, keys: dict[str, Scalar]) -> str:
        """Return the key of the next value. A key that is not text gets a substitute, so that reading goes on."""
        if not isinstance(node, Scalar):
            if not any(mistake.code == codes.BAD_KEY.name for mistake in self.mistakes[-1:]):
                self.refuse(codes.BAD_KEY, "a key has to be text", node, "if it is text, put quotes around it")
            node = Scalar(REPLACEMENT, node.line, node.column)
        key = node.value
        if key in keys:
            if not any(keys is known for known in self.two_in_one):
                hint = _NO_DASHES if key in _BEGINNINGS and node.column == 1 else _ONE_OF_TWO
                self.two_in_one += [keys] if hint == _NO_DASHES else []
                first = Related(self._place(keys[key]), "first declared here")
                self.refuse(codes.DUPLICATE_KEY, f"the key `{visible(key)}` is given twice", node, hint, (first,))
            return key
        if not key:
            self.refuse(codes.BAD_KEY, "the key before this colon is missing", node)
        elif key == "<<" and not node.style:
            self.refuse(codes.YAML_FEATURE, "stories have no merge keys", node, "write out what is to be merged")
        keys[key] = node
        return key

    def _checked(self, event: Any, scalar: Scalar) -> Scalar:
        """Check a scalar that may hold hidden characters, or that is more than text."""
        if scalar.line > self.last_line:  # libyaml expects the value of a lone `?` below the text
            scalar = scalar._replace(line=self.last_line, column=len(self.text.rpartition("\n")[2]) + 1)
        if event.tag or event.anchor:
            self._refuse_properties(event, scalar)
        if len(scalar.value) > MAX_SCALAR:
            self.refuse(codes.TOO_MUCH, f"a text may have {MAX_SCALAR:,} characters at most", scalar)
            raise _BrokenError
        if is_clean(scalar.value):
            return scalar
        message = "an escape in this text stands for a character that cannot be shown"
        self.refuse(codes.CONTROL_CHARACTER, message, scalar, "take it out: it could steer the reader's terminal")
        return scalar._replace(value=clean(SourceFile("", scalar.value), []).text)

    def _alias(self, scalar: Scalar) -> Scalar:
        """Return an alias as the text that it would be in quotes, and report it."""
        self._report(special_start("*", self._place(scalar), self._line(scalar)))
        return scalar

    def _refuse_properties(self, event: Any, node: Located) -> None:
        """Report a tag or an anchor. Mostly it is a text that happens to start with `!` or `&`."""
        line = self._line(node)
        character = line[node.column - 1 : node.column]
        if not isinstance(node, Scalar) or character not in ("!", "&"):
            hint = "take out the word that starts with `&` or `!`"
            self.refuse(codes.YAML_FEATURE, "stories have no anchors and no tags", node, hint)
        elif line[: node.column - 1].endswith("{"):
            self._report(read_as_data(self._place(node)._replace(column=node.column - 1), line))
        else:
            self._report(special_start(character, self._place(node), line))

    def _line(self, node: Located) -> str:
        return line_at(self.text, node.line - self.first_line + 1)

    def _place(self, node: Located) -> Place:
        return Place(self.name, node.line, node.column)

    def _unconverted(self, error: ConversionError) -> Trouble:
        """Describe a conversion that failed, as plain values."""
        lines = self.text.split("\n")
        return Trouble(self.name, self.first_line, lines, str(error), error.context, error.spot, error.spot)

    def _trouble(self, error: Any) -> Trouble:
        """Return the parser's exception as plain values. A mark that is missing or past the end is moved inside."""
        lines = self.text.split("\n")
        spot = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        start = getattr(error, "context_mark", None) or spot
        return Trouble(
            self.name,
            self.first_line,
            lines,
            getattr(error, "problem", None) or str(error),
            getattr(error, "context", None) or "",
            inside(lines, spot),
            inside(lines, start),
        )


def _room_in(node: Mapping | Sequence) -> tuple[Any, Any, Any]:
    """Return the containers for the parts of a node: the values and keys of a mapping, or the items of a list."""
    return (node.values, node.keys, None) if isinstance(node, Mapping) else (None, None, node.items)


def _something(node: Located) -> Located | None:
    """Return the node, or None if it is the empty value of an empty document."""
    return None if isinstance(node, Scalar) and not node.value and not node.style else node
