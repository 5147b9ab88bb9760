"""Proofs: proven, refuted or not settled, with paths."""

import json

import pytest

from branchlight.language.braces import MAX_NESTED
from branchlight.prover.answer import Reached
from branchlight.prover.bounds import SoFar
from branchlight.prover.prove import prove
from branchlight.prover.replay import replay
from tests.prover.sound_story import ENDING, SOUND, proof_of, with_promises
from tests.stories import made


def test_sound_stories_are_proven() -> None:
    proof = proof_of(SOUND)
    assert (proof.verdict, proof.bound, proof.stuck) == ("proven", None, ())
    assert proof.endings["good"].path == ("main.room.talk",) * 4 + ("main.room.leave",)
    assert proof.endings["bad"].path == ("main.room.leave",)
    assert proof.variants["main.room~1.1"].path == ("main.room.talk",) * 2


def test_json_has_the_documented_shape() -> None:
    found = json.loads(json.dumps(proof_of(with_promises("possible: ending(good)")).as_json()))
    assert list(found) == [
        *("version", "verdict", "explored", "states", "edges", "seconds", "nodes", "choices", "variants", "endings"),
        *("stuck", "promises", "facts", "stuck_settled", "bound", "large"),
    ]
    reached = {"reached": True, "status": "reached", "shortest": True}
    assert found["nodes"]["main.room"] == {**reached, "path": []}
    assert found["choices"]["main.room.talk"] == {**reached, "path": ["main.room.talk"]}
    assert set(found["variants"]) == {"main.room~1.1", "main.room~1.2"}
    assert set(found["endings"]) == {"good", "bad"}
    good = found["endings"]["good"]
    assert found["promises"] == [
        {"text": "possible: ending(good)", "verdict": "proven", "path": good["path"], "shortest": True}
    ]
    assert (found["stuck"], found["bound"], found["verdict"]) == ([], None, "proven")


def test_states_without_a_way_on_are_stuck() -> None:
    proof = proof_of(SOUND.replace("{to: road}", "{if: trust < 2, to: road}"))
    assert proof.verdict == "refuted"
    assert [(at.kind, at.node, at.path) for at in proof.stuck] == [
        ("dead end", "main.room", ("main.room.talk", "main.room.talk", "main.room.leave"))
    ]
    (stuck,) = proof.as_json()["stuck"]
    path = ["main.room.talk", "main.room.talk", "main.room.leave"]
    assert stuck == {"node": "main.room", "kind": "dead end", "path": path, "shortest": True}
    assert replay(made(SOUND), proof.stuck[0].path).ending is not None


def test_traps_are_reported_at_the_reader() -> None:
    text = SOUND.replace("ending: bad", "choices:\n  - On: wood\n---\nnode: wood\nchoices:\n  - Back: road\n")
    proof = proof_of(text.replace(", bad: {title: Bad}", ""))
    assert {(at.kind, at.node, at.path) for at in proof.stuck} == {
        ("trap", "main.road", ("main.room.leave",)),
        ("trap", "main.wood", ("main.room.leave", "main.road.on")),
    }


def test_stories_without_an_ending_are_traps() -> None:
    proof = proof_of("title: Round\n---\nnode: a\nchoices:\n  - Again: a\n")
    assert [(at.kind, at.path) for at in proof.stuck] == [("trap", ())]


def test_endless_turns_are_reported_with_their_draws() -> None:
    text = ENDING.format("go: [{if: chance(50), to: a}, {to: b}]")
    proof = proof_of(text)
    assert [(at.kind, at.node) for at in proof.stuck] == [("runaway", "main.a")]
    assert replay(made(text), proof.stuck[0].path).halted == "runaway"
    assert set(proof.stuck[0].path) == {"draw 2 of 2"}
    assert proof.endings["over"].path == ("draw 1 of 2",)


def test_calls_that_never_come_back_run_away() -> None:
    text = ENDING.format("choices:\n  - {label: Down, call: a}\n  - Out: b\ngo: b")
    (stuck,) = proof_of(text).stuck
    assert (stuck.kind, len(stuck.path)) == ("runaway", 101)
    assert replay(made(text), stuck.path).halted == "runaway"


