"""Comparison of a proof with playing every path."""

from collections.abc import Sequence

import pytest

from branchlight.model.story import Story
from branchlight.play import Turn, turn_in_progress
from branchlight.prover.answer import Path, Promised, Proof, Reached, Told
from branchlight.prover.bounds import Limits
from branchlight.prover.clock import Clock
from branchlight.prover.code import body_code
from branchlight.prover.diagrams import rounds_of_turns
from branchlight.prover.findings import overlong
from branchlight.prover.joined import Joined
from branchlight.prover.matters import Settled, Stage
from branchlight.prover.program.numbered_bodies import NumberedBodies
from branchlight.prover.program.one_fact import without_marks
from branchlight.prover.program.properties import Properties
from branchlight.prover.prove import prove, unexplored
from branchlight.prover.reduce import cut_points, state_variables
from branchlight.prover.replay import replay
from branchlight.prover.rest import by_dives, by_flow, with_rest
from tests.prover.by_playing import Played, hear, node_at
from tests.prover.markers import markers
from tests.prover.small_stories import SmallStory


def halt_after(limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make play halt a turn after so many bodies, and the prover expect it."""
    monkeypatch.setattr(turn_in_progress, "_HOPS", range(limit))
    for module in (turn_in_progress, state_variables, cut_points, overlong, body_code, rounds_of_turns):
        monkeypatch.setattr(module, "HOP_LIMIT", limit)


def decisions(path: Path) -> int:
    """Return the number of decisions of a path, without its draws."""
    return len([entry for entry in path if not entry.startswith("draw ")])


def compare(small: SmallStory, story: Story) -> list[str]:
    """Return every difference between the proof of a story and playing it. May raise `TooLargeError`."""
    played = Played(story, small.promises)
    proof = prove(story)
    wrong = differences(proof, played, story)
    wrong += contradictions(alone(story, (by_flow, by_dives), Clock(60)), played, story)
    refuted = bool(proof.stuck) or any(p.verdict == "refuted" for p in (*proof.promises, *proof.facts))
    tables = (proof.nodes, proof.choices, proof.variants, proof.endings)
    refuted = refuted or not all(at.reached for table in tables for at in table.values())
    if proof.verdict != ("refuted" if refuted else "proven"):
        wrong.append(f"the verdict is {proof.verdict}")
    return wrong


def differences(proof: Proof, played: Played, story: Story) -> list[str]:
    """Return every difference between the findings of a complete proof and playing."""
    wrong = ["a bound was hit"] if proof.bound else []
    for kind, table in (
        ("node", proof.nodes),
        ("choice", proof.choices),
        ("variant", proof.variants),
        ("ending", proof.endings),
    ):
        wrong += [f"{kind} {line}" for line in reached(kind, table, played, story)]
    wrong += stuck(proof, played, story)
    for number, promise in enumerate(proof.promises):
        wrong += promised(number, promise, played, story)
    for told in proof.facts:
        wrong += fact(told, played, story)
    return wrong


def reached(kind: str, table: dict[str, Reached], played: Played, story: Story) -> list[str]:
    wrong = []
    words = markers(story) if kind == "variant" else {}
    for name, at in table.items():
        distance = played.found.get((kind, name))
        if at.reached != (distance is not None):
            wrong.append(f"{name} is {at.status}, when played: {distance}")
        elif at.status == "not settled" or at.shortest != at.reached:
            wrong.append(f"{name} should be settled: {at}")
        elif at.reached and decisions(at.path) != distance:
            wrong.append(f"{name} by {decisions(at.path)} decisions, when played by {distance}: {at.path}")
        elif at.reached and not shows(kind, name, at.path, replay(story, at.path), words):
            wrong.append(f"{name} is not where its path leads: {at.path}")
    known = {name for of, name in played.found if of == kind and (kind != "choice" or name in table)}
    wrong += [f"{name} is missing" for name in known - set(table) if kind != "choice"]
    return wrong


def alone(story: Story, stages: Sequence[Stage], clock: Clock) -> Proof:
    """Return what some stages settle by themselves, if nothing is explored."""
    story = without_marks(story)
    nothing = unexplored(Properties(NumberedBodies(story)), clock)
    return with_rest(story, nothing, Limits(None, clock), stages)


def with_only(story: Story, settled: Settled) -> Proof:
    """Return the proof that has what a stage settled, and nothing else."""
    story = without_marks(story)
    nothing = unexplored(Properties(NumberedBodies(story)), Clock(60))
    return Joined(story).with_settled(nothing, settled).judged()


def contradictions(proof: Proof, played: Played, story: Story) -> list[str]:
    """Return what a proof that settles only some of a story gets wrong. Its paths may not be the shortest."""
    tables = {"node": proof.nodes, "choice": proof.choices, "variant": proof.variants, "ending": proof.endings}
    words, wrong = markers(story), []
    for kind, table in tables.items():
        for name, at in table.items():
            distance = played.found.get((kind, name))
            if at.status == ("reached" if distance is None else "unreachable"):
                wrong.append(f"{kind} {name} is {at.status} without exploring, when played: {distance}")
            elif at.reached and not shows(kind, name, at.path, replay(story, at.path), words):
                wrong.append(f"{kind} {name} is not where its path leads: {at.path}")
            elif at.reached and (at.shortest or decisions(at.path) < distance):
                wrong.append(f"{kind} {name} by {at}, when played by {distance}")
    wrong += stuck_somewhere(proof, played, story)
    for number, promise in enumerate(proof.promises):
        if promise.verdict != "not settled":
            lines = promised(number, promise, played, story)
            lost_at_once = played.promises[number].kind == "never lost" and 0 in played.lost(number).values()
            expected = ("when played by", "is not lost where") if lost_at_once else ("when played by",)
            wrong += [line for line in lines if not any(words in line for words in expected)]
    return wrong


def stuck_somewhere(proof: Proof, played: Played, story: Story) -> list[str]:
    """Return what is wrong about some stuck states of a story, or about there being none."""
    wrong, trapped = [], played.trapped()
    halted = [kind for kind, _ in played.found if kind.startswith("halted ")]
    if proof.stuck_settled and (trapped or halted):
        wrong.append(f"nothing is stuck, when played: {trapped} {halted}")
    for at in proof.stuck:
        turn = replay(story, at.path)
        if at.shortest or turn.halted != {"dead end": "stuck", "runaway": "runaway", "trap": ""}[at.kind]:
            wrong.append(f"{at} is not where its path leads")
        elif at.kind == "trap" and (
            node_at(turn) != at.node or not played.ending().isdisjoint(played.numbers_of(turn)) or turn.ending
        ):
            wrong.append(f"{at}: an ending can be reached from there")
    return wrong


def shows(kind: str, name: str, path: Path, turn: Turn, words: dict[str, str]) -> bool:
    if kind == "choice":
        return [entry for entry in path if not entry.startswith("draw ")][-1] == name
    if kind == "ending":
        return turn.ending is not None and turn.ending.name == name
    texts = " ".join([passage.text for passage in turn.passages])
    if kind == "node":
        return f"in {name.removeprefix('main.')} " in f"{texts} "
    labels = [text for choice in turn.choices for text in (choice.text, "".join(run.text for run in choice.reason))]
    return words[name] in f"{texts} {' '.join(labels)}".split()


def stuck(proof: Proof, played: Played, story: Story) -> list[str]:
    wrong = []
    by_playing = {
        "dead end": {name: d for (kind, name), d in played.found.items() if kind == "halted stuck"},
        "trap": played.trapped(),
    }
    for kind, expected in by_playing.items():
        found = {at.node: decisions(at.path) for at in proof.stuck if at.kind == kind}
        if found != expected:
            wrong.append(f"{kind} at {found}, when played at {expected}")
    runaways = [decisions(at.path) for at in proof.stuck if at.kind == "runaway"]
    expected_runaways = [d for (kind, _), d in played.found.items() if kind == "halted runaway"]
    if min(runaways, default=None) != min(expected_runaways, default=None):
        wrong.append(f"runaways after {runaways}, when played after {expected_runaways}")
    for at in proof.stuck:
        turn = replay(story, at.path)
        halted = {"dead end": "stuck", "runaway": "runaway", "trap": ""}[at.kind]
        if turn.halted != halted or turn.ending or (at.kind != "runaway" and node_at(turn) != at.node):
            wrong.append(f"{at} is not where its path leads: {turn.state.place} {turn.halted}")
        if at.kind == "trap" and not played.ending().isdisjoint(played.numbers_of(turn)):
            wrong.append(f"{at}: an ending can be reached from there")
    return wrong


def fact(told: Told, played: Played, story: Story) -> list[str]:
    distance = played.found.get(("used untold", told.fact))
    if (told.verdict == "refuted") != (distance is not None):
        return [f"{told} when played: {distance}"]
    if distance is None:
        return []
    if decisions(told.path) != distance:
        return [f"{told} by {decisions(told.path)} decisions, when played by {distance}"]
    untold, used = frozenset(story.facts), set[str]()
    ends = [place for place, entry in enumerate(told.path) if not entry.startswith("draw ")]
    for end in (*ends, len(told.path)):
        untold, used = hear(replay(story, told.path[:end]), untold)
    return [] if told.fact in used else [f"{told} is not used where its path leads"]


def promised(number: int, promise: Promised, played: Played, story: Story) -> list[str]:
    kind = played.promises[number].kind
    what = ("fails" if kind == "always" else "holds", str(number))
    lost = played.lost(number) if kind == "never lost" else {}
    distance = min(lost.values(), default=None) if kind == "never lost" else played.found.get(what)
    met = promise.verdict == ("proven" if kind == "possible" else "refuted")
    if met != (distance is not None):
        return [f"{promise} when played: {distance}"]
    turn = replay(story, promise.path) if met else None
    if turn and kind == "never lost" and lost.keys().isdisjoint(played.numbers_of(turn)):
        return [f"{promise} is not lost where its path leads"]
    if turn and kind != "never lost" and what not in played.met_in(turn):
        return [f"{promise} is not met where its path leads"]
    if met and decisions(promise.path) != distance:
        return [f"{promise} by {decisions(promise.path)} decisions, when played by {distance}"]
    return []
