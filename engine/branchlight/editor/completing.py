"""The names and keys that fit at a place. They follow from the line and from the names of the last good story."""

import re
from collections.abc import Iterable, Iterator

from branchlight.authoring.playthroughs.playthrough_keys import PLAYTHROUGH, STEPS
from branchlight.compiler import story_keys
from branchlight.editor.edited_story import EditedStory
from branchlight.editor.expression_names import expression_names
from branchlight.editor.known_names import KnownNames, Meaning
from branchlight.editor.yaml_context import YamlContext, yaml_context
from branchlight.language.formats import FORMATS
from branchlight.source.lines import line_at
from branchlight.source.named_tuple import NamedTuple
from branchlight.source.place import Place

_WORD = re.compile(r"[\w.]*\Z")
_REST = re.compile(r"\w*")
_AT = re.compile(r"(?:^|\n[ \t]*\n)[ \t]*@(?P<name>\w*)\Z")
_CUE = re.compile(r"@cue +(\w*)\Z")
_MARK = re.compile(r"\{\s*(?:tells|needs) +(\w*)\Z")
_FORMAT = re.compile(r" as (\w*)\Z")
_EXPRESSIONS = frozenset((*story_keys.PROMISES, "if", "when", "priority", "flat", "value", "do", "else"))
_EXPRESSED = frozenset(("formulas", "with"))
_KEYED = frozenset(("with", "among", "but"))
"""The keys whose value is an expression, those all of whose entries are, and those with names as keys."""
_KINDS = {
    "to": "node",
    "start": "node",
    "call": "node",
    "go": "node",
    "ending": "ending",
    "mood": "mood",
    "note": "note",
    "veils": "note",
    "tells": "fact",
    "needs": "fact",
    "pool": "pool",
    "from": "pool",
    "into": "state",
    "number": "state",
    "choose": "choice",
    "choices": "choice",
    "one of": "group",
    "set of": "group",
}
_WORDS = {
    "colour": story_keys.COLOURS,
    "style": story_keys.STYLES,
    "border": story_keys.BORDERS,
    "pace": story_keys.PACES,
    "kind": story_keys.GAUGES,
    "once": ("true", "false", "visit"),
    "shown": ("true", "false"),
}
_PROSE = frozenset(("text", "veiled", "label", "locked", "title"))
_SECTIONS = {
    "state": story_keys.STATE,
    "takes": story_keys.STATE,
    "each": story_keys.STATE,
    "voices": story_keys.VOICE,
    "moods": story_keys.MOOD,
    "notes": story_keys.NOTE,
    "endings": story_keys.ENDING,
    "gauges": story_keys.GAUGE,
}
_MAPPINGS = {
    "choices": story_keys.CHOICE,
    "go": story_keys.WAY,
    "do": story_keys.STATEMENT,
    "else": story_keys.STATEMENT,
    "call": story_keys.CALL,
    "promises": story_keys.PROMISES,
    "ask": {**story_keys.ASK, **story_keys.ASK_AMONG, **story_keys.ASK_NUMBER},
    "steps": STEPS,
}


class Completion(NamedTuple):
    """A text that fits, in place of `length` characters from `start`. `kind` is that of its use."""

    text: str
    kind: str
    detail: str
    start: Place
    length: int


def completions(edited: EditedStory, place: Place) -> tuple[Completion, ...]:
    """Return what fits at a place, by name. The files may be newer than the story and its uses."""
    line = line_at(edited.text(place.file), place.line)
    before = line[: place.column - 1]
    word, rest = _WORD.search(before), _REST.match(line, place.column - 1)
    written = len(word[0]) if word else 0
    start = place._replace(column=place.column - written)
    length = written + (len(rest[0]) if rest else 0)
    found = {meaning.text: meaning for meaning in _fitting(edited, place)}
    return tuple([Completion(each.text, each.kind, each.detail, start, length) for each in found.values()])


