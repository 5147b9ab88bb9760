"""Ways out to a pool: what fits is entered at once, picked as for an offer of one."""

from branchlight import choose, resume, start
from branchlight.model.story import Story
from tests.stories import made

ROAD = """\
title: Road
state: {fear: 0, luck: 0}
endings: {over: Over}
---
node: road
text: Walk.
choices:
  - {label: On, id: go, go: [{if: fear == 9, from: events}, {if: fear == 3, to: road}, {from: events}, {to: camp}]}
  - {label: Fear, id: fear, do: fear += 1, go: road}
---
node: camp
text: Camp.
choices: [{label: On, id: go, go: road}, {label: End, go: last}]
---
node: last
ending: over
"""
WOLF = "---\nnode: wolf\npool: events\nwhen: visits(wolf) < 2\ntext: Wolf.\ngo: road\n"
RAIN = "---\nnode: rain\npool: events\nwhen: visits(rain) < 2\ntext: Rain.\ngo: road\n"


def told(story: Story, *answers: str) -> list[str]:
    """Return the first text after each answer."""
    turn = start(story, 3)
    found = []
    for answer in answers:
        turn = choose(turn, answer)
        found.append(next(passage.text for passage in turn.passages if passage.text))
    return found


def test_events_come_first_by_priority_then_by_age() -> None:
    story = made(ROAD + WOLF + RAIN.replace("text", "priority: 1\ntext"))
    assert told(story, "go", "go", "go", "go", "go") == ["Rain.", "Rain.", "Wolf.", "Wolf.", "Camp."]
    once_each = told(made(ROAD + WOLF + RAIN), "go", "go", "go", "go")
    assert {*once_each[:2]} == {*once_each[2:]} == {"Wolf.", "Rain."}


def test_way_to_a_pool_has_a_condition() -> None:
    story = made(ROAD + WOLF)
    assert told(story, "fear", "fear", "fear", "go") == ["Walk."] * 4
    assert told(story, "go", "go", "go") == ["Wolf.", "Wolf.", "Camp."]


def test_draws_of_a_pool_decide_between_equals() -> None:
    story = made(ROAD + WOLF + RAIN)
    for side, text in enumerate(["Wolf.", "Rain."]):
        asked: list[int] = []
        turn = choose(start(story, 1), "go", lambda sides, side=side, asked=asked: asked.append(sides) or side)
        assert (asked, turn.passages[0].text) == ([2], text)


def test_pool_that_draws_is_asked_once() -> None:
    story = made(ROAD + WOLF.replace("visits(wolf) < 2", "chance(50)"))
    asked: list[int] = []
    choose(start(story, 1), "go", lambda sides: asked.append(sides) or 0)
    assert asked == [2]


def test_back_returns_from_an_event() -> None:
    text = ROAD.replace("node: camp\ntext: Camp.", "node: camp\ncall: night").replace("---\nnode: last", NIGHT, 1)
    story = made(text + WOLF.replace("visits(wolf) < 2", "not seen(wolf)").replace("go: road", "go: back"))
    turn = choose(start(story, 1), "fear")
    turn = choose(choose(choose(turn, "fear"), "fear"), "fear")
    assert [passage.text for passage in choose(turn, "go").passages][:1] == ["Wolf."]


NIGHT = "---\nnode: night\ngo: [{from: events}, {to: dawn}]\n---\nnode: dawn\ngo: back\n---\nnode: last"


def test_stuck_turn_resumes_before_its_draws() -> None:
    text = "title: S\nstate: {x: 0}\nendings: {over: Over}\n---\nnode: a\ngo: [{from: events}]\n"
    text += "---\nnode: z\nending: over\n"
    text += "---\nnode: e\npool: events\nwhen: chance(50) and x > 0\ngo: z\n"
    story = made(text)
    turn = start(story, 5)
    assert turn.halted == "stuck" and turn.state.dice == 5
    opened = made(text.replace(" and x > 0", ""))
    assert {resume(opened, turn.state._replace(dice=dice)).halted for dice in range(9)} == {"", "stuck"}
