"""The builder of documents from the events of a YAML parser."""

from collections.abc import Iterable
from itertools import islice
from typing import Any

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

from branchlight.source import new, source_codes
from branchlight.source.characters import REPLACEMENT, is_clean, visible
from branchlight.source.diagnostic import Related, complain
from branchlight.source.located import Located, Mapping, Scalar, Sequence, SourceFile
from branchlight.source.place import Place
from branchlight.source.text_mistakes import BrokenError, TextMistakes
from branchlight.source.trouble import INDENT_TEXT, NO_DIRECTIVES, read_as_data, special_start
from branchlight.source.unsafe_text import clean

MAX_DEPTH = 60
MAX_SCALAR = 100_000
MAX_VALUES = 200_000
TOO_DEEP = f"lists and mappings can be nested at most {MAX_DEPTH} deep"
LESS_DEEP = "move the innermost choices to a node of their own"
_DIVIDE = "divide it into several nodes"

_OPENS = frozenset((MappingStartEvent, SequenceStartEvent))
_CLOSES = frozenset((MappingEndEvent, SequenceEndEvent))
_ONE_OF_TWO = "keep one of the two"
_ONE_PAIR = "a value in prose has one pair of braces, and the text quotes around it; a condition has no braces"
_BEGINNINGS = frozenset(("node", "scene", "playthrough"))
_NO_DASHES = "if another begins here, a line of three dashes and nothing else is missing above it: ---"


