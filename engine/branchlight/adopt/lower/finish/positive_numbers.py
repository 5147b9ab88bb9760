"""The numbers of an adopted story that are never below 0."""

from branchlight.adopt.lower.blocks.block_graph import all_blocks
from branchlight.adopt.lower.blocks.ink_blocks import InkBlock, every_change
from branchlight.adopt.lower.courses import InkCourse
from branchlight.adopt.lower.ink_values import Value
from branchlight.adopt.lower.lowering import Lowering


class PositiveNumbers:
    """The keys of the state that is never below 0."""

    def __init__(self, keys: set[str]) -> None:
        self._keys = keys

    def has(self, value: Value) -> bool:
        """Return whether a number is never below 0."""
        if value.is_literal:
            return isinstance(value.constant, int) and value.constant >= 0
        if value.op == "state":
            return value.name in self._keys
        if value.op in ("-", "since"):
            return False
        return all(self.has(each) for each in value.args)


def positive_numbers(low: Lowering, first: InkBlock) -> PositiveNumbers:
    """Return the numbers that are never below 0: they start so, and nothing can take them there."""
    blocks = all_blocks([first, *low.blocks.points.values()])
    changes = [change for block in blocks for change in every_change(block.do)]
    course = InkCourse(InkBlock(low.story.place, ""), ())
    numbers = [key for key, state in low.states.by_key.items() if state.kind == "number"]
    keys = {key for key in numbers if _starts_positive(low, course, key)}
    while True:
        found = PositiveNumbers(keys)
        falling = {each.name for each in changes if each.op == "-=" or not found.has(each.value)} & keys
        if not falling:
            return found
        keys = keys - falling


def _starts_positive(low: Lowering, course: InkCourse, key: str) -> bool:
    found = low.parts.constants.get(key) or low.parts.variables.get(key)
    if found is None:
        return "/" in key
    start = low.states.known(low.value(course, found.value))
    return start.is_literal and isinstance(start.constant, int) and start.constant >= 0
