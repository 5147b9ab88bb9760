"""Comparison of a turn, as the reader sees it, with a step of a playthrough."""

from difflib import ndiff

from branchlight.analysis.story_names import StoryNames, understood, value_of
from branchlight.authoring.playthroughs.parting import PartedError, signed
from branchlight.authoring.playthroughs.playthrough import PlaythroughStep
from branchlight.language.expression import asked_slots
from branchlight.language.mistake import Mistake
from branchlight.model.story import Story
from branchlight.play.answers import expected, takes
from branchlight.play.reading import match, shown
from branchlight.play.snapshot import to_plain
from branchlight.play.turn import Choice, Turn
from branchlight.source.did_you_mean import near

MOST_LINES = 30


def chosen(turn: Turn, step: PlaythroughStep, index: int) -> str:
    """Return the answer to give to `choose` for a step that decides.

    Raises `PartedError` if the turn has no such answer.
    """
    if turn.question is not None:
        if step.kind == "answer" and takes(turn.question, step.value):
            return step.value
        wanted = expected(turn.question) if turn.question.kind == "number" else "a text"
        raise PartedError(index, f"the story asks for {wanted} here", _diff(step, offer_lines(turn)))
    if step.kind == "answer":
        raise PartedError(index, "the story asks nothing here", _diff(step, offer_lines(turn)))
    for choice in turn.choices:
        if is_named(choice, step.value) and choice.open:
            return choice.id
    renamed = match(turn, step.value)
    if renamed is not None:
        return renamed
    locked = any(is_named(choice, step.value) for choice in turn.choices)
    message = "this choice is locked here" if locked else _missed(turn, step.value)
    if not turn.choices:
        message = "the story is over here"
    raise PartedError(index, message, _diff(step, offer_lines(turn)))


def look(turn: Turn, step: PlaythroughStep, index: int, veils: frozenset[str], names: StoryNames) -> None:
    """Raise `PartedError` if the turn differs from the step."""
    if step.kind == "expect":
        page = page_lines(turn, veils)
        if _plain(step.value) not in _plain(" ".join(page)):
            raise PartedError(index, "these words are not on the page", _diff(step, page))
    elif step.kind == "choices":
        _look_at_choices(turn, step, index)
    elif step.kind == "state":
        _look_at_state(turn, step, index, names)
    elif turn.ending is None:
        raise PartedError(index, "the story has not ended here", _diff(step, offer_lines(turn)))
    elif turn.ending.name != step.value:
        raise PartedError(index, "the story has a different ending", (f"- {step.value}", f"+ {turn.ending.name}"))


def page_lines(turn: Turn, veils: frozenset[str]) -> list[str]:
    """Return the paragraphs of a turn that a reader with these veils sees."""
    return [passage.text for passage in turn.passages if passage.runs and shown(passage, veils)]


def offer_lines(turn: Turn) -> list[str]:
    """Return what the reader can do, a line for each choice."""
    if turn.question is not None:
        return [f"[{turn.question.label}]"]
    if turn.ending is not None:
        return [f"[the story ends: {turn.ending.name}]"]
    if turn.halted:
        return ["[the story cannot go on]"]
    return [_line(choice) for choice in turn.choices]


def is_named(choice: Choice, name: str) -> bool:
    """Return whether a name is the choice's id, its full name, or its label."""
    return name in (choice.id, choice.name) or _plain(name) == _plain(choice.text)


def _missed(turn: Turn, name: str) -> str:
    """Return the message for a choice that is not on offer, with the one that was probably meant."""
    hint = near(name, [named for choice in turn.choices if choice.open for named in (choice.id, choice.text)])
    return f"this choice is not on offer here{'; ' if hint else ''}{hint}"


def _look_at_choices(turn: Turn, step: PlaythroughStep, index: int) -> None:
    there = [choice for choice in turn.choices if choice.open]
    names = [next((value for value in step.values if is_named(choice, value)), choice.id) for choice in there]
    if names != list(step.values):
        diff = tuple([line.rstrip() for line in ndiff(step.values, names) if not line.startswith("?")])
        raise PartedError(index, "different choices are open here", diff)


def _look_at_state(turn: Turn, step: PlaythroughStep, index: int, names: StoryNames) -> None:
    expression = understood(step.value, names)
    if isinstance(expression, Mistake):
        raise PartedError(index, expression.message, signed("-", [step.value]))
    if not value_of(turn.story, expression, turn.state):
        facts = [_fact(turn.story, slot, turn) for slot in sorted(asked_slots(expression))]
        raise PartedError(index, "the state is different here", _diff(step, facts))


def _fact(story: Story, number: int, turn: Turn) -> str:
    slot, value = story.slots[number], turn.state.values[number]
    plain = to_plain(slot.type, value)
    if slot.kind == "state":
        words = plain if not isinstance(plain, list) else ", ".join(plain) or "nothing"
        return f"{slot.name} = {str(words).lower() if isinstance(words, bool) else words}"
    kind, _, subject = slot.name.partition(" ")
    if kind == "last":
        return f"turns_since({subject}) = {turn.state.turns - int(value) if int(value) >= 0 else 1_000_000}"
    return f"visits({subject}) = {value}" if kind == "visits" else f"chose({subject}) = {'true' if value else 'false'}"


def _line(choice: Choice) -> str:
    reason = "".join([run.text for run in choice.reason])
    locked = "" if choice.open else f", locked: {reason}" if reason else ", locked"
    return f"{choice.text} ({choice.id}{locked})"


def _diff(step: PlaythroughStep, there: list[str]) -> tuple[str, ...]:
    """Return the difference between what a step expected and what was there."""
    kept = signed("+", there[:MOST_LINES]) or ("+ (nothing)",)
    return (*signed("-", [step.value]), *kept, *(("+ ...",) if len(there) > MOST_LINES else ()))


def _plain(text: str) -> str:
    return " ".join(text.split())
