"""The names of ink: what each means by ink's rules of scope, and which are unknown or taken."""

import pytest

from branchlight.adopt.ink.flows import parts_of
from branchlight.adopt.ink.meanings import Meaning, Meanings
from branchlight.adopt.ink.resolving import resolve
from branchlight.adopt.ink.tree import Assignment, Invocation, Reference, Target
from branchlight.source.diagnostic import has_errors
from tests.adopt.ink.sketch import read_text, spots, story_of

STORY = """\
VAR trust = 2
VAR way = -> first
CONST MOST = 10
LIST mood = calm, (tense)
LIST sky = clear, dark
EXTERNAL ring(bell)
- (opening) {trust} {MOST} {calm} {sky.dark} {opening} {first} {first.inner} {first.deep} {ring(1)} {mood(1)}
~ temp early = 1
{early} {RANDOM(1, 6)} {add(1, 2)}
-> first.inner
== first
~ temp own = trust
{own} {inner} {deep} {first} {label} {opening}
* (label) [Go] -> inner
-> way
= inner
{first.label} {label} {deep} {inner}
- (deep) -> third(3, -> first) ->
-> END
== third(own, -> back)
{own} {add(own, MOST)}
-> back
== function add(a, b)
~ a += 1
~ return a + b
"""

MEANT = """\
7:14 GlobalMeaning trust
7:22 ConstantMeaning MOST
7:29 ItemMeaning mood calm
7:36 ItemMeaning sky dark
7:47 PointMeaning opening
7:57 PointMeaning first
7:65 PointMeaning first.inner
7:79 PointMeaning first.inner.deep
7:92 ExternalMeaning ring
7:102 ListMeaning mood
9:2 LocalMeaning  early
9:10 BuiltinMeaning RANDOM
9:25 FunctionMeaning add
10:4 PointMeaning first.inner
12:14 GlobalMeaning trust
13:2 LocalMeaning first own
13:8 PointMeaning first.inner
13:16 PointMeaning first.inner.deep
13:23 PointMeaning first
13:31 PointMeaning first.label
13:39 PointMeaning opening
14:19 PointMeaning first.inner
15:4 GlobalMeaning way
17:2 PointMeaning first.label
17:16 PointMeaning first.label
17:24 PointMeaning first.inner.deep
17:31 PointMeaning first.inner
18:13 PointMeaning third
18:25 PointMeaning first
19:4 LeaveMeaning END
21:2 LocalMeaning third own
21:8 FunctionMeaning add
21:12 LocalMeaning third own
21:17 ConstantMeaning MOST
22:4 LocalMeaning third back
24:3 LocalMeaning add a
25:10 LocalMeaning add a
25:14 LocalMeaning add b
"""


def meanings(text: str) -> Meanings:
    """Return the meanings of a story without mistakes."""
    found, sink = resolve(story_of(text))
    assert sink == []
    return found


def test_each_name_means_what_ink_takes_it_for() -> None:
    found = meanings(STORY)
    places = {place: words(meaning) for place, meaning in found.of.items() if place.line > 6}
    lines = [f"{place.line}:{place.column} {meant}" for place, meant in sorted(places.items())]
    assert "\n".join(lines) + "\n" == MEANT


def test_every_name_has_a_meaning() -> None:
    story = story_of(STORY)
    of = meanings(STORY).of
    named = [part for part in parts_of(story) if isinstance(part, Reference | Target | Invocation)]
    named += [part.name for part in parts_of(story) if isinstance(part, Assignment)]
    assert len(named) >= 40
    assert [part for part in named if part.place not in of] == []


def words(meaning: Meaning) -> str:
    """Return a meaning in words."""
    values = [getattr(meaning, name) for name in type(meaning).__dataclass_fields__]
    return " ".join(
        [type(meaning).__name__, *(value if isinstance(value, str) else ".".join(value) for value in values)]
    )


