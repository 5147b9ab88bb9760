"""The JSON protocol: the same turns as the Python functions, and an error for any other line."""

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchlight import Turn, choose, load_text, resume, start, turn_as_json
from branchlight.plain.json_lines import JsonSession, MemorySession, ShelfSession, run_json
from branchlight.plain.json_lines.requests import LONGEST_LINE
from branchlight.shelf import MEMORY, open_session
from branchlight.shelf.connection import ShelfError
from tests.play.any_json import VALUES, nearly_states
from tests.play.tales import AUCTION, edition, tale
from tests.play.test_reading import answer_of, walk
from tests.play.test_snapshot import WALKS

STORY = tale()
OPENING = ("story", "seed")


def asked(*lines: bytes, session: JsonSession | None = None) -> list[dict[str, Any]]:
    """Return the answers of the protocol to lines, with the opening turn."""
    output = io.BytesIO()
    assert run_json(session or MemorySession(STORY, 1), io.BytesIO(b"".join(lines)), output) == 0
    assert output.getvalue().isascii()
    return [json.loads(line, parse_constant=pytest.fail) for line in output.getvalue().splitlines()]


def line(**request: object) -> bytes:
    return json.dumps(request).encode() + b"\n"


def answers(turn: Turn, number: int) -> list[tuple[dict[str, object], str]]:
    """Return the requests that make the same decision, each with the answer that `choose` takes."""
    answer = answer_of(turn, number)
    if answer is None:
        return []
    if turn.question is not None:
        return [({"answer": answer}, answer)]
    opened = [choice.id for choice in turn.choices if choice.open]
    return [({"choose": answer}, answer), ({"choose": opened.index(answer) + 1}, answer)]


def plain(turn: dict[str, Any]) -> dict[str, Any]:
    """Return an answer without the keys that the opening turn and notices add to a turn."""
    return {key: value for key, value in turn.items() if key not in (*OPENING, "notice")}


NUMBERS = st.lists(st.integers(0, 7), max_size=12)


@given(st.integers(), NUMBERS, st.booleans())
def test_turns_are_those_of_choose(seed: int, numbers: list[int], by_number: bool) -> None:
    turn = start(STORY, seed)
    expected, lines = [turn], []
    for number in numbers:
        for request, answer in answers(turn, number)[by_number:][:1] or answers(turn, number)[:1]:
            lines.append(line(**request))
            turn = choose(turn, answer)
            expected.append(turn)
    made = asked(*lines, session=MemorySession(STORY, seed))
    assert [plain(each) for each in made] == [json.loads(json.dumps(turn_as_json(turn))) for turn in expected]
    assert asked(*lines, session=ShelfSession(open_session(STORY, MEMORY, seed)))[1:] == made[1:]


def test_opening_turn_describes_the_story() -> None:
    (opening,) = asked()
    assert tuple(opening)[:2] == OPENING
    assert (opening["story"]["title"], opening["seed"]) == (STORY.title, 1)
    assert [note["name"] for note in opening["story"]["notes"]] == list(STORY.notes)
    assert [voice["name"] for voice in opening["story"]["voices"]] == list(STORY.voices)


@given(WALKS)
def test_resume_equals_resume_in_python(walked: tuple[int, list[int]]) -> None:
    turn, _ = walk(STORY, *walked)
    _, made = asked(line(resume=turn_as_json(turn)["state"]))
    assert made == json.loads(json.dumps(turn_as_json(resume(STORY, turn.state))))


@given(NUMBERS, st.lists(st.integers(1, 5), max_size=4))
def test_back_gives_the_turns_before(numbers: list[int], backs: list[int]) -> None:
    turn = start(STORY, 1)
    turns, lines = [turn], []
    for number in numbers:
        for request, answer in answers(turn, number)[:1]:
            lines.append(line(**request))
            turn = choose(turn, answer)
            turns.append(turn)
    for back in backs:
        made = asked(*lines, line(back=back))[-1]
        if back < len(turns):
            assert plain(made) == json.loads(json.dumps(turn_as_json(turns[-1 - back])))
        else:
            assert made["error"]["kind"] == "back"


def test_back_after_resume_stops_at_the_resumed_turn() -> None:
    state = turn_as_json(choose(start(STORY, 1), "look_down"))["state"]
    resumed = asked(line(resume=state))[1]
    *_, back, further = asked(line(resume=state), line(choose="say_your_name"), line(back=1), line(back=1))
    assert back == resumed
    assert further["error"]["message"] == "there is no decision to take back"


def test_too_many_decisions_cannot_be_taken_back() -> None:
    *_, made = asked(line(choose="draw_rope"), line(back=2))
    assert made["error"]["message"] == "only 1 decision can be taken back; send a smaller number"


