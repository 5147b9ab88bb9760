"""A turn as JSON, which contains all of the turn."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from branchlight import choose, load_text, start, state_from_json, turn_as_json
from branchlight.model.story import Story
from branchlight.play.turn import Ending, Gauge, Passage, Question, Run, Setting, Turn
from tests.made import stories
from tests.play.tales import tale
from tests.play.test_reading import answer_of, walk
from tests.play.test_snapshot import WALKS

STORY = tale()


def read_back(story: Story, made: dict[str, Any], turn: Turn) -> Turn:
    """Return the turn in a JSON object. Parts that JSON leaves out are taken from `turn`."""
    return turn._replace(
        state=state_from_json(story, made["state"])[0],
        passages=tuple([passage(each) for each in made["passages"]]),
        question=Question(**made["question"]) if made["question"] else None,
        ending=Ending(**made["ending"]) if made["ending"] else None,
        halted=made["halted"],
        setting=Setting(**made["setting"]),
        gauges=tuple([Gauge(**each) for each in made["gauges"]]),
    )


def passage(made: dict[str, Any]) -> Passage:
    fields = {name: made[name] for name in ("kind", "node", "note", "veiled", "seconds", "text") if name in made}
    fields["name"] = made.get("voice", made.get("name", ""))
    fields["runs"] = runs(made.get("runs", []))
    fields["continued_by"] = tuple(made.get("continued_by", ()))
    return Passage(**fields, setting=Setting(**made["setting"]) if "setting" in made else None)


def runs(made: list[dict[str, Any]]) -> tuple[Run, ...]:
    return tuple([Run(**run) for run in made])


def check(turn: Turn) -> None:
    made = json.loads(json.dumps(turn_as_json(turn), allow_nan=False))
    assert read_back(turn.story, made, turn) == turn
    for offered, choice in zip(made["choices"], turn.choices, strict=True):
        assert (offered["id"], offered["name"], offered["text"]) == (choice.id, choice.name, choice.text)
        assert (runs(offered["label"]), offered["open"], runs(offered["reason"])) == (
            choice.label,
            choice.open,
            choice.reason,
        )
        assert offered["locked"] == "".join(run.text for run in choice.reason)
    numbers = [offered["number"] for offered in made["choices"] if offered["open"]]
    assert numbers == list(range(1, len(numbers) + 1))
    assert all(offered["number"] is None for offered in made["choices"] if not offered["open"])


@given(WALKS)
def test_turn_as_json_contains_the_whole_turn(walked: tuple[int, list[int]]) -> None:
    check(walk(STORY, *walked)[0])


@settings(max_examples=settings.default.max_examples // 6)
@given(stories(), st.integers(0, 9), st.lists(st.integers(0, 7), max_size=6))
def test_turns_of_any_story_are_json(text: str, seed: int, numbers: list[int]) -> None:
    story = load_text(text).story
    if story is None:
        return
    turn = start(story, seed)
    check(turn)
    for number in numbers:
        answer = answer_of(turn, number)
        if answer is None:
            break
        turn = choose(turn, answer)
        check(turn)


def test_a_voice_has_the_name_that_readers_see() -> None:
    made = turn_as_json(start(STORY, 1))
    (voice,) = [each for each in made["passages"] if each["kind"] == "voice"]
    assert (voice["voice"], voice["title"]) == ("echo", STORY.voices["echo"].title or "echo")
