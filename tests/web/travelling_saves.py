"""Saves that travel between the terminal and the browser: right ones, wrong ones, and those of other editions."""

import json
import random
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

from branchlight import Story, Turn, resume, state_as_json, state_from_json, turn_as_json
from branchlight.play.json_fields import UnfitError
from branchlight.play.state_json import StateError
from branchlight.shelf import MEMORY, open_session
from branchlight.shelf.page_head import PageHead, Showing
from branchlight.shelf.session import Session
from branchlight.source.named_tuple import NamedTuple
from branchlight.web.published_page import published_page
from tests.play.tales import edition, tale
from tests.tools import tool
from tests.web.rewritten_saves import REWRITTEN
from tests.web.walks import TEXTS, answer_for, canonical

HERE = Path(__file__).parent
NAME, SAVED = "away", 7
MARKED = {"here": 0, "passage": 0, "note": "", "scene": "The yard", "line": "The gate.", "at": 5}
PAGE = {"passage": 3, "letter": 40, "lines": -1}
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
    "a choice renamed in a renamed node": [
        *[("go: edge", "go: brink"), ("node: edge\n", "node: brink\nwas: edge\n")],
        ("- label: Pick up the stone.", "- label: Take the stone.\n    was: pick_up_the_stone"),
    ],
    "a storylet renamed": [("node: drip\n", "node: drop\nwas: drip\n")],
    "a node gone": [("node: deep", "node: deeper"), ("Climb down: deep", "Climb down: deeper")],
    "a choice gone": [("Pick up the stone.", "Take the stone.")],
    "no question": [("ask: {into: name, label: Your name, length: 12}\n", "")],
    "no call": [("call: hum\n", ""), ('---\nnode: hum\ntext: "{& Hum. | Ha. | Ho.}"\ngo: back\n', "")],
    "another effect": [("rope += 1", "rope += 2")],
    "a condition": [("- label: Look down\n", "- label: Look down\n    if: rope > 3\n")],
    "a way round": [
        *[(f"- label: {label}\n", f"- label: {label}\n    if: rope > 8\n") for label in ("Draw rope.", "Look down")],
        ("- label: Light the lamp.\n", "- label: Light the lamp.\n    if: rope > 8\n"),
        ("go: gate\n---\nnode: edge", "go: edge\n---\nnode: edge"),
    ],
}


class Case(NamedTuple):
    """What is given to a published story, `{"text": save}` or `{"state": JSON}`, and what must come of it."""

    story: Story
    given: dict[str, Any]
    due: dict[str, Any]


def in_node(folder: Path, given: Iterable[tuple[Story, dict[str, Any]]]) -> list[dict[str, Any]]:
    """Give each text or state to its published story in node, and return what came of it."""
    command = [tool("node"), str(HERE / "load_saves.js")]
    lines = "\n".join([_line(folder, story, each) for story, each in given])
    done = subprocess.run(command, input=lines, capture_output=True, encoding="utf-8", check=False)
    assert not done.stderr, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def write_cases(cases: Iterable[Case], folder: Path) -> None:
    """Write `cases.txt` and `results.txt`, as walks have them, and publish the stories."""
    with (
        open(folder / "cases.txt", "w", encoding="utf-8") as given,
        open(folder / "results.txt", "w", encoding="utf-8") as results,
    ):
        for case in cases:
            print(_line(folder, case.story, case.given), file=given)
            print(canonical(case.due), file=results)


def _line(folder: Path, story: Story, given: dict[str, Any]) -> str:
    path = folder / f"{story.edition}.html"
    if not path.exists():
        path.write_text(published_page(story), encoding="utf-8")
    return json.dumps({"path": str(path), **given})


def on_shelf(story: Story, text: str) -> dict[str, Any]:
    """Return what comes of a save on a shelf, but for what it is when saved again."""
    session = open_session(story, MEMORY)
    try:
        save, notice = session.saves.read_in(text)
    except UnfitError as error:
        return {"error": _said(str(error))}
    session.load(save.name)
    again = json.loads(saved(session, save.name))
    facts = [again[fact] for fact in ("story", "seed", "before", "choices", "scene", "line")]
    places = [[each["here"], each["passage"], each["note"]] for each in again.get("bookmarks", [])]
    found = {"name": save.name, "notice": notice, "turn": _seen(session.turn)}
    return {**found, "facts": facts, "places": places, "page": again.get("page")}


