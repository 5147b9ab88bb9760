"""All that is wrong with an ink story comes in one run: mistakes of the ink, and what cannot be said here."""

import pytest

from tests.adopt.adopting import adopted_text

BEFORE = "VAR x = 1\n-> k\n== k\n"


def refused(text: str) -> list[str]:
    """Return the code and the line of each refusal."""
    story, found = adopted_text(text)
    assert story is None
    return [f"{code} {place.split(':')[1]}" for code, place, *_ in (each.split() for each in found)]


def test_mistakes_and_refusals_come_together() -> None:
    text = BEFORE + "~ y = 2\n~ x = 1.5\n* a [b\n* c\n  ~ x = POW(2, x)\n- {x++}\n<- k.l\n-> END\n"
    assert refused(text) == ["E903 4", "E914 5", "E901 6", "E914 8", "E901 9", "E903 10"]


def test_unreached_call_of_the_game_is_refused() -> None:
    assert refused("EXTERNAL ring(times)\n-> END\n~ ring(2)\n") == ["E911 3"]


def test_refusals_of_lines_and_joints_come_together() -> None:
    text = "{RANDOM(1, 2) == 1: One|Two} <>\n{RANDOM(1, 2) == 1: -> a}\n-> b\n== a\n"
    text += "~ temp x = 1.5\n-> END\n== b\n-> c\n== c\n-> b\n"
    assert refused(text) == ["E912 3", "E914 5"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("VAR y\n{y}\n-> k\n== k\n~ y = 2\n-> END\n", ["E901 1"]),
        ("~ y = 2\n{y > 1: a}\n* {y} b\n- -> y\n", ["E903 1", "E903 2", "E903 3", "E903 4"]),
        ("~ temp t = y\n{t > 1: a}\n{t}\n~ t = t + 1\n", ["E903 1"]),
        ("INCLUDE lost.ink\n{f(1)}\n-> k\n", ["E902 1"]),
        ("{f(1)} {f(1, 2)}\n== function f(a, b)\n~ return a\n", ["E906 1"]),
        ("a {f()}\n~ g()\n== function f\n-> END\n== function g\n* b\n", ["E905 4", "E905 6"]),
        (BEFORE + "* [b] -> y\n- -> k\n", ["E903 4"]),
        (BEFORE + "~ y()\n-> l\n== l\n-> y\n", ["E903 4", "E903 7"]),
        (BEFORE + "<- y\n-> y ->\n->-> y\n", ["E903 4", "E903 5", "E903 6"]),
        ("-> k(1)\n== k(a)\n{a}\n-> END\n== k(b, c)\n{c}\n-> END\n", ["E904 5"]),
    ],
)
def test_what_follows_from_a_mistake_is_not_told(text: str, found: list[str]) -> None:
    assert refused(text) == found


def test_kinds_that_differ_are_told_once_where_they_do() -> None:
    text = BEFORE + '{x > 1: More.}\n~ x = x + 1\n* [Many]\n  ~ x = "many"\n- {x}\n-> END\n'
    story, found = adopted_text(text)
    assert story is None
    assert found == ["E913 story.ink:7:5 `x` is a text here, and a number in line 1"]


def test_name_that_only_gets_nothing_is_refused() -> None:
    story, found = adopted_text("~ temp lost = kept()\n{lost}\n-> END\n=== function kept()\n~ return\n")
    assert story is None
    assert found == [f"E913 story.ink:{at} nothing is ever stored in `lost`" for at in ("1:8", "2:2")]


def test_list_declared_twice_is_a_mistake() -> None:
    text = "LIST mood = calm, wild\nLIST mood = tense\n-> END\n== k\n{mood ? (calm, wild): Wild.}\n-> END\n"
    assert refused(text)[0] == "E904 2"


def test_value_that_doubles_with_each_line_is_refused() -> None:
    doubled = "~ a = a + a\n" * 40
    text = f"VAR n = 1\n-> k\n== k\n~ n++\n{{f(n)}}\n* [Again] -> k\n* -> END\n== function f(a)\n{doubled}~ return a\n"
    assert [each.split(":")[0] for each in refused(text)] == ["E911 18"]


