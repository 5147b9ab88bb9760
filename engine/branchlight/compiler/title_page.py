"""The title page to declarations: voices, moods, notes, gauges, endings and promises."""

import re

from branchlight.compiler import story_keys
from branchlight.compiler.compiler_codes import MISSING, SHAPE, VALUE
from branchlight.compiler.declared_state import read_state
from branchlight.compiler.fields import Fields
from branchlight.compiler.identity import read_identity
from branchlight.compiler.names import Names, View
from branchlight.compiler.page_expressions import page_view, read_expression
from branchlight.compiler.problems import Problems
from branchlight.compiler.value_words import read_words
from branchlight.compiler.variables import EXCHANGE
from branchlight.language.scope import Typed
from branchlight.language.types import HIGHEST, LOWEST, TRUTH, Type, whole
from branchlight.model.story import Ending, Gauge, Mood, Note, Promise, Variable, Voice
from branchlight.source.located import Located, Mapping, Scalar
from branchlight.source.named_tuple import NamedTuple

KEYS = frozenset(story_keys.TITLE_PAGE)
_GAUGE_KEYS = frozenset(story_keys.GAUGE)
_NOTE_KEYS = frozenset(story_keys.NOTE)
_VOICE_KEYS = frozenset(story_keys.VOICE)
_MOOD_KEYS = frozenset(story_keys.MOOD)
_ENDING_KEYS = frozenset(story_keys.ENDING)
_PROMISES = tuple(story_keys.PROMISES)
_COLOURS = ("", *story_keys.COLOURS)
_STYLES = ("", *story_keys.STYLES)


class TitlePage(NamedTuple):
    """The contents of a title page, except for what depends on the nodes."""

    identity: str
    title: str
    author: str
    language: str
    start: Scalar | None
    blurb: str
    credits: str
    notes: dict[str, Note]
    voices: dict[str, Voice]
    moods: dict[str, Mood]
    variables: tuple[Variable, ...]
    endings: dict[str, Ending]


def read_title_page(problems: Problems, page: Mapping, names: Names, missing: bool = False) -> TitlePage:
    """Read all that depends on nothing else, and declare it in `names`.

    Formulas, gauges and promises come later. `missing` means that the page is a substitute for a missing one, and that
    this has been reported.
    """
    fields = Fields(problems, page, KEYS, "a title page")
    title = fields.line("title")
    if not title and not missing:
        problems.complain(MISSING, page, "the story has no title", "begin with `title: ...`")
    voices = {scalar.value: _voice(problems, scalar, value) for scalar, value in fields.mapping_of("voices")}
    names.voices.update(dict.fromkeys(voices))
    endings = {scalar.value: _ending(problems, scalar, value) for scalar, value in fields.mapping_of("endings")}
    names.endings.update({name: number for number, name in enumerate(endings)})
    language = fields.line("language", "en")
    names.is_english = re.match(r"(en\b|$)", language.lower().replace("_", "-")) is not None
    variables = read_state(problems, fields, names)
    read_words(problems, fields, names)
    return TitlePage(
        read_identity(problems, fields, title),
        title,
        fields.line("author"),
        language,
        fields.scalar("start"),
        fields.text("blurb"),
        fields.text("credits"),
        {scalar.value: _note(problems, scalar, value) for scalar, value in fields.mapping_of("notes")},
        voices,
        {scalar.value: _mood(problems, scalar, value) for scalar, value in fields.mapping_of("moods")},
        variables,
        endings,
    )


def read_gauges(problems: Problems, page: Mapping, names: Names) -> tuple[Gauge, ...]:
    """Read the gauges, which are drawn at the foot of the page."""
    fields = Fields(problems, page, KEYS, "a title page")
    gauges: list[Gauge] = []
    for scalar, value in fields.mapping_of("gauges"):
        if not isinstance(value, Mapping):
            hint = "write it as in `{kind: bar, value: strain}`"
            problems.wrong_shape(value, "a gauge needs `kind:` and `value:`", hint)
            continue
        gauge = _gauge(problems, scalar, Fields(problems, value, _GAUGE_KEYS, "a gauge"), names)
        if gauge is not None:
            gauges.append(gauge)
    return tuple(gauges)


