"""A whole ink story as blocks."""

from branchlight.adopt.ink.meanings import LocalMeaning, Meanings
from branchlight.adopt.ink.tree import InkStory
from branchlight.adopt.lower.block_graph import all_blocks
from branchlight.adopt.lower.courses import InkCourse
from branchlight.adopt.lower.ink_blocks import InkBlock, every_change
from branchlight.adopt.lower.ink_values import START, Mark
from branchlight.adopt.lower.inlines import inlines
from branchlight.adopt.lower.loose_ends import run_out
from branchlight.adopt.lower.lower_codes import RECURSION
from branchlight.adopt.lower.lowered_statements import statement
from branchlight.adopt.lower.lowered_values import lowered, operation
from branchlight.adopt.lower.lowering import Lowering, Walk
from branchlight.adopt.lower.refusal import RefusalError, RestartError
from branchlight.adopt.lower.story_parts import Flow
from branchlight.adopt.lower.weave_ends import THE_END, EndOfStory
from branchlight.adopt.lower.weaves import follow_branch, follow_weave

_WALK = Walk(lowered, inlines, statement, follow_weave, operation, follow_branch)


def lower_story(story: InkStory, meanings: Meanings) -> tuple[Lowering, InkBlock]:
    """Return the lowering of a story, and its first block. `refusals` of the lowering has what is refused."""
    kept: frozenset[tuple[str, str]] = frozenset()
    while True:
        low = Lowering(story, meanings, _WALK, kept)
        try:
            first = _all(low)
            if meanings.is_sound and not low.refusals.found:
                low.positive = positive_states(low, first)
            return low, first
        except RestartError as restart:
            kept |= {restart.name}
        except RecursionError:
            message = "the functions of this story call each other too deeply to be written out"
            low.refusals.add(RECURSION, low.story.place, message, "write fewer of them into each other")
            return low, InkBlock(low.story.place, "")


def positive_states(low: Lowering, first: InkBlock) -> set[str]:
    """Return the names of the numbers that are never below 0: they start so, and nothing can take them there."""
    blocks = all_blocks([first, *low.points.values()])
    changes = [change for block in blocks for change in every_change(block.do)]
    course = InkCourse(InkBlock(low.story.place, ""), ())
    numbers = [key for key, state in low.states.by_key.items() if state.kind == "number"]
    low.positive = {key for key in numbers if _starts_positive(low, course, key)}
    while True:
        falling = {each.name for each in changes if each.op == "-=" or not low.is_positive(each.value)} & low.positive
        if not falling:
            return low.positive
        low.positive -= falling


def _starts_positive(low: Lowering, course: InkCourse, key: str) -> bool:
    found = low.parts.constants.get(key) or low.parts.variables.get(key)
    if found is None:
        return "/" in key
    start = low.states.known(low.value(course, found.value))
    return start.is_literal and isinstance(start.constant, int) and start.constant >= 0


def _all(low: Lowering) -> InkBlock:
    first = InkBlock(low.story.place, "")
    first.marks.add(START)
    course = InkCourse(first, ())
    for end in low.weave(course, low.story.body, EndOfStory()):
        if end.has_choices or (end.is_apart and not end.is_loose):
            run_out(low, end.course, low.story.place, end.has_choices)
        else:
            end.course.stop(low.story.place, THE_END)
    for path, flow in low.parts.flows.items():
        _flow(low, path, flow)
    for external in low.story.externals:
        if external.name in low.parts.knots:
            message = f"the game cannot give `{external.name}` to a story here: its function in the ink is used"
            low.notices.add(external.place, message)
    return first


def _flow(low: Lowering, path: Mark, flow: Flow) -> None:
    if not all(low.meanings.held[LocalMeaning(".".join(path), each.name)].kinds for each in flow.parameters):
        return
    block = low.point_block(path, flow.place)
    block.place = flow.place
    course = InkCourse(block, path)
    first = low.parts.beginning(path)
    if first is not flow:
        course.leave(flow.place, low.entry((*path, first.name), path, flow.place))
        return
    for end in low.weave(course, flow.body, None):
        try:
            run_out(low, end.course, flow.place, end.has_choices)
        except RefusalError as refusal:
            low.refusals.note(refusal, end.course.block)