def _said(message: str) -> str:
    """Return the message about a save that is refused, as the page has it: parsers of JSON give no reason there."""
    return "it is not JSON" if message.startswith(("it is not JSON", "NaN", "it is nested")) else message


def _seen(turn: Turn) -> dict[str, Any]:
    """Return a turn without its passages, which no save has."""
    seen = {**turn_as_json(turn), "after": state_as_json(turn.story, turn.after)}
    del seen["passages"]
    return seen


def _from_state(story: Story, state: object) -> dict[str, Any]:
    """Return what comes of a state."""
    try:
        return {"turn": _seen(resume(story, state_from_json(story, state)[0]))}
    except StateError as error:
        return {"error": str(error)}


def saved(session: Session, name: str = NAME) -> str:
    """Return the text of a save, with a fixed time."""
    fields = {**json.loads(session.saves.write_out(name)), "saved": SAVED}
    return json.dumps(fields, ensure_ascii=False, indent=1) + "\n"


def _sessions(story: Story, count: int, most: int) -> Iterator[Session]:
    """Yield a session after each of its random decisions, saved."""
    for seed in range(count):
        rng = random.Random(seed)
        texts = iter(partial(rng.choice, TEXTS), None)
        session = open_session(story, MEMORY, seed=seed)
        for _ in range(most):
            if seed % 2:
                _mark(session)
            page = PageHead(session.history.here, seed, 7 * seed, -seed) if seed > 1 else None
            session.saves.keep(NAME, session.turn, frozenset(), overwrite=True, showing=Showing(page, ""))
            yield session
            answer = answer_for(session.turn, rng, texts)
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
    return [saved(session) for session in _sessions(tale(), 4, 10)]


def cases_of_edition(name: str) -> list[Case]:
    """Return saves of the tale, and what comes of them in another edition."""
    now = edition(*EDITIONS[name])
    texts = texts_of_sessions()[len(name) % 3 :: 3]  # all of them would take long
    return [Case(now, {"text": text}, on_shelf(now, text)) for text in texts]