def test_start_restarts_with_the_seed() -> None:
    _, _, made = asked(line(choose="draw_rope"), line(start=7))
    assert (made["seed"], plain(made)) == (7, json.loads(json.dumps(turn_as_json(start(STORY, 7)))))
    _, drawn = asked(line(start=None))
    assert plain(drawn) == json.loads(json.dumps(turn_as_json(start(STORY, drawn["seed"]))))


def test_state_of_another_edition_gets_a_notice() -> None:
    state = turn_as_json(choose(start(STORY, 1), "draw_rope"))["state"]
    short = MemorySession(edition(("max: 9", "max: 2")))
    made = asked(line(resume=state), line(choose="look_down"), session=short)
    assert made[1]["notice"] == "The story has changed since: The rope cannot be more than 2 now, and was 3."
    assert "notice" not in made[2]


DEEP = b'{"resume":' + b"[" * 100_000 + b"]" * 100_000 + b"}\n"


@pytest.mark.parametrize(
    ("given_line", "kind", "said"),
    [
        (b"\n", "line", "it is not JSON: line 1, column 1"),
        (b"draw_rope\n", "line", "it is not JSON: line 1, column 1"),
        (b'{"choose": 1', "line", "it is not JSON: line 1, column 13"),
        (b'{"choose": "\xff"}\n', "line", "not UTF-8: byte 13 is invalid"),
        (b'{"choose": NaN}\n', "line", "NaN is not a number in JSON"),
        (b'{"choose": -Infinity}\n', "line", "-Infinity is not a number in JSON"),
        (b'{"choose": 1, "choose": 2}\n', "line", "the field 'choose' appears twice"),
        (b'{"choose": ' + b"9" * 5000 + b"}\n", "line", "a number that is too long"),
        (DEEP, "line", "nested too deeply"),
        (b"[" + b" " * LONGEST_LINE + b"]\n", "line", "the line has more than 4,000,000 bytes"),
        (b"[]\n", "line", "the line is not a JSON object"),
        (b"null\n", "line", "the line is not a JSON object"),
        (b"{}\n", "request", "a request has one key, not 0"),
        (b'{"choose": 1, "back": 1}\n', "request", "a request has one key, not 2"),
        (b'{"take": 1}\n', "request", "there is no request 'take'; a request is"),
        (b'{"\\ud800": 1}\n', "request", "there is no request '\\ud800'"),
        (b'{"choose": true}\n', "request", "choose takes the id of a choice, or its number"),
        (b'{"choose": 1.0}\n', "request", "choose takes the id"),
        (b'{"choose": 1e999}\n', "request", "choose takes the id"),
        (b'{"choose": null}\n', "request", "choose takes the id"),
        (b'{"answer": 1}\n', "request", "answer takes a text"),
        (b'{"back": 0}\n', "request", "back takes a whole number of at least 1"),
        (b'{"back": true}\n', "request", "back takes a whole number"),
        (b'{"start": 0.5}\n', "request", "start takes a seed"),
        (b'{"choose": "no_such"}\n', "choice", "there is no choice 'no_such'; on offer: draw_rope"),
        (b'{"choose": "\\ud800"}\n', "choice", "there is no choice '\\ud800'"),
        (b'{"choose": "walk_home"}\n', "choice", "'walk_home' is not open: You have too little rope."),
        (b'{"choose": 4}\n', "choice", "the open choices go from 1 to 3"),
        (b'{"choose": 0}\n', "choice", "the open choices go from 1 to 3"),
        (b'{"choose": -' + b"9" * 4000 + b"}\n", "choice", "the open choices go from 1 to 3"),
        (b'{"answer": "Ada"}\n', "answer", "there is no question"),
        (b'{"back": 1}\n', "back", "there is no decision to take back"),
        (b'{"resume": null}\n', "state", "state is missing"),
        (b'{"resume": {"place": "a.b"}}\n', "state", "state.stage is missing"),
    ],
)
def test_a_bad_line_is_answered_with_an_error(given_line: bytes, kind: str, said: str) -> None:
    rest = b"" if given_line.endswith(b"\n") else b"\n"
    opening, made, after = asked(given_line, rest, line(choose="draw_rope"))
    assert set(made) == {"error"}
    assert set(made["error"]) == {"kind", "message"}
    assert made["error"]["kind"] == kind
    assert said in made["error"]["message"]
    assert after == asked(line(choose="draw_rope"))[1]
    assert len(made["error"]["message"]) <= 500
    assert not opening["state"]["turns"]


def test_a_long_id_is_not_repeated_at_length() -> None:
    (_, made) = asked(line(choose="x" * 100_000))
    assert len(made["error"]["message"]) == 500


def test_at_a_question_only_an_answer_is_taken() -> None:
    before = (line(choose="look_down"), line(choose="say_your_name"))
    *_, refused, taken = asked(*before, line(choose="draw_rope"), line(answer="A\ud800da\n\x1b"))
    assert refused["error"]["kind"] == "choice"
    assert taken["state"]["values"]["name"] == "A da"


