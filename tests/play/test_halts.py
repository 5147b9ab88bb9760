"""Turns that never stop or have no way out: play halts them and raises nothing."""

import pytest

from branchlight import choose, load_text, resume, start
from branchlight.play import HOP_LIMIT
from tests.play.test_turns import story, words


def test_back_without_a_call_is_stuck_and_not_an_error() -> None:
    turn = start(story("node: first\ntext: Lost.\ngo: back\n"), 1)
    assert turn.halted == "stuck" and words(turn) == ["Lost."]
    assert resume(turn.story, turn.state).halted == "stuck"


CLOSED = "{label: Strike, if: n > 5, locked: 'None left.', go: last}"
DRAWN = (
    "{label: '{~ Strike | Hit}', id: strike, if: chance(50) and n > 5, locked: '{~ None left. | All gone.}', go: last}"
)


@pytest.mark.parametrize("choice", [CLOSED, DRAWN])
@pytest.mark.parametrize(
    "way", ["", "go: [{if: n > 5, to: last}]\n", "go: [{if: chance(1), to: last}]\n", "go: back\n"]
)
def test_resume_of_a_stuck_turn_gives_its_choices(choice: str, way: str) -> None:
    other = choice.replace("Strike", "Score").replace("strike", "score")
    tale = story(f"node: first\nchoices:\n  - {choice}\n  - {other}\n{way}")
    for seed in range(100):
        turn = start(tale, seed)
        if "chance(1)" not in way or turn.ending is None:
            assert turn.halted == "stuck"
            assert len(turn.choices) == (0 if "back" in way else 2)
            assert resume(tale, turn.state) == turn._replace(passages=())


def test_resume_of_a_stuck_turn_takes_a_new_way() -> None:
    text = "node: first\ntext: Lost.\ngo: [{if: n > 5, to: last}]\n"
    turn = start(story(text), 1)
    mended = resume(story(text.replace("n > 5", "n < 5")), turn.state)
    assert (turn.halted, mended.halted, mended.state.place) == ("stuck", "", "main.last")


def test_a_turn_without_end_is_stopped() -> None:
    turn = start(
        story("node: first\ngo:\n  - {if: n < 99, to: second}\n  - {to: last}\n---\nnode: second\ngo: first\n"), 1
    )
    assert turn.halted == "runaway" and HOP_LIMIT == 1000
    assert not turn.choices


def test_stuck_turn_shows_only_choices_of_its_place() -> None:
    text = "node: first\nchoices:\n  - {label: Out, if: n > 5, locked: Not yet., go: last}\n"
    stuck = start(story(text), 1)
    assert stuck.halted == "stuck" and [choice.id for choice in stuck.choices] == ["out"]
    stuck = start(story(text + "go: second\n---\nnode: second\ntext: Nothing here.\ngo: [{if: n > 5, to: last}]\n"), 1)
    assert stuck.halted == "stuck" and not stuck.choices


def test_turn_may_enter_bodies_up_to_the_limit() -> None:
    text = "title: Long\nstate: {{n: {{start: 0, max: 5000}}}}\nendings: {{over: {{title: Over}}}}\n---\nnode: first\n"
    text += "do: n = n + 1\ngo:\n  - {{if: n < {}, to: first}}\n  - to: last\n---\nnode: last\nending: over\n"
    just, beyond = [load_text(text.format(n)).story for n in (HOP_LIMIT - 1, HOP_LIMIT)]
    assert just is not None and beyond is not None
    assert start(just, 1).ending is not None
    halted = start(beyond, 1)
    assert (halted.halted, halted.state.place) == ("runaway", "main.last")


def test_calls_without_end_are_stopped() -> None:
    turn = start(story("node: first\nchoices:\n  - label: Deeper\n    call: first\n    go: last\n"), 1)
    for _ in range(200):
        if turn.halted:
            break
        turn = choose(turn, "deeper")
    assert turn.halted == "runaway"


def test_a_kept_state_says_why_its_turn_was_halted() -> None:
    circle = story("node: first\ngo: [{if: n < 5, to: first}, {to: last}]\n")
    nowhere = story("node: first\ngo: [{if: n > 5, to: last}]\n")
    for tale, why in ((circle, "runaway"), (nowhere, "stuck")):
        halted = start(tale, 1)
        assert (halted.halted, halted.state.stage, resume(tale, halted.state).halted) == (why, why, why)


def test_ending_after_a_vain_offer_is_the_place() -> None:
    turn = start(
        story('node: first\nchoices:\n  - {label: "{A | B}", id: vary, if: n > 5, locked: no, go: last}\ngo: last\n'), 1
    )
    assert turn.ending is not None
    assert (turn.state.stage, turn.state.place) == ("ended", "main.last")


def test_setting_is_repeated_after_a_call() -> None:
    other = "---\nscene: cellar\ntitle: Cellar\n---\nnode: below\ntext: Dark.\ngo: back\n"
    attic = "---\nscene: attic\ntitle: Attic\n---\nnode: above\ncall: cellar.below\nchoices:\n  - Down: last\n"
    turn = start(story(f"node: first\ngo: attic.above\n{other}{attic}"), 1)
    told = [passage.setting.title for passage in turn.passages if passage.kind == "setting" and passage.setting]
    assert told == ["", "Attic", "Cellar", "Attic"]
    assert turn.setting.title == "Attic"