def _fitting(edited: EditedStory, place: Place) -> Iterator[Meaning]:
    context = yaml_context(edited.text(place.file), place.line, place.column)
    names = KnownNames(edited, place)
    recorded = any(file.name == place.file for file in edited.playthrough_files)
    key = context.path[-1] if context.path else ""
    if context.value is None:
        yield from _keys(context, recorded, context.is_first and place.file == edited.story_files[0].name)
        if key in _KEYED or "words" in context.path:
            yield from names.of("parameter", "state", "value", "member", "trait", "word")
    elif recorded and key in ("choose", "choices"):
        found = names.of("choice")
        yield from [each._replace(text=each.text.rpartition(".")[2]) for each in found]
    elif (key in _KINDS or key in _WORDS) and not (key == "start" and len(context.path) > 1):
        yield from _values(context, key, names)
    elif context.path[-2:] == ("ask", "else"):
        yield from names.of("value", "member")
    elif key in _EXPRESSIONS or _EXPRESSED.intersection(context.path) or (key == "state" and recorded):
        yield from expression_names(context.value, names)
    elif context.block or key in _PROSE:
        yield from _in_prose(context.value, names)
    elif len(context.path) > 1 and context.path[-2] == "choices":
        yield from names.nodes()


def _values(context: YamlContext, key: str, names: KnownNames) -> Iterator[Meaning]:
    if key in _WORDS:
        yield from [Meaning(word, "word", "") for word in _WORDS[key]]
    elif _KINDS[key] == "node":
        yield from names.nodes()
        if key in ("go", "to"):
            yield Meaning("back", "node", "to where the call was made")
    else:
        yield from names.of(_KINDS[key])


def _in_prose(text: str, names: KnownNames) -> Iterator[Meaning]:
    """Yield what fits in prose: a voice or a cue after `@`, and names in braces."""
    if _AT.search(text):
        yield from names.of("voice")
        yield from [Meaning("cue", "key", "a sign to the page"), Meaning("pause", "key", "seconds to wait")]
    elif _CUE.search(text):
        yield from names.of("cue")
    else:
        inside = _open_brace(text)
        if inside is None:
            return
        if _MARK.search("{" + inside):
            yield from names.of("fact")
        elif _FORMAT.search(inside):
            yield from [Meaning(each.name, "format", each.about) for each in FORMATS.values()]
        else:
            yield from expression_names(inside, names)


def _open_brace(text: str) -> str | None:
    """Return what follows the last brace that is open at the end of a text, or its last bar; None if none is open.

    After the colon of a condition there is prose.
    """
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        if text[at] == "}" and text[at - 1 : at] != "\\":
            depth += 1
        elif text[at] == "{" and text[at - 1 : at] != "\\":
            if not depth:
                inside = text[at + 1 :]
                return None if ":" in inside.rpartition("|")[2] else inside.rpartition("|")[2]
            depth -= 1
    return None


def _keys(context: YamlContext, recorded: bool, is_first: bool) -> Iterable[Meaning]:
    """Return the keys that fit, each with the line about it."""
    path = context.path
    if not path:
        known = PLAYTHROUGH if recorded else _of_document(context, is_first)
    elif path[-1] in _MAPPINGS:
        known = _MAPPINGS[path[-1]]
    elif len(path) > 1 and path[-2] in _SECTIONS:
        known = _SECTIONS[path[-2]]
        if path[-2] == "state":
            known = {**known, **story_keys.COUNTED, **story_keys.STATE_GROUP}
    else:
        known = {}
    return [Meaning(key, "key", about) for key, about in known.items()]


def _of_document(context: YamlContext, is_first: bool) -> story_keys.Keys:
    """Return the keys of a document of this kind, or the keys that begin one."""
    if "node" in context.top:
        return story_keys.NODE
    if "scene" in context.top:
        return story_keys.SCENE
    if "title" in context.top or is_first:
        return story_keys.TITLE_PAGE
    return {key: about for keys in (story_keys.SCENE, story_keys.NODE) for key, about in keys.items()}