def test_at_the_end_nothing_is_open() -> None:
    over = (line(choose="look_down"), line(choose="climb_down"), line(choose="let_go"))
    *_, end, refused = asked(*over, line(choose=1))
    assert end["ending"] == {"name": "lost", "title": "Lost"}
    assert refused["error"]["message"] == "there is no choice with that number; no choice is open"


@pytest.mark.parametrize("before", [b"\xef\xbb\xbf", b" "])
def test_a_line_may_be_written_by_any_system(before: bytes) -> None:
    (_, made) = asked(before + line(choose="draw_rope").rstrip() + b"\r\n")
    assert made == asked(line(choose="draw_rope"))[1]


def test_the_last_line_needs_no_end() -> None:
    assert len(asked(line(choose="draw_rope").rstrip())) == 2


REQUESTS = st.one_of(
    st.binary(max_size=30).map(lambda given: given.replace(b"\n", b"")),
    VALUES.map(lambda given: json.dumps(given).encode()),
    st.builds(
        lambda key, value: json.dumps({key: value}).encode(),
        st.sampled_from(["choose", "answer", "back", "start", "resume"]),
        VALUES | st.integers(-1, 5) | st.sampled_from(["draw_rope", "look_down", "say_your_name"]),
    ),
    nearly_states(STORY).map(lambda state: json.dumps({"resume": state}).encode()),
    st.sampled_from(["draw_rope", "look_down", 1, 2, 3]).map(lambda choice: line(choose=choice).rstrip()),
)


@given(st.lists(REQUESTS, max_size=8))
def test_every_line_gets_one_answer(lines: list[bytes]) -> None:
    made = asked(*[each + b"\n" for each in lines])
    assert len(made) == len(lines) + 1
    assert all("error" in each or "passages" in each for each in made)


@given(st.lists(REQUESTS, max_size=8))
def test_a_refused_line_changes_nothing(lines: list[bytes]) -> None:
    lines = [each for each in lines if b"start" not in each]  # a start without a seed draws one
    made = asked(*[each + b"\n" for each in lines])
    taken = [each for each, answer in zip(lines, made[1:], strict=True) if "error" not in answer]
    assert asked(*[each + b"\n" for each in taken]) == [each for each in made if "error" not in each]


def test_failing_shelf_is_reported_and_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    session = open_session(STORY, MEMORY, seed=1)
    before = session.turn

    def full(*_: object) -> None:
        raise ShelfError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(session._store, "write", full)
        _, made = asked(line(choose="draw_rope"), session=ShelfSession(session))
    assert made == {
        "error": {"kind": "shelf", "message": "nothing has changed, because it could not be kept: The disk is full."}
    }
    assert session.turn == before


def test_a_shelf_resumes_no_state() -> None:
    state = turn_as_json(start(STORY, 1))["state"]
    _, made = asked(line(resume=state), session=ShelfSession(open_session(STORY, MEMORY, seed=1)))
    assert made["error"]["kind"] == "state"
    assert "resume a state without --shelf" in made["error"]["message"]


def test_session_on_a_shelf_goes_back_and_restarts() -> None:
    session = open_session(STORY, MEMORY, seed=1)
    rope, back, anew = asked(line(choose="draw_rope"), line(back=1), line(start=3), session=ShelfSession(session))[1:]
    assert rope["state"]["turns"] == 1
    assert plain(back) == json.loads(json.dumps(turn_as_json(start(STORY, 1))))
    assert anew["seed"] == session.history.seed == 3


class Faulty(MemorySession):
    """A session whose engine has a fault."""

    def choose(self, answer: str) -> None:
        int(answer)


def test_fault_of_the_engine_is_not_a_choice_error() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        asked(line(choose="draw_rope"), session=Faulty(STORY, 1))


def test_a_notice_is_one_short_line() -> None:
    story = tale("title: T\nstate: {a: {one of: [x, y]}}\n---\nnode: a\ntext: '{a}'\nchoices:\n  - On: a\n")
    state = turn_as_json(start(story, 1))["state"]
    state["values"]["a"] = "z\n\t" + "long" * 10_000
    _, made = asked(line(resume=state), session=MemorySession(story, 1))
    assert made["notice"].startswith("The story has changed since: a can no longer be z")
    assert made["notice"].isprintable()
    assert len(made["notice"]) < 150


def test_number_that_is_refused_changes_nothing() -> None:
    story = load_text(AUCTION).story
    assert story is not None
    opening, refused, taken = asked(line(answer="21"), line(answer="+7"), session=MemorySession(story, 1))
    assert opening["question"] == {"label": "Your bid", "length": 40, "kind": "number", "low": 0, "high": 20}
    assert refused == {"error": {"kind": "answer", "message": "Type a whole number from 0 to 20."}}
    assert taken["state"]["values"] == {"bid": 7} and taken["state"]["turns"] == 1
