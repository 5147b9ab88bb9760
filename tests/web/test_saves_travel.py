"""Saves travel from the terminal to the browser and back, into other editions too, and wrong ones are refused."""

import json
import random
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from branchlight import Story, state_as_json, turn_as_json
from branchlight.play.json_fields import UnfitError
from branchlight.shelf import MEMORY, open_session
from branchlight.shelf.session import Session
from branchlight.web.published_page import published_page
from tests.play.tales import TALE, edition, tale
from tests.tools import tool
from tests.web.walks import answer_for, canonical

HERE = Path(__file__).parent
NAME, SAVED = "away", 7
MARKED = {"here": 0, "passage": 0, "note": "", "scene": "The yard", "line": "The gate.", "at": 5}
pytestmark = pytest.mark.needs("node")
EDITIONS: dict[str, list[tuple[str, str]]] = {
    "the same": [],
    "other words": [("The well listens.", "The well waits.")],
    "a short rope": [("max: 9", "max: 3")],
    "a long rope": [("start: 2, min: 0", "start: 7, min: 6")],
    "no bright lamp": [("[out, low, bright]", "[out, low]"), ("lamp = bright", "lamp = low")],
    "a lantern": [
        ("  lamp: {one of", "  lantern: {was: lamp, one of"),
        ("lamp = ", "lantern = "),
        ("{lamp}", "{lantern}"),
    ],
    "a shell": [
        *[("{set of: [stone, coin]}", "{set of: [coin, shell]}"), ("held += stone", "held += shell")],
        ("-= stone", "-= coin"),
    ],
    "another type": [
        *[("  wet: false", "  wet: {start: 4, min: 0, max: 9}"), ("wet = not wet", "wet = 5")],
        ("{wet: wet", "{wet > 1: wet"),
    ],
    "more state": [('  name: ""', '  name: ""\n  luck: {start: 7, min: 0, max: 9}')],
    "less state": [
        ("  wet: false\n", ""),
        *[("[rope += 1, wet = not wet]", "rope += 1"), ("{wet: wet | dry}", "dry")],
    ],
    "another order": [("[out, low, bright]", "[bright, low, out]"), ("[stone, coin]", "[coin, stone]")],
    "a node renamed": [
        *[("start: yard.gate", "start: yard.door"), ("go: gate", "go: door"), ("(gate)", "(door)")],
        *[(": gate\n", ": door\n"), ("node: door\n", "node: door\nwas: gate\n")],
    ],
    "choices renamed": [
        ("- label: Light the lamp.", "- label: Strike a match.\n    was: light_the_lamp"),
        ("- label: Pick up the stone.", "- label: Take the stone.\n    was: pick_up_the_stone"),
    ],
    "a storylet renamed": [("node: drip\n", "node: drop\nwas: drip\n")],
    "a node gone": [("node: deep", "node: deeper"), ("Climb down: deep", "Climb down: deeper")],
    "a choice gone": [("Pick up the stone.", "Take the stone.")],
    "no question": [("ask: {into: name, label: Your name, length: 12}\n", "")],
    "no call": [("call: hum\n", ""), ('---\nnode: hum\ntext: "{& Hum. | Ha. | Ho.}"\ngo: back\n', "")],
    "another effect": [("rope += 1", "rope += 2")],
    "a condition": [("- label: Look down\n", "- label: Look down\n    if: rope > 3\n")],
}


def in_node(folder: Path, saves: list[tuple[Story, str]]) -> list[dict[str, Any]]:
    """Load each save with a published story in node, and return what came of it."""
    lines = []
    for story, text in saves:
        path = folder / f"{story.edition}.html"
        if not path.exists():
            path.write_text(published_page(story), encoding="utf-8")
        lines.append(json.dumps({"path": str(path), "text": text}))
    command = [tool("node"), str(HERE / "load_saves.js")]
    done = subprocess.run(command, input="\n".join(lines), capture_output=True, encoding="utf-8", check=False)
    assert not done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def on_shelf(story: Story, text: str) -> dict[str, Any]:
    """Load a save with a shelf, and return the same."""
    session = open_session(story, MEMORY)
    try:
        save, notice = session.saves.read_in(text)
    except UnfitError as error:
        return {"error": str(error)}
    session.load(save.name)
    turn = {**turn_as_json(session.turn), "after": state_as_json(story, session.turn.after)}
    del turn["passages"]
    return {"name": save.name, "notice": notice, "turn": turn, "save": saved(session)}


def saved(session: Session) -> str:
    """Return the text of a save of the session's place, with a fixed time."""
    return (
        json.dumps({**json.loads(session.saves.write_out(NAME)), "saved": SAVED}, ensure_ascii=False, indent=1) + "\n"
    )


def sessions(story: Story, count: int, most: int) -> Iterator[Session]:
    """Yield a session after each of its random decisions, saved."""
    for seed in range(count):
        rng = random.Random(seed)
        session = open_session(story, MEMORY, seed=seed)
        for _ in range(most):
            if seed % 2:
                _mark(session)
            session.saves.keep(NAME, session.turn, frozenset(), overwrite=True)
            yield session
            answer = answer_for(session.turn, rng)
            if answer is None:
                break
            session.choose(answer)


def _mark(session: Session) -> None:
    """Mark the last passage of the turn."""
    words = [number for number, passage in enumerate(session.turn.passages) if passage.runs]
    if words:
        session.bookmarks.put(session.history.here, session.turn, words[-1], f"note {session.history.here}")


@cache
def texts_of_sessions() -> list[str]:
    """Return saves from random sessions of the tale."""
    return [saved(session) for session in sessions(tale(), 4, 10)]