def test_way_back_without_a_call_is_a_dead_end() -> None:
    proof = proof_of(ENDING.format("choices:\n  - {label: Back, go: back}\n  - On: b"))
    assert [(at.kind, at.path) for at in proof.stuck] == [("dead end", ("main.a.back",))]


@pytest.mark.usefixtures("without_hiding")
def test_unexplored_things_are_not_called_unreachable() -> None:
    text = with_promises("never: trust > 900", "possible: trust > 900", "never lost: ending(good)")
    proof = proof_of(text.replace("max: 5", "max: 90000").replace("trust > 3", "trust > 80000"), states=200)
    assert (proof.verdict, proof.bound, proof.stuck) == ("not settled", "states", ())
    assert not proof.endings["good"].reached and proof.endings["bad"].reached
    assert [promise.verdict for promise in proof.promises] == ["not settled"] * 3
    assert proof.endings["good"] == Reached("not settled")
    assert proof.endings["bad"] == Reached("reached", ("main.room.leave",), True)


def test_one_unsettled_part_forbids_proven() -> None:
    proof = proof_of(SOUND)
    assert proof.verdict == "proven"
    unsettled = proof._replace(endings={**proof.endings, "good": Reached("not settled")})
    assert unsettled.judged().verdict == "not settled"
    unreachable = unsettled._replace(nodes={**proof.nodes, "main.room": Reached("unreachable")})
    assert unreachable.judged().verdict == "refuted"


@pytest.mark.usefixtures("without_hiding")
def test_traps_before_a_bound_may_have_shorter_ways() -> None:
    """The reader counts without an end before the trap, so an earlier decision might be a trap too."""
    text = SOUND.replace("ending: bad", "choices:\n  - On: road\n")
    assert [(at.kind, at.shortest) for at in proof_of(text).stuck] == [("trap", True)]
    proof = proof_of(text.replace("max: 5", "max: 90000").replace("trust > 3", "trust > 80000"), states=200)
    assert [(at.kind, at.shortest) for at in proof.stuck] == [("trap", False)]


def test_time_is_a_bound_too() -> None:
    proof = prove(made(SOUND), seconds=0)
    assert (proof.verdict, proof.bound) == ("not settled", "seconds")


def test_answers_do_not_distinguish_states() -> None:
    text = ENDING.format('ask: {into: name, label: Who?}\ntext: "{name}"\ngo: b').replace(
        "---", 'state: {name: ""}\n---', 1
    )
    proof = proof_of(text)
    assert proof.endings["over"].path == ('answer "anything"',)
    assert (proof.states, proof.verdict) == (2, "proven")


def test_proofs_of_one_story_are_equal() -> None:
    told: list[SoFar] = []
    first = prove(made(SOUND), progress=told.append)
    assert told and told == sorted(told)
    assert first._replace(seconds=0) == proof_of(SOUND)._replace(seconds=0)


@pytest.mark.parametrize(
    "path", [("main.room.stay",), ("draw 1 of 2",), ('answer "x"',), ("main.room.leave", "main.room.talk")]
)
def test_replay_refuses_what_is_no_path(path: tuple[str, ...]) -> None:
    with pytest.raises(ValueError):
        replay(made(SOUND), path)


@pytest.mark.parametrize("test", ["x == N", "chance(N + 1)", "x == N or chance(N + 1)"])
def test_the_longest_conditions_are_proven(test: str) -> None:
    branches = [f"{test.replace('N', str(number))}: {{b: v | w}}" for number in range(MAX_NESTED - 1)]
    text = (
        "title: Long\nstate: {x: {start: 0, min: 0, max: 60}, b: false}\nendings: {over: Over}\n---\nnode: a\n"
        f"text: |\n  {{{' | '.join(branches)} | else: last}}\nchoices:\n  - {{label: One, do: x += 1, go: a}}\n"
        "  - {label: Two, do: b = not b, go: a}\n  - Out: o\n---\nnode: o\nending: over\n"
    )
    proof = proof_of(text)
    assert len(proof.variants) == 3 * (MAX_NESTED - 1) + 1
    assert all(found.reached for found in proof.variants.values())
