"""What the variables of an ink story can hold."""

from branchlight.adopt.ink.meanings import GlobalMeaning, LocalMeaning, Possible
from tests.adopt.ink.test_names import meanings

STORY = """\
VAR count = 2
VAR told = false
VAR name = "Ada"
VAR title = "x"
VAR way = -> first
VAR other = -> first
LIST mood = calm, (tense)
VAR feeling = calm
VAR mix = 1
VAR share = 1.5
VAR still = 3
VAR swapped = 1
~ count = count + RANDOM(1, 6)
~ told = count > 2 and not told
~ name = second_name(told)
~ title = "{name} of {count}"
~ way = -> second
~ other = way
~ feeling += tense
~ mix = told
~ share = share / 2
~ swap(swapped, "a")
-> call(-> second, 1) ->
-> way
== call(-> where, what)
-> where
== first
x -> END
== second
~ call_me()
~ temp made = LIST_COUNT(mood)
y -> END
== function second_name(which)
{which:
  ~ return "Bea"
}
~ return name
== function call_me()
~ count += 1
== function swap(ref a, b)
~ a = b
"""


def holds(name: str) -> Possible:
    """Return what a variable of the story can hold; `flow.name` is a local one."""
    flow, _, own = name.rpartition(".")
    found = meanings(STORY)
    return found.held[LocalMeaning(flow, own) if flow else GlobalMeaning(own)]


def test_each_variable_has_the_kinds_of_its_values() -> None:
    names = "count told name title way mood feeling share still call.where call.what second.made swap.b".split()
    kinds = [holds(name).kind for name in names]
    expected = "number truth text text target list list fraction number target number number text"
    assert " ".join(kinds) == expected
    assert holds("mix").kind == "mixed"
    assert holds("mix").kinds == {"number", "truth"}
    assert holds("swapped").kinds == {"number", "text"}


def test_texts_are_a_closed_set_unless_put_together() -> None:
    assert holds("name").words == {"Ada", "Bea"}
    assert holds("title").words is None
    assert holds("swapped").words == {"a"}


def test_numbers_are_a_closed_set_unless_computed() -> None:
    assert holds("still").numbers == {3}
    assert holds("call.what").numbers == {1}
    assert holds("count").numbers is None
    assert holds("told").numbers == frozenset()


def test_targets_follow_variables_and_arguments() -> None:
    assert holds("way").targets == {("first",), ("second",)}
    assert holds("other").targets == {("first",), ("second",)}
    assert holds("call.where").targets == {("second",)}


def test_lists_are_known_by_name() -> None:
    assert holds("feeling").lists == {"mood"}
    assert holds("mood").lists == {"mood"}


def test_functions_give_what_they_return() -> None:
    found = meanings(STORY)
    assert {name: given.kind for name, given in found.given.items()} == {
        "second_name": "text",
        "call_me": "nothing",
        "swap": "nothing",
    }


def test_assigned_variables_are_those_that_change() -> None:
    found = meanings(STORY)
    assert GlobalMeaning("swapped") in found.assigned
    assert GlobalMeaning("count") in found.assigned
    assert {GlobalMeaning("still"), GlobalMeaning("mood")} & found.assigned == set()