class DocumentBuilder:
    """The builder of the documents of one text. What is wrong goes to `mistakes`.

    `two_in_one` are the keys of documents inside which another seems to begin. Their further duplicate keys are not
    reported, and such a document cannot be read: the owner of each value is unknown.
    """

    def __init__(self, mistakes: TextMistakes) -> None:
        self.mistakes = mistakes
        self.last_line = mistakes.first_line + mistakes.text.count("\n")
        self.two_in_one: list[dict[str, Scalar]] = []

    def build(self, done: list[Located | None], events: Iterable[Any]) -> None:
        """Build the documents from the events. Reading spends its time in this loop, so its usual case is flat."""
        first_line = self.mistakes.first_line
        stack: list[tuple[Any, Any, Any, str | None]] = []
        values, keys, items = _room_in(Sequence([], 1, 1))
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

            # Put the node where it belongs: into a list, or as a key or its value into a mapping.
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

            # A mapping or list stays open until the event that closes it.
            if kind is not ScalarEvent and kind is not AliasEvent:
                stack.append((values, keys, items, key))
                key = None
                values, keys, items = _room_in(node)
        if stack:
            raise self._too_much(node)

    def _too_much(self, last: Any) -> BrokenError:
        """Report that there are more values than may be read."""
        message = f"a document can contain at most {MAX_VALUES:,} keys, values and lists"
        self.mistakes.refuse(source_codes.TOO_MUCH, message, last, _DIVIDE)
        return BrokenError()

    def _opened(self, event: Any, depth: int) -> Located | None:
        """Return the empty list or mapping that begins with `event`; None at the start of a document or a stream."""
        line, column = event.start_mark.line + self.mistakes.first_line, event.start_mark.column + 1
        if type(event) is AliasEvent:
            return self._alias(Scalar(f"*{event.anchor}", line, column))
        if type(event) not in _OPENS:
            if type(event) is DocumentStartEvent and (event.version or event.tags):
                place = Place(self.mistakes.name, line, column)
                self.mistakes.report(complain(source_codes.YAML_FEATURE, place, NO_DIRECTIVES, INDENT_TEXT))
            return None
        opened = Mapping({}, {}, line, column) if type(event) is MappingStartEvent else Sequence([], line, column)
        if depth >= MAX_DEPTH:
            self.mistakes.refuse(source_codes.TOO_DEEP, TOO_DEEP, opened, LESS_DEEP)
            raise BrokenError
        if event.tag or event.anchor:
            self._refuse_properties(event, opened)
        return opened

    def _key(self, node: Located, keys: dict[str, Scalar]) -> str:
        """Return the key of the next value. A key that is not text gets a substitute, so that reading goes on."""
        if not isinstance(node, Scalar):
            if not any(mistake.code == source_codes.BAD_KEY.name for mistake in self.mistakes.found[-1:]):
                twice = isinstance(node, Mapping) and self.mistakes.line(node)[: node.column].endswith("{{")
                hint = _ONE_PAIR if twice else "if it is text, put quotes around it"
                self.mistakes.refuse(source_codes.BAD_KEY, "a key has to be text", node, hint)
            node = Scalar(REPLACEMENT, node.line, node.column)
        key = node.value
        if key in keys:
            if not any(keys is known for known in self.two_in_one):
                hint = _NO_DASHES if key in _BEGINNINGS and node.column == 1 else _ONE_OF_TWO
                self.two_in_one += [keys] if hint == _NO_DASHES else []
                first = Related(self.mistakes.place(keys[key]), "first declared here")
                message = f"the key `{visible(key)}` appears twice"
                self.mistakes.refuse(source_codes.DUPLICATE_KEY, message, node, hint, (first,))
            return key
        if not key:
            self.mistakes.refuse(
                source_codes.BAD_KEY, "the key before this colon is missing", node, "write `key: value`"
            )
        elif key == "<<" and not node.style:
            hint = "write out what is to be merged"
            self.mistakes.refuse(source_codes.YAML_FEATURE, "stories have no merge keys", node, hint)
        keys[key] = node
        return key

    def _checked(self, event: Any, scalar: Scalar) -> Scalar:
        """Check a scalar that may hold hidden characters, or that is more than text."""
        if scalar.line > self.last_line:  # libyaml expects the value of a lone `?` below the text
            scalar = scalar._replace(line=self.last_line, column=len(self.mistakes.text.rpartition("\n")[2]) + 1)
        if event.tag or event.anchor:
            self._refuse_properties(event, scalar)
        if len(scalar.value) > MAX_SCALAR:
            message = f"a text can have at most {MAX_SCALAR:,} characters"
            self.mistakes.refuse(source_codes.TOO_MUCH, message, scalar, _DIVIDE)
            raise BrokenError
        if is_clean(scalar.value):
            return scalar
        message = "an escape in this text gives a character that cannot be shown"
        hint = "remove it: it could control the reader's terminal"
        self.mistakes.refuse(source_codes.CONTROL_CHARACTER, message, scalar, hint)
        return scalar._replace(value=clean(SourceFile("", scalar.value), []).text)

    def _alias(self, scalar: Scalar) -> Scalar:
        """Return an alias as the text that it would be in quotes, and report it."""
        self.mistakes.report(special_start("*", self.mistakes.place(scalar), self.mistakes.line(scalar)))
        return scalar

    def _refuse_properties(self, event: Any, node: Located) -> None:
        """Report a tag or an anchor. Mostly it is a text that happens to start with `!` or `&`."""
        line = self.mistakes.line(node)
        character = line[node.column - 1 : node.column]
        if not isinstance(node, Scalar) or character not in ("!", "&"):
            hint = "remove the word that starts with `&` or `!`"
            self.mistakes.refuse(source_codes.YAML_FEATURE, "stories have no anchors and no tags", node, hint)
        elif line[: node.column - 1].endswith("{"):
            self.mistakes.report(read_as_data(self.mistakes.place(node)._replace(column=node.column - 1), line))
        else:
            self.mistakes.report(special_start(character, self.mistakes.place(node), line))


def _room_in(node: Mapping | Sequence) -> tuple[Any, Any, Any]:
    """Return the containers for the parts of a node: the values and keys of a mapping, or the items of a list."""
    return (node.values, node.keys, None) if isinstance(node, Mapping) else (None, None, node.items)


def _something(node: Located) -> Located | None:
    """Return the node, or None if it is the empty value of an empty document."""
    return None if isinstance(node, Scalar) and not node.value and not node.style else node
