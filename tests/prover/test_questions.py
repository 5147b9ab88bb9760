"""Proofs of stories whose questions decide: as many states as differ, and answers in the paths."""

import pytest

from branchlight.model.question import AskText, possible_answers
from branchlight.model.story import Story
from branchlight.play.answers import typed
from branchlight.prover.answer import Proof
from branchlight.prover.prove import prove
from branchlight.prover.replay import replay, steps
from tests.prover.phases import plan, slot_of, story_of

ENDS = ("node: won\nending: over", "node: lost\nending: lost")
HALL = "node: hall\nask: {number: bid, min: 0, max: 999, label: Your bid}\ngo: sold"
SOLD = """node: sold
choices: [{label: Go, go: [{if: bid >= 700, to: won}, {to: lost}]}]"""


def auction(sold: str = SOLD, hall: str = HALL, bid: str = "0", rest: str = "") -> Story:
    return story_of(hall, sold, *ENDS, state=f"bid: {bid}, other: 3", rest=rest)


def proof_of(story: Story) -> Proof:
    """Return the proof of a story, whose paths are checked by playing them."""
    found = prove(story)
    assert found.bound is None
    for name, at in found.endings.items():
        turn = replay(story, at.path) if at.reached else None
        assert turn is None or (turn.ending is not None and turn.ending.name == name)
    return found


def test_path_has_the_first_number_that_leads_on() -> None:
    found = proof_of(auction())
    assert found.endings["over"].path == ('answer "700"', "main.sold.go")
    assert found.endings["lost"].path == ('answer "0"', "main.sold.go")
    assert [step.words for step in steps(auction(), found.endings["over"].path)] == ["", '[answer "700"]', "Go"]


@pytest.mark.parametrize("bid", ["0", "{start: 5, min: 0, max: 999}", "{start: 0, min: -9, max: 1000}"])
def test_numbers_cost_only_what_is_compared(bid: str) -> None:
    assert proof_of(auction(bid=bid)).states == 5  # at the question, twice at the choice, and two endings
    three = (
        "choices: [{label: Go, if: bid % 2 == 0, go: won}, {label: On, if: bid > 700, go: won}, {label: No, go: lost}]"
    )
    assert proof_of(auction(f"node: sold\n{three}", bid=bid)).states == 7


def test_number_that_is_only_shown_costs_one_decision() -> None:
    found = proof_of(auction("node: sold\ntext: '{bid}'\nchoices: [{label: Go, go: won}]"))
    assert found.edges == 3
    assert found.choices["main.sold.go"].path == ('answer "0"', "main.sold.go")


def test_every_number_counts_where_all_differ() -> None:
    choices = "choices: [{label: Go, if: bid * other > 700 and bid > other, go: won}, {label: No, go: lost}]"
    found = proof_of(auction(f"node: sold\ndo: other = (other + bid) % 5\n{choices}"))
    assert found.endings["over"].reached and found.states > 1000


def test_number_is_dead_before_its_question() -> None:
    made = plan(auction())
    bid = made.variables.value[slot_of(made.bodies.story, "bid")]
    hall = made.liveness.points[made.bodies.number["main.hall"]]
    assert bid not in hall.enter and bid not in hall.asked
    assert bid in hall.offer


def test_promise_about_a_number_is_refuted_by_answers() -> None:
    (promise,) = proof_of(auction(rest="promises: [never: bid == 512]")).promises
    assert promise.path == ('answer "512"',)


def test_number_can_lead_out_of_a_call() -> None:
    story = story_of(
        "node: hub\ncall: hall\ngo: [{if: bid == 7, to: won}, {to: lost}]",
        "node: hall\nask: {number: bid, max: 9}\ngo: back",
        *ENDS,
        state="bid: {start: 0, min: 0, max: 10}",
    )
    assert proof_of(story).endings["over"].path == ('answer "7"',)