def _gauge(problems: Problems, name: Scalar, fields: Fields, names: Names) -> Gauge | None:
    """Return one gauge; None if it has no value that can be shown."""
    shown = _optional(problems, fields.scalar("value"), page_view(names), whole(0, 0))
    if shown is None:
        if fields.get("value") is None:
            hint = "write `value:` and what it shows, such as a name from `state:`"
            problems.complain(MISSING, name, f"the gauge `{name.value}` has no `value:`", hint)
        return None
    flat = _optional(problems, fields.scalar("flat"), page_view(names), TRUTH)
    test = _optional(problems, fields.scalar("if"), page_view(names), TRUTH)
    kind = fields.one_of("kind", story_keys.GAUGES, "bar")
    low = fields.whole("min", shown.type.low, LOWEST, HIGHEST)
    high = fields.whole("max", shown.type.high, LOWEST, HIGHEST)
    if low > high:
        problems.complain(VALUE, name, f"the gauge `{name.value}` has a `min:` above its `max:`", EXCHANGE)
    label = fields.line("label", name.value.replace("_", " "))
    stops, shows = (found.expression if found else None for found in (flat, test))
    return Gauge(name.value, kind, label, shown.expression, low, high, stops, shows)  # type: ignore[arg-type]


def read_promises(problems: Problems, page: Mapping, names: Names) -> tuple[Promise, ...]:
    """Read the promises, which the proof verifies."""
    fields = Fields(problems, page, KEYS, "a title page")
    promises: list[Promise] = []
    for item in fields.items("promises"):
        if not isinstance(item, Mapping) or len(item.values) != 1:
            hint = f"write one of {', '.join(f'`{kind}: ...`' for kind in _PROMISES)} in each item"
            problems.wrong_shape(item, "a promise has one key and its condition", hint)
            continue
        inner = Fields(problems, item, frozenset(_PROMISES), "a promise")
        for kind in _PROMISES:
            scalar = inner.scalar(kind)
            typed = _optional(problems, scalar, page_view(names, promising=True), TRUTH)
            if scalar is not None and typed is not None:
                text = f"{kind}: {scalar.value.strip()}"
                promises.append(Promise(kind, typed.expression, text, problems.place(scalar)))  # type: ignore[arg-type]
    return tuple(promises)


def _optional(problems: Problems, scalar: Scalar | None, view: View, expected: Type) -> Typed | None:
    return None if scalar is None else read_expression(problems, scalar, view, expected)


def _note(problems: Problems, name: Scalar, value: Located) -> Note:
    if isinstance(value, Scalar):
        return Note(name.value, value.value, "")
    if not isinstance(value, Mapping):
        hint = f"write `{name.value}: {{brief: a word or two, detail: a sentence}}`"
        problems.complain(SHAPE, value, "a content note needs `brief:` and `detail:`", hint)
        return Note(name.value, "", "")
    fields = Fields(problems, value, _NOTE_KEYS, "a content note")
    return Note(name.value, fields.line("brief", name.value), fields.line("detail"))


def _voice(problems: Problems, name: Scalar, value: Located) -> Voice:
    if isinstance(value, Scalar):
        return Voice(name.value, value.value or name.value, "", "", 0)
    if not isinstance(value, Mapping):
        message = "a voice needs `name:`, and may have `style:`, `colour:` and `indent:`"
        problems.complain(SHAPE, value, message, f"write `{name.value}: {{name: Its name, style: italic}}`")
        return Voice(name.value, name.value, "", "", 0)
    fields = Fields(problems, value, _VOICE_KEYS, "a voice")
    style, colour = fields.one_of("style", _STYLES, ""), fields.one_of("colour", _COLOURS, "")
    return Voice(name.value, fields.line("name", name.value), style, colour, fields.whole("indent", 0, 0, 12))


def _mood(problems: Problems, name: Scalar, value: Located) -> Mood:
    if isinstance(value, Scalar) and not value.value:
        return Mood(name.value, "", "", "")
    if not isinstance(value, Mapping):
        message = "a mood may have `colour:`, `border:` and `pace:`"
        problems.complain(SHAPE, value, message, f"write `{name.value}: {{colour: blue, pace: slow}}`")
        return Mood(name.value, "", "", "")
    fields = Fields(problems, value, _MOOD_KEYS, "a mood")
    border = fields.one_of("border", ("", *story_keys.BORDERS), "")
    pace = fields.one_of("pace", ("", *story_keys.PACES), "")
    return Mood(name.value, fields.one_of("colour", _COLOURS, ""), border, pace)


def _ending(problems: Problems, name: Scalar, value: Located) -> Ending:
    if isinstance(value, Scalar):
        return Ending(name.value, value.value or name.value.replace("_", " "), 0, problems.place(name))
    if not isinstance(value, Mapping):
        problems.complain(SHAPE, value, "an ending needs a `title:`", f"write `{name.value}: {{title: Its title}}`")
        return Ending(name.value, name.value, 0, problems.place(name))
    fields = Fields(problems, value, _ENDING_KEYS, "an ending")
    title = fields.line("title", name.value.replace("_", " "))
    return Ending(name.value, title, fields.whole("order", 0, 0, 1000), problems.place(name))
