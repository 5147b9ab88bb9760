"""The laws of playing, for stories and sessions that hypothesis makes."""

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from branchlight import choose, load_text, resume, start
from branchlight.authoring.stats.explore import answers_to
from branchlight.compiler.archive import pack, unpack
from branchlight.model.story import Story
from branchlight.play import Turn
from tests.made import stories

EXAMPLES = settings.default.max_examples  # of the profile
LAW = settings(max_examples=EXAMPLES // 5, suppress_health_check=list(HealthCheck), deadline=None)


def made(text: str) -> Story:
    loaded = load_text(text)
    assume(loaded.story is not None)  # a few run in circles or nest too deeply
    assert loaded.story is not None
    return loaded.story


def answer(turn: Turn, pick: int) -> str | None:
    """Return one of the answers that a turn allows, or None if the session is over."""
    if turn.question is not None:
        answers = answers_to(turn)
        return answers[pick % len(answers)] if turn.question.kind != "text" else "x" * (pick % 12)
    open_ = [choice for choice in turn.choices if choice.open]
    return open_[pick % len(open_)].id if open_ else None


def reading(story: Story, seed: int, picks: list[int]) -> tuple[list[Turn], list[str]]:
    turns, answers = [start(story, seed)], []
    for pick in picks:
        given_ = answer(turns[-1], pick)
        if given_ is None:
            break
        answers.append(given_)
        turns.append(choose(turns[-1], given_))
    return turns, answers


@LAW
@given(stories(), st.integers(0, 2**32 - 1), st.lists(st.integers(0, 100), max_size=20))
def test_the_laws_of_a_reading(text: str, seed: int, picks: list[int]) -> None:
    story = made(text)
    turns, answers = reading(story, seed, picks)
    for turn in turns:
        is_whole(turn)
    assert reading(story, seed, picks) == (turns, answers)
    keeps(turns, answers)
    copy, _ = unpack(pack(story, ()))
    others, _ = reading(copy, seed, picks)
    assert [turn._replace(story=story) for turn in others] == turns


def is_whole(turn: Turn) -> None:
    """Assert that a turn ends in exactly one way, its values fit their slots, and its text is ready to be shown."""
    over = [bool(turn.ending), bool(turn.question), bool(turn.halted), any(choice.open for choice in turn.choices)]
    assert sum(over) == 1
    for slot, value in zip(turn.story.slots, turn.state.values, strict=True):
        assert isinstance(value, str) if slot.type.kind == "text" else slot.type.low <= value <= slot.type.high
    for passage in turn.passages:
        assert not any(ord(sign) < 32 for sign in passage.text) and "  " not in passage.text
        assert passage.kind not in ("paragraph", "voice") or passage.text == passage.text.strip() != ""


def keeps(turns: list[Turn], answers: list[str]) -> None:
    """Assert that a stored state offers the same choices, and that a choice leads to the same turn from it."""
    for turn, given_, following in zip(turns, answers, turns[1:], strict=False):
        kept = resume(turn.story, turn.state)
        assert kept == turn._replace(passages=kept.passages)
        assert choose(kept, given_) == following