@pytest.mark.parametrize("name", EDITIONS)
def test_a_save_of_the_shelf_opens_in_a_page(name: str, tmp_path: Path) -> None:
    now = edition(*EDITIONS[name])
    texts = texts_of_sessions()[len(name) % 3 :: 3]  # all of them would take long
    for text, got in zip(texts, in_node(tmp_path, [(now, text) for text in texts]), strict=True):
        expected = on_shelf(now, text)
        again = json.loads(expected.pop("save")), json.loads(got.pop("save"))
        assert got == json.loads(canonical(expected))
        # The shelf keeps what was mended as it was, for the edition before; a page keeps what it became.
        state = () if expected["notice"] else ("state",)
        facts = ("story", "seed", "before", "choices", "scene", "line", *state)
        assert [again[0][fact] for fact in facts] == [again[1][fact] for fact in facts]
        assert [_places(save) for save in again[:1]] == [_places(save) for save in again[1:]]


def _places(save: dict[str, Any]) -> list[tuple[int, int, str]]:
    """Return the places and notes of the bookmarks in a save."""
    return [(each["here"], each["passage"], each["note"]) for each in save.get("bookmarks", [])]


def test_a_save_of_a_page_opens_on_the_shelf(tmp_path: Path) -> None:
    story = tale()
    texts = texts_of_sessions()
    for text, got in zip(texts, in_node(tmp_path, [(story, text) for text in texts]), strict=True):
        assert got["save"] == text  # so the text of a page is that of the shelf
        session = open_session(story, MEMORY)
        session.saves.read_in(got["save"])
        session.load(NAME)
        assert json.loads(canonical(turn_as_json(session.turn)["state"])) == got["turn"]["state"]


def test_a_page_saves_what_it_mended_so_that_it_opens_again(tmp_path: Path) -> None:
    """A session without its first decisions names no edition, since a save that names one must follow from them."""
    for name in ("another effect", "a long rope", "a node gone"):
        now = edition(*EDITIONS[name])
        texts = [(now, text) for text in texts_of_sessions()[::3]]
        first = in_node(tmp_path, texts)
        second = in_node(tmp_path, [(now, got["save"]) for got in first])
        assert [got["turn"] for got in second] == [got["turn"] for got in first]
        assert all(got["notice"] == "" for got in second)
        shelved = [json.loads(canonical(on_shelf(now, got["save"])["turn"])) for got in first]
        assert shelved == [got["turn"] for got in first]


_STATES: dict[str, tuple[object, ...]] = {
    "place": ("yard", "no.where", 3, "yard.edge"),
    "stage": ("going", None, "asking"),
    "dice": (-1, 2**32, "1", 5),
    "turns": (-1, 2**31 + 1, 99),
    "stack": (None, [1], ["yard.gate"], ["yard.gate"] * 101),
    "more": (1,),
    "values": (
        *(None, [], {"rope": 1.5}, {"rope": None}, {"rope": 3}, {"rope": 2**61}, {"name": "\x07"}, {"held": [1]}),
        *({"visits yard.gate": -1}, {"constructor": 1}, {"__proto__": 1}, {"lamp": "gone"}, {"held": ["a"]}),
    ),
}
WRONG: list[dict[str, Any]] = [
    {"branchlight save": 3},
    *({"bookmarks": wrong} for wrong in (None, {}, [1], [{}], [{"here": 0, "at": 0}], [{}] * 501)),
    *({"bookmarks": [MARKED | wrong]} for wrong in ({"here": -1}, {"note": 7}, {"line": "\x07"}, {"more": 1})),
    {"bookmarks": [MARKED]},
    {"branchlight save": 0},
    {"story": "another"},
    {"title": None},
    {"seed": True},
    {"seed": 1.5},
    {"seed": 10**30},
    {"edition": "x" * 501},
    {"name": "a\nb"},
    {"line": "\u202e"},
    {"saved": -1},
    {"before": 1},
    {"before": 2**31 + 1},
    {"choices": {}},
    {"choices": ["nowhere"]},
    {"choices": [{"typed": "x"}]},
    {"choices": [{"text": "x"}]},
    {"choices": [7]},
    {"extra": 1},
    {"state": None},
    *[{"state": {field: value}} for field, values in _STATES.items() for value in values],
]


@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_wrong_save_is_refused_as_the_shelf_refuses_it(elsewhere: bool, tmp_path: Path) -> None:
    story = tale()
    session = open_session(story, MEMORY, seed=5)
    for answer in ("draw_rope", "look_down"):
        session.choose(answer)
    session.saves.keep(NAME, session.turn, frozenset())
    right = json.loads(saved(session))
    if elsewhere:
        right["edition"] = "another"
    texts = ["", "[]", "null", "{}", '{"branchlight save": NaN}', '{"branchlight save": 1,}', "[" * 100_000]
    for wrong in WRONG:
        state = {"state": {**right["state"], **wrong["state"]}} if wrong.get("state") else wrong
        texts.append(json.dumps({**right, **state}))
    for text, got in zip(texts, in_node(tmp_path, [(story, text) for text in texts]), strict=True):
        expected = on_shelf(story, text)
        if "error" not in expected:
            assert got["notice"] == expected["notice"] and got["turn"]["state"] == expected["turn"]["state"], text
        elif expected["error"].startswith(("it is not JSON", "NaN", "it is nested")):
            assert got["error"] == "it is not JSON"
        else:
            assert got["error"] == expected["error"], text


def test_editions_are_editions() -> None:
    assert len({edition(*changes).edition for changes in EDITIONS.values()}) == len(EDITIONS)
    assert tale(TALE).edition == edition().edition