def test_traps_behind_one_number_are_found() -> None:
    story = story_of(HALL, "node: sold\nchoices: [{label: Go, go: [{if: bid == 3, to: pit}, {to: won}]}]",
                     "node: pit\nchoices: [Wait: pit]", *ENDS, state="bid: 0")  # fmt: skip
    traps = {trap.node: trap.path for trap in proof_of(story).stuck}
    assert traps == {"main.sold": ('answer "3"',), "main.pit": ('answer "3"', "main.sold.go")}


VOICE = "node: voice\nask: {into: word, among: {friend: [friend, Mellon], foe: '3'}, else: other}\ngo: door"
WORD = "word: {one of: [other, friend, foe]}"


def test_each_group_of_answers_is_a_decision() -> None:
    door = "node: door\nchoices: [{label: In, if: word == friend, go: won}, {label: Out, if: word == other, go: lost}]"
    story = story_of(VOICE, f"{door}\ngo: pit", "node: pit\ntext: A pit.\nending: over", *ENDS, state=WORD)
    found = proof_of(story)
    assert found.choices["main.door.in"].path == ('answer "friend"', "main.door.in")
    assert found.choices["main.door.out"].path == ('answer "something else"', "main.door.out")
    assert found.nodes["main.pit"].path == ('answer "3"',)


def test_groups_that_make_no_difference_are_one() -> None:
    door = "node: door\nchoices: [{label: In, if: word != other, go: won}, {label: Out, go: lost}]"
    found = proof_of(story_of(VOICE, door, *ENDS, state=WORD))
    assert (found.states, found.edges) == (5, 6)


@pytest.mark.parametrize(
    ("listed", "length", "expected"),
    [
        ("friend", 40, "something else"),
        ("Something  ELSE!", 40, "1"),
        ("friend", 6, "1"),
        ("a, 1, 2", 1, "3"),
        ("1, 2, 3, 4, 5, 6, 7, 8, 9", 1, "a"),
    ],
)
def test_answer_for_else_is_in_no_group(listed: str, length: int, expected: str) -> None:
    ask = f"ask: {{into: word, among: {{friend: [{listed}]}}, else: other, length: {length}}}"
    story = story_of(f"node: voice\n{ask}\ngo: [{{if: word == other, to: lost}}, {{to: won}}]", *ENDS, state=WORD)
    assert proof_of(story).endings["lost"].path == (f'answer "{expected}"',)


@pytest.mark.parametrize("length", [1, 5, 500])
def test_paths_contain_answers_readers_can_type(length: int) -> None:
    (possible,) = possible_answers(AskText(0, "Name", length))
    assert possible.answer == typed(possible.answer, length) != ""


def test_vault_is_proven() -> None:
    found = proof_of(story_of(*VAULT, state=f"dial: {{start: 0, min: 0, max: 999}}, {WORD}"))
    assert found.verdict == "proven"
    assert (found.states, found.endings["over"].path) == (5, ('answer "581"', 'answer "Mellon"'))


VAULT = (
    "node: dial\ntext: The dial is at {dial}.\nask: {number: dial, label: Turn it to}\n"
    "go: [{if: dial == 581, to: voice}, {to: stuck}]",
    "node: stuck\ntext: Nothing moves.\nchoices: [Turn it again: dial]",
    "node: voice\ntext: A click, and a voice.\nask: {into: word, label: Speak, "
    "among: {friend: [Mellon, friend], foe: guard}, else: other}\n"
    "go: [{if: word == friend, to: won}, {if: word == foe, to: lost}, {to: voice}]",
    *ENDS,
)


def test_answer_only_passed_to_a_call_matters() -> None:
    asking = "node: a\nask: {number: bid, min: 0, max: 3, label: Your bid}\ncall: {to: b, with: {amount: bid}}\ngo: won"
    called = "node: b\ntakes: {amount: {start: 0, min: 0, max: 3}}\nchoices:\n"
    called += "  - {label: Up, id: up, if: amount == 3, ending: lost}\n  - {label: Back, go: back}"
    proof = prove(story_of(asking, called, ENDS[0], state="bid: {start: 0, min: 0, max: 3}"))
    assert proof.verdict == "proven"
    assert proof.endings["lost"].path == ('answer "3"', "main.b.up")