_STATES: dict[str, tuple[object, ...]] = {
    "place": ("yard", "no.where", 3, "yard.edge", "yard.edge.pick_up_the_stone", "x" * 5001),
    "stage": ("going", None, "asking", "ended", "runaway", "stuck"),
    "dice": (-1, 2**32, "1", 5),
    "turns": (-1, 2**31 + 1, 99),
    "stack": (["no.where"], None, [1], ["yard.gate"], ["yard.gate"] * 101),
    "more": (1,),
    "values": (
        *(None, [], {"rope": 1.5}, {"rope": None}, {"rope": 3}, {"rope": 2**61}, {"name": "\x07"}, {"held": [1]}),
        *({"visits yard.gate": -1}, {"constructor": 1}, {"__proto__": 1}, {"lamp": "gone"}, {"held": ["a"]}),
        *({"rope": -(2**60) - 1}, {"rope": 2**60}, {"a\x07": 1}, {"x" * 5001: 1}, {"🎭" * 3000: 1}, {"held": 1}),
        *({"name": "x" * 100_001}, {"name": "🎭" * 60_000}, {"name": "a\n\tb"}, {"held": ["x" * 5001]}, {"wet": {}}),
        *(
            {"held": ["stone"] * 5001},
            {"held": ["a\n"]},
            {"wet": 1},
            {"lamp": 1},
            {"name": True},
            {"lost": 1, "x y": 1},
        ),
        *({"last yard.gate": 99}, {"last yard.gate": -9}, {"rope": 2**53 + 1}),
        {"rope": 99, "lamp": "gone", "held": ["a", "b", "c", "d"], "wet": 5, "name": 7, "lost": 1},
        {f"n{number}": 0 for number in range(11_000)},
    ),
}
WRONG: list[dict[str, Any]] = [
    {"branchlight save": 4},
    *({"bookmarks": wrong} for wrong in (None, {}, [1], [{}], [{"here": 0, "at": 0}], [{}] * 501)),
    *({"bookmarks": [MARKED | wrong]} for wrong in ({"here": -1}, {"note": 7}, {"line": "\x07"}, {"more": 1})),
    {"bookmarks": [MARKED]},
    *(
        {"page": wrong}
        for wrong in (None, {}, [], {**PAGE, "passage": -1}, {**PAGE, "letter": "1"}, {**PAGE, "more": 1})
    ),
    *({"page": {**PAGE, "lines": lines}} for lines in (2**20, -(2**20), 2**20 + 1, -(2**20) - 1, 0.5)),
    {"page": PAGE},
    {"branchlight save": 0},
    {"story": "another"},
    *({"title": title} for title in (None, "🎭" * 300, "x" * 500, "x" * 501, 7, "a\tb")),
    {"seed": True},
    {"seed": 1.5},
    {"seed": 10**30},
    {"edition": "x" * 501},
    *({"name": f"a{sign}b"} for sign in "\n\t\x1b\u202e\u2069\u200f\u061c\u200b\u200c\U000e0041"),
    *({"name": name} for name in (None, 7, "x" * 501)),
    {"line": "\u202e"},
    {"saved": -1},
    {"before": 1},
    {"before": 2**31 + 1},
    {"choices": {}},
    {"choices": ["nowhere"]},
    {"choices": [{"typed": "x"}]},
    {"choices": [{"text": "x"}]},
    {"choices": ["draw_rope"]},
    {"choices": ["walk_home"]},
    {"choices": ["draw_rope", "look_down", "say_your_name", "x"], "state": {"turns": 4}},
    {"before": 1, "state": {"place": "no.where"}},
    {"choices": ["draw_rope", "look_down", "climb_down"]},
    {"choices": [7]},
    *({"extra": 1}, {"x" * 70: 1}, {"🎭" * 70: 1}),
    {"state": None},
    *[{"state": {field: value}} for field, values in _STATES.items() for value in values],
]


def _right_save(elsewhere: bool) -> dict[str, Any]:
    """Return the fields of a save of the tale; `elsewhere`: one that another edition seems to have written."""
    session = open_session(tale(), MEMORY, seed=5)
    for answer in ("draw_rope", "look_down"):
        session.choose(answer)
    session.saves.keep(NAME, session.turn, frozenset())
    right: dict[str, Any] = json.loads(saved(session))
    return {**right, "edition": "another"} if elsewhere else right


def wrong_saves(elsewhere: bool) -> list[Case]:
    """Return saves that are wrong in one way each, and what comes of them."""
    right = _right_save(elsewhere)
    texts = ["", "[]", "null", "{}", '{"branchlight save": NaN}', '{"branchlight save": 1,}', "[" * 100_000]
    for wrong in WRONG:
        state = {"state": {**right["state"], **wrong["state"]}} if wrong.get("state") else {}
        texts.append(json.dumps({**right, **wrong, **state}))
    begun = json.loads(saved(next(_sessions(tale(), 1, 1))))
    texts.append(json.dumps({**begun, "before": 1, "edition": right["edition"]}))
    whole = json.dumps(right)
    assert not [old for old, _ in REWRITTEN if old not in whole]
    texts += [whole.replace(*change, 1) for change in REWRITTEN]
    return [Case(tale(), {"text": text}, on_shelf(tale(), text)) for text in texts]


def wrong_states() -> list[Case]:
    """Return states that are wrong in one way each, and what comes of them."""
    right = _right_save(False)["state"]
    changed = [{**right, **wrong["state"]} for wrong in WRONG if wrong.get("state")]
    states = [right, None, [], *[{name: right[name] for name in right if name != gone} for gone in right], *changed]
    return [Case(tale(), {"state": json.dumps(each)}, _from_state(tale(), each)) for each in states]
