"""A whole ink story as blocks."""

from branchlight.adopt.ink.flows import parts_of
from branchlight.adopt.ink.meanings import ExternalMeaning, LocalMeaning, Meanings
from branchlight.adopt.ink.tree import InkStory, Invocation
from branchlight.adopt.lower.blocks.ink_blocks import InkBlock
from branchlight.adopt.lower.courses import InkCourse
from branchlight.adopt.lower.finish.positive_numbers import PositiveNumbers, positive_numbers
from branchlight.adopt.lower.ink_values import START, Mark
from branchlight.adopt.lower.lines.inlines import inlines
from branchlight.adopt.lower.loose_ends import run_out
from branchlight.adopt.lower.lower_codes import RECURSION
from branchlight.adopt.lower.lowering import Lowering, Walk
from branchlight.adopt.lower.refusal import RefusalError, RestartError
from branchlight.adopt.lower.state.story_parts import Flow
from branchlight.adopt.lower.values.builtins import of_game
from branchlight.adopt.lower.values.lowered_values import lowered, operation
from branchlight.adopt.lower.weave.lowered_statements import statement
from branchlight.adopt.lower.weave.weaves import follow_branch, follow_weave
from branchlight.adopt.lower.weave_ends import THE_END, EndOfStory
from branchlight.source.named_tuple import NamedTuple

_WALK = Walk(lowered, inlines, statement, follow_weave, operation, follow_branch)


class Lowered(NamedTuple):
    """A story as blocks, from the first one on. `low.refusals` has what cannot be expressed."""

    low: Lowering
    first: InkBlock
    positive: PositiveNumbers


def lower_story(story: InkStory, meanings: Meanings) -> Lowered:
    """Return the blocks of a story, and everything else that was found out about it."""
    kept: frozenset[tuple[str, str]] = frozenset()
    while True:
        low = Lowering(story, meanings, _WALK, kept)
        try:
            first = _all(low)
            is_whole = meanings.is_sound and not low.refusals.found
            return Lowered(low, first, positive_numbers(low, first) if is_whole else PositiveNumbers(set()))
        except RestartError as restart:
            kept |= {restart.name}
        except RecursionError:
            message = "the functions of this story call each other too deeply to be written out"
            low.refusals.add(RECURSION, low.story.place, message, "write fewer of them into each other")
            return Lowered(low, InkBlock(low.story.place, ""), PositiveNumbers(set()))


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
    for part in parts_of(low.story):
        if isinstance(part, Invocation) and isinstance(low.meanings.at(part.place), ExternalMeaning):
            low.refusals.note(of_game(part))
    for external in low.story.externals:
        if external.name in low.parts.knots:
            message = f"the game cannot give `{external.name}` to a story here: its function in the ink is used"
            low.notices.add(external.place, message)
    return first


def _flow(low: Lowering, path: Mark, flow: Flow) -> None:
    locals_of = [LocalMeaning(".".join(path), each.name) for each in flow.parameters]
    if not all(each in low.meanings.held and low.meanings.held[each].kinds for each in locals_of):
        return
    block = low.blocks.at(path, flow.place)
    block.place = flow.place
    course = InkCourse(block, path)
    first = low.parts.beginning(path)
    if first is not flow:
        course.leave(flow.place, low.blocks.entry((*path, first.name), path, flow.place))
        return
    for end in low.weave(course, flow.body, None):
        try:
            run_out(low, end.course, flow.place, end.has_choices)
        except RefusalError as refusal:
            low.refusals.note(refusal, end.course.block)
