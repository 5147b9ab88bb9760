"""Values in braces, and the formats after them: `{price as money}`, `{n as words as capital}`."""

import re
from collections.abc import Iterable

from branchlight.language.cursor import Cursor
from branchlight.language.expression import Const
from branchlight.language.formats import FORMATS
from branchlight.language.formats.format import Format
from branchlight.language.language_codes import FORMAT, FORMAT_TYPE
from branchlight.language.mistake import Mistake
from branchlight.language.prose import Show, Style
from branchlight.language.types import TEXT, Kind, Type, describe
from branchlight.source.did_you_mean import near
from branchlight.source.named_tuple import NamedTuple

_WORD = re.compile(r"\S+")
_NAME = re.compile(r"[^\W\d]\w*")
_NOTHING = Show(Const(""), TEXT)


class _Named(NamedTuple):
    """A format as it is named in a text, from the offset `start` to `end`."""

    name: str
    start: int
    end: int


def parse_value(cursor: Cursor, start: int, end: int, style: Style) -> Show:
    """Return the value that is written at these offsets, or a substitute after noting a mistake in it."""
    source, formats = _split(cursor.text, start, end)
    stripped = source.strip()
    typed = cursor.interpreter.expression(stripped, start + source.find(stripped), None)
    if typed is None:
        return _NOTHING
    wrong = _misfit(formats, typed.type)
    if wrong is not None:
        cursor.note_if(wrong)
        return _NOTHING
    for name, begin, behind in formats:
        cursor.interpreter.note("format", name, begin)
        if FORMATS[name].is_spoken:
            cursor.interpreter.speak(f"as {name}", begin, behind)
    return Show(typed.expression, typed.type, style, tuple([each.name for each in formats]))


def _split(text: str, start: int, end: int) -> tuple[str, list[_Named]]:
    """Return the expression between these offsets, and the formats that follow it."""
    words = list(_WORD.finditer(text, start, end))
    found: list[_Named] = []
    # A name after `as` at the very end is outside all quotes and parentheses.
    while len(words) > 2 and words[-2][0] == "as" and _NAME.fullmatch(words[-1][0]):
        found.insert(0, _Named(words[-1][0], *words[-1].span()))
        del words[-2:]
    return text[start : words[-1].end() if found else end], found


def _misfit(formats: list[_Named], type_: Type) -> Mistake | None:
    """Return the mistake of the first format that does not exist or does not fit this type, if any."""
    kind, found = type_.kind, describe(type_)
    for name, start, end in formats:
        format_ = FORMATS.get(name)
        if format_ is None:
            hint = near(name, list(FORMATS)) or f"formats: {_helped(FORMATS.values())}"
            return Mistake(FORMAT, f"there is no format `{name}`", start, end, hint)
        if kind not in format_.takes:
            return Mistake(FORMAT_TYPE, f"`as {name}` cannot show {found}", start, end, _fitting(kind, name))
        kind, found = "text", "what the format before it gives"
    return None


def _helped(formats: Iterable[Format]) -> str:
    return ", ".join([f"`as {format_.name}` ({format_.about})" for format_ in formats])


def _fitting(kind: Kind, tried: str) -> str:
    """Return a hint that names the formats that a value of this kind can have."""
    fitting = [format_ for format_ in FORMATS.values() if kind in format_.takes]
    return f"what fits: {_helped(fitting)}" if fitting else f"leave out `as {tried}`: nothing fits such a value"
