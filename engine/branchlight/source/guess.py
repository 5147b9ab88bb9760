"""Hints that say what was probably meant, with the fix that follows from each."""

from branchlight.source.fix import Edit, Fix
from branchlight.source.lines import line_at
from branchlight.source.located import Scalar, SourceFile
from branchlight.source.place import Place
from branchlight.source.place_in import place_in


class Guess(str):
    """A hint for a mistake in which `word` is written and `meant` was meant. `sure` is that of the fix."""

    word: str
    meant: str
    sure: bool

    def __new__(cls, hint: str, word: str, meant: str, sure: bool = True) -> "Guess":
        """Return the hint as a text that has the fix with it."""
        made = super().__new__(cls, hint)
        made.word, made.meant, made.sure = word, meant, sure
        return made


def guessed_fix(file: SourceFile, scalar: Scalar, hint: str, start: int, end: int) -> Fix | None:
    """Return the fix of a mistake between two offsets of a scalar, if its hint has one.

    The mistaken word is the first that overlaps these offsets. One that is written with escapes has no fix.
    """
    if not isinstance(hint, Guess) or not hint.word:
        return None
    at = scalar.value.find(hint.word, max(0, start - len(hint.word) + 1))
    if at < 0 or at >= max(end, start + 1):
        return None
    place = place_in(file, scalar, at)
    if not line_at(file.text, place.line).startswith(hint.word, place.column - 1):
        return None
    if hint.meant.startswith("\n"):
        above = Edit(Place(file.name, place.line, 1), 0, "\n")
        return Fix("insert a blank line", (above,), hint.sure) if scalar.style == "|" else None
    title = f"replace `{hint.word}` with `{hint.meant}`" if hint.meant else f"delete `{hint.word}`"
    return Fix(title, (Edit(place, len(hint.word), _escaped(hint.meant, scalar.style)),), hint.sure)


def fix_at(place: Place, hint: str, sure: bool) -> Fix | None:
    """Return the fix of a mistaken word at a place, if the hint has one."""
    if not isinstance(hint, Guess):
        return None
    return Fix(f"replace `{hint.word}` with `{hint.meant}`", (Edit(place, len(hint.word), hint.meant),), sure)


def _escaped(text: str, style: str) -> str:
    """Return a text as it is written in a scalar of this style."""
    if style == '"':
        return text.replace("\\", "\\\\").replace('"', '\\"')
    return text.replace("'", "''") if style == "'" else text
