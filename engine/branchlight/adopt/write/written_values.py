"""Values as expressions of the language."""

from branchlight.adopt.lower.blocks.ink_blocks import InkBlock
from branchlight.adopt.lower.finish.positive_numbers import PositiveNumbers
from branchlight.adopt.lower.ink_values import Mark, Value
from branchlight.adopt.write.layout import NodeSpot, StoryLayout, is_seen_test
from branchlight.adopt.write.wordings import Wordings

_LEVELS = {
    "if": 1,
    "or": 2,
    "and": 3,
    "not": 4,
    "==": 5,
    "!=": 5,
    "<": 5,
    ">": 5,
    "<=": 5,
    ">=": 5,
    "in": 5,
    "+": 6,
    "-": 6,
    "*": 7,
    "/": 7,
    "mod": 7,
}
_CALL = 9
_UNARY = 8


class Expressions:
    """The expressions of one story. `names` are those of its state, by their keys."""

    def __init__(
        self, layout: StoryLayout, names: dict[str, str], wordings: Wordings, positive: PositiveNumbers
    ) -> None:
        self.layout = layout
        self.names = names
        self.wordings = wordings
        self.positive = positive

    def code(self, value: Value, scene: str) -> str:
        """Return an expression, as seen from a scene."""
        return self._at(value, scene, 0)

    def _at(self, value: Value, scene: str, level: int) -> str:
        text, own = self._text(value, scene)
        return f"({text})" if own < level else text

    def _text(self, value: Value, scene: str) -> tuple[str, int]:
        """Return an expression, and how tightly it holds together."""
        match value.op:
            case "literal":
                return self._literal(value)
            case "state":
                return self.names[value.name], _CALL
            case "visits":
                return self._visits(value.mark, scene)
            case "since":
                return self._since(value.mark, scene)
            case "if":
                condition, yes, no = (self._at(each, scene, 2) for each in value.args)
                return f"{yes} if {condition} else {no}", 1
            case "turns":
                spot = self.layout.spots[id(self.layout.marked[value.mark][0])]
                return f"turns_since({place_name(spot, scene)})", _CALL
            case "as list":
                return f"{self._at(value.args[0], scene, 0)} as list", 0
            case "not":
                return f"not {self._at(value.args[0], scene, 5)}", 4
            case "/" | "mod":
                return self._division(value, scene)
            case _ if value.op in _LEVELS:
                return self._operator(value, scene)
            case _:
                arguments = ", ".join(self._at(each, scene, 0) for each in value.args)
                return f"{value.op}({arguments})", _CALL

    def _literal(self, value: Value) -> tuple[str, int]:
        if value.kind == "truth":
            return ("true" if value.constant else "false"), _CALL
        if value.kind == "number":
            assert isinstance(value.constant, int)
            return str(value.constant), _CALL if value.constant >= 0 else _UNARY
        return self.wordings.name(value), _CALL

    def _operator(self, value: Value, scene: str) -> tuple[str, int]:
        left, right = value.args
        if is_seen_test(value):
            seen, level = self._seen(left.mark, scene)
            if value.op == "!=":
                return seen, level
            return (f"not {seen}" if level > 4 else f"not ({seen})"), 4
        level = _LEVELS[value.op]
        if value.op == "-" and left.is_literal and left.constant == 0:
            return f"-{self._at(right, scene, _UNARY)}", _UNARY
        first = level + 1 if level == 5 else level
        return f"{self._at(left, scene, first)} {value.op} {self._at(right, scene, level + 1)}", level

    def _division(self, value: Value, scene: str) -> tuple[str, int]:
        """Return a division. The remainder has the sign of the dividend, as in inkjs, which rounds down too."""
        left, right = value.args
        sign = "//" if value.op == "/" else "%"
        plain = f"{self._at(left, scene, 7)} {sign} {self._at(right, scene, 8)}"
        if value.op == "/" or (self.positive.has(left) and self.positive.has(right)):
            return plain, 7
        whole = f"abs({self._at(left, scene, 0)}) % abs({self._at(right, scene, 0)})"
        return f"-({whole}) if {self._at(left, scene, 6)} < 0 else {whole}", 1

    def _blocks(self, mark: Mark) -> list[InkBlock]:
        return [block for block in self.layout.marked.get(mark, []) if id(block) in self.layout.spots]

    def _seen(self, mark: Mark, scene: str) -> tuple[str, int]:
        """Return whether something was entered."""
        found = [self._asked(block, scene) for block in self._blocks(mark)]
        if not found:
            return "false", _CALL
        return " or ".join(found), _CALL if len(found) == 1 else 2

    def _asked(self, block: InkBlock, scene: str) -> str:
        spot = self.layout.spots[id(block)]
        return f"chose({place_name(spot, scene)})" if spot.choice else f"seen({place_name(spot, scene)})"

    def _visits(self, mark: Mark, scene: str) -> tuple[str, int]:
        found = [f"visits({place_name(self.layout.spots[id(block)], scene)})" for block in self._blocks(mark)]
        if not found:
            return "0", _CALL
        return " + ".join(found), _CALL if len(found) == 1 else 6

    def _since(self, mark: Mark, scene: str) -> tuple[str, int]:
        found = [f"turns_since({place_name(self.layout.spots[id(block)], scene)})" for block in self._blocks(mark)]
        if not found:
            return "-1", _UNARY
        nearest = found[0] if len(found) == 1 else f"min({', '.join(found)})"
        return f"{nearest} if {self._seen(mark, scene)[0]} else -1", 1


def place_name(spot: NodeSpot, scene: str) -> str:
    """Return what a node or a choice is called in a scene."""
    parts = [spot.node, *([spot.choice] if spot.choice else [])]
    return ".".join(parts if spot.scene == scene else [spot.scene, *parts])