KNOTS = "\n-> END\n== knot\n* (here) a\n-> END\n= stitch\nb -> END\n== function sum(a, b)\n~ return a + b\n"
UNKNOWN = [
    ("{trsut}\nVAR trust = 1", "E903 1:2", "did you mean `trust`?"),
    ("-> knto", "E903 1:4", "did you mean `knot`?"),
    ("-> knot.stich", "E903 1:4", "did you mean `knot.stitch`?"),
    ("-> stitch", "E903 1:4", "did you mean `knot.stitch`?"),
    ("{here}", "E903 1:2", "did you mean `knot.here`?"),
    ("-> END.x", "E903 1:4", "did you mean `END`?"),
    ("-> knot.here.there", "E903 1:4", "did you mean `knot.here`?"),
    ("{smu(1, 2)}", "E903 1:2", "did you mean `sum`?"),
    ("{RANDON(1, 2)}", "E903 1:2", "did you mean `RANDOM`?"),
    ("~ x = 1", "E903 1:3", "declare it with `VAR`, or here with `~ temp`"),
    ("{(clam)}\nLIST mood = calm", "E903 1:3", "did you mean `calm`?"),
    ("{(x)}\nVAR x = 1", "E903 1:3", "take the parentheses out"),
    ("{here}", "E903 1:2", "did you mean `knot.here`?"),
]
TAKEN = [
    "VAR a = 1\nVAR a = 2",
    "CONST a = 1\nCONST a = 2",
    "VAR knot = 1",
    "VAR calm = 1\nLIST mood = calm",
    "LIST mood = a\nLIST mood = b",
    "LIST mood = knot",
    "LIST a = x\nLIST b = x\n{x}",
    "VAR not = 1",
    "VAR MIN = 1",
    "- (a) b\n- (a) c",
    "- (knot) b",
    "~ temp a = 1\n~ temp a = 2",
    "VAR a = 1\n~ temp a = 2",
    "-> k(1)\n== k(a, a)\nb -> END",
    "-> k(1)\n== k(knot)\nb -> END",
    "-> k(1)\n== k(a)\n~ temp a = 1\n-> END",
    "VAR a = 1\n-> k(1)\n== k(a)\nb -> END",
    "-> k\n== k\n- (s) b -> END\n= s\nc -> END",
    "-> k\n== k\nb -> END\n= s\nc -> END\n= s\nd -> END",
    "-> knot\n== knot\nb -> END",
]
UNFIT = [
    ("{sum(1)}", "E906 1:2", "takes 2 arguments, but gets 1"),
    ("{RANDOM(1)}", "E906 1:2", "takes 2 arguments, but gets 1"),
    ("{CHOICE_COUNT(1)}", "E906 1:2", "takes no arguments, but gets 1"),
    ("-> knot(1)", "E906 1:4", "takes no arguments, but gets 1"),
    ("-> k\n== k(a)\nb -> END", "E906 1:4", "takes 1 argument, but gets none"),
    ("-> knot.here(1)", "E906 1:4", "takes no arguments"),
    ("{TURNS_SINCE(knot)}", "E906 1:14", "needs a target"),
    ("-> k(1)\n== k(ref a)\nb -> END", "E906 1:6", "needs a variable for `ref a`"),
    ("-> k(1)\n== k(-> a)\nb -> END", "E906 1:6", "needs a target for `-> a`"),
    ("-> k(knot)\n== k(-> a)\nb -> END", "E906 1:6", "is how often it was read"),
    ("-> k(-> knot)\n== k(a)\n-> a", "E906 3:4", "its heading does not say so"),
    ("~ temp x = -> END", "E906 1:12", "cannot be kept as a value"),
    ("~ temp x = -> k\n== k(ref a)\nb -> END", "E906 1:12", "has a `ref` parameter"),
    ("-> sum(1, 2)", "E905 1:4", "is a function, and nothing can divert to it"),
    ("{knot()}", "E905 1:2", "is no function"),
    ("~ MOST = 2\nCONST MOST = 1", "E905 1:3", "is a constant"),
    ("VAR a = 1\nVAR b = a", "E905 2:9", "cannot take its value from `a`"),
]


@pytest.mark.parametrize(("text", "spot", "hint"), UNKNOWN, ids=[text for text, _, _ in UNKNOWN])
def test_unknown_name_is_guessed(text: str, spot: str, hint: str) -> None:
    found = _mistakes(text)
    assert [(*spots([each]), each.hint) for each in found] == [(spot, hint)]


@pytest.mark.parametrize("text", TAKEN)
def test_taken_name_is_an_error(text: str) -> None:
    assert "E904" in {each.code for each in _mistakes(text)}


@pytest.mark.parametrize(("text", "spot", "words"), UNFIT, ids=[text for text, _, _ in UNFIT])
def test_unfit_call_is_an_error(text: str, spot: str, words: str) -> None:
    found = _mistakes(text)
    assert spots(found)[:1] == [spot]
    assert words in found[0].message


def _mistakes(text: str) -> "list[object]":
    story, found = read_text(text + KNOTS)
    assert not has_errors(found), found
    return resolve(story)[1]  # type: ignore[return-value]