def test_choices_that_count_each_other_are_refused() -> None:
    more = "+ {CHOICE_COUNT() < 3} [More] -> k\n+ {CHOICE_COUNT() > 9} [Less] -> k\n"
    assert refused(f"VAR n = 1\n-> k\n== k\n~ n++\n+ {{n < 3}} [First] -> k\n{more * 20}+ -> END\n")[0].startswith(
        "E911"
    )


def test_knot_beside_a_function_of_its_name_is_told() -> None:
    text = "{half(4)}\n-> END\n== function half(n)\n~ return n / 2\n== half(whole)\n{whole}\n-> END\n"
    assert refused(text) == ["E904 5"]


def test_order_of_an_item_and_a_truth_is_refused() -> None:
    text = "LIST mood = (calm), wild\n-> k\n== k\n~ mood++\n{mood > (1 == 2): More.}\n* [Wild] -> k\n* -> END\n"
    assert [each.split()[0] for each in refused(text)] == ["E911"]


VALUES = 'LIST mood = (calm), wild\nVAR n = 1\nVAR t = "one"\nVAR d = -> k\n-> k\n== k\n~ n++\n~ mood++\n'
VALUES += '~ t = "two"\n~ d = -> l\nUSED\n* [Wild] -> k\n* -> END\n== l\n-> END\n== function none()\n~ return\n'


@pytest.mark.parametrize(
    "used",
    [
        "{not t: a}",
        "{t and n: a}",
        "{not none(): a}",
        "{none() or n: a}",
        "{d: a}",
        "{not d: a}",
        "{d and n: a}",
        "+ {d} [a]",
        "{none() == t: a}",
        "{d == t: a}",
        '~ temp kept = -> l + ("2")\n{kept}',
        "{mood + true}",
        "{mood(true)}",
        "{LIST_RANDOM((calm, wild)): a}",
        "{POW(t, 2)}",
        '{POW("one", 2)}',
        "{POW(RANDOM(1, 2), 2)}",
        "{RANDOM(t, t)}",
        "{RANDOM(1, true)}",
    ],
)
def test_operation_that_ink_refuses_is_refused(used: str) -> None:
    assert refused(VALUES.replace("USED", used)) == ["E911 11"]


def test_tunnels_and_mixed_ends_in_threads_are_refused() -> None:
    aside = "== aside\n{n > 1: Not now. -> DONE}\n- (again) Here.\n+ [Wait] -> again\n- -> k\n"
    within = "== within\n-> t ->\n* [Stay] -> k\n== t\nIn.\n->->\n"
    text = f"VAR n = 0\n-> k\n== k\n~ n++\n<- aside\n<- within\n* [Go] -> END\n{aside}{within}"
    assert refused(text) == ["E915 5", "E911 14"]


def test_choices_waiting_in_many_ways_are_refused() -> None:
    level = "{n > NUMBER:\nA.\n* [a] -> END\n- else:\n~ n = n + 1\n}\n"
    text = "VAR n = 0\n-> k\n== k\n" + "".join(level.replace("NUMBER", str(number)) for number in range(8))
    assert refused(text + "-> END\n") == ["E916 34", "E916 40", "E916 46"]


def test_choices_above_a_gather_are_refused() -> None:
    text = BEFORE + "<- wind\n- (look) You look.\n* [Go] -> END\n== wind\n* [Listen] -> k.look\n- -> DONE\n"
    story, found = adopted_text(text)
    assert story is None
    assert found == [
        "E916 story.ink:5:1 choices that were met before this gather would be offered only after it",
    ]


def test_random_item_that_branches_compare_is_refused() -> None:
    text = "LIST bag = (lamp), (key)\n-> k\n== k\n{LIST_RANDOM(bag):\n- lamp: A lamp.\n- key: A key.\n}\n-> END\n"
    story, found = adopted_text(text)
    assert story is None
    assert found == ["E911 story.ink:4:1 a random value that several branches compare"]


def test_function_that_calls_itself_twice_is_refused() -> None:
    grow = "== function grow(ref r, by)\n{ r == 0:\n  ~ r = 1\n}\n{ by > 1:\n  ~ grow(r, by)\n  ~ grow(r, by)\n}\n"
    text = f"VAR n = 0\n-> k\n== k\n~ grow(n, 5)\n* [Again] -> k\n* -> END\n{grow}"
    assert {each.split()[0] for each in refused(text)} == {"E912"}
