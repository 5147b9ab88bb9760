"""Pieces of a text as prose of the format."""

import re
from collections.abc import Sequence

from branchlight.adopt.lower.texts.pieces import Cases, CaseSide, InkSeries, InkWords, Join, LineEnd, Piece, ShownValue
from branchlight.adopt.lower.texts.spacing import SPACE, spaced
from branchlight.adopt.write.idle_glue import without_idle_glue
from branchlight.adopt.write.side_breaks import with_breaks
from branchlight.adopt.write.written_values import Expressions

_SIGNS: dict[str, str] = {
    "stopping": "",
    "cycle": "& ",
    "once": "! ",
    "shuffle": "~ ",
    "shuffle once": "~! ",
    "any": "? ",
}
_SPECIAL = re.compile(r"[\\{}*]|<(?=/?[A-Za-z]*>)")
_IN_BRACES = re.compile(r"[\\{}*|:]|<(?=/?[A-Za-z]*>)")
_FIRST_WORD = re.compile(r"[^\W\d]\w*")
_CALL = re.compile(r"[^\W\d]\w*\(")
_COMPARED = re.compile(r"[\d(][^!?\n]*[<>=]")


class ProseWriter:
    """The prose of one scene."""

    def __init__(self, expressions: Expressions, scene: str) -> None:
        self._expressions = expressions
        self._scene = scene

    def text(self, pieces: Sequence[Piece]) -> str:
        """Return a text in which blank lines separate paragraphs."""
        parts = [self._piece(piece, in_braces=False) for piece in spaced(without_idle_glue(with_breaks(pieces)))]
        paragraphs = [" ".join(each.split(" ")).strip() for each in "".join(parts).split("\n\n")]
        shown = [re.sub(r"[ \t]+", " ", each) for each in paragraphs if each]
        return "\n\n".join(f"\\{each}" if each.startswith("@") else each for each in shown)

    def label(self, pieces: Sequence[Piece]) -> str:
        """Return a text of one line."""
        return " ".join(self.text(pieces).split())

    def _piece(self, piece: Piece, in_braces: bool) -> str:
        match piece:
            case InkWords(text):
                return (_IN_BRACES if in_braces else _SPECIAL).sub(lambda found: "\\" + found[0], text)
            case ShownValue(value):
                return '{" "}' if value == SPACE else f"{{{self._expressions.code(value, self._scene)}}}"
            case LineEnd():
                return "\n\n"
            case Join():
                return "<>"
            case InkSeries(_, kind, sides):
                return self._series(kind, [self._side(side) for side in sides])
            case Cases():
                return self._cases(piece)

    def _side(self, pieces: Sequence[Piece]) -> str:
        return "".join(self._piece(piece, in_braces=True) for piece in pieces).strip(" ")

    def _series(self, kind: str, sides: list[str]) -> str:
        names = {name.partition(".")[0] for name in self._expressions.names.values()}
        sides = [f"\\{side}" if _seems_condition(side, names) else side for side in sides]
        if sides[0][:1] in ("&", "!", "~", "?"):
            sides[0] = f"\\{sides[0]}"
        if len(sides) == 1:  # braces of one side need a bar
            sides = [*sides, sides[0] if kind != "once" else ""]
        if any("\n\n" in side for side in sides):
            first, *others = sides  # an empty side must have no blank line in it
            rest = "".join(f"\n|\n{side}" if side else "\n|" for side in others)
            return "{" + _SIGNS[kind] + first + rest + ("\n}" if sides[-1] else "}")
        return "{" + _SIGNS[kind] + _bars(sides) + "}"

    def _cases(self, piece: Cases) -> str:
        written = piece.sides[:-1] if piece.sides[-1] == CaseSide(None, ()) else piece.sides
        sides = [(self._test(side), self._side(side.pieces)) for side in written]
        if any("\n\n" in text for _, text in sides):
            return "{" + "\n|\n".join("\n".join(filter(None, side)) for side in sides) + "\n}"
        return "{" + _bars([" ".join(filter(None, side)) for side in sides]) + "}"

    def _test(self, side: CaseSide) -> str:
        return "" if side.condition is None else f"{self._expressions.code(side.condition, self._scene)}:"


def _seems_condition(side: str, names: set[str]) -> bool:
    """Return whether the words of a side begin as a name, a condition or a call would."""
    word = _FIRST_WORD.match(side)
    if word and (word[0] in names or word[0] in ("if", "not", "plural")):
        return True
    return _CALL.match(side) is not None or _COMPARED.match(side) is not None


def _bars(sides: list[str]) -> str:
    return " | ".join(sides).replace("|  |", "| |").rstrip() if sides[-1] else (" | ".join(sides[:-1]) + " |")
