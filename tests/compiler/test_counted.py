"""Counted things: a number for each, and the whole, which is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchlight import Turn, choose, load_text, prove, start, state_as_json, state_from_json
from branchlight.analysis.written import Writing
from branchlight.authoring.check import check_story
from branchlight.authoring.playthroughs import read_playthroughs, run
from branchlight.model.story import choices_of
from branchlight.source.located import SourceFile
from tests.stories import made

SHOP = """title: Shop
state:
  gold: {start: 5, min: 0, max: 20}
  bag: {count of: {arrow: arrow | arrows, apple: apple | apples}, max: 9, start: {arrow: 3}}
formulas:
  weight: bag.arrow + 2 * bag.apple
endings: {out: Out}
---
node: shop
text: "You have {bag}. {gold} gold."
choices:
  - {label: Buy an apple, if: gold >= 1 and weight < 12, do: [bag += apple, gold -= 1], go: shop}
  - {label: Shoot, if: arrow in bag, do: bag -= arrow, go: shop}
  - Leave: fin
---
node: fin
text: Done.
ending: out
"""


def words(state: str, node: str) -> str:
    """Return the text of a story of one node."""
    turn = start(made(f"title: T\nstate:\n{state}---\nnode: a\n{node}choices: [{{label: On, go: a}}]\n"), 1)
    return turn.passages[-1].text


def taken(turn: Turn, *labels: str) -> Turn:
    for label in labels:
        turn = choose(turn, next(choice for choice in turn.choices if choice.text == label))
    return turn


def test_counted_things_are_shown_with_their_words() -> None:
    turn = start(made(SHOP), 1)
    texts = [turn.passages[-1].text]
    for label in ("Shoot", "Shoot", "Buy an apple", "Shoot", "Buy an apple"):
        turn = taken(turn, label)
        texts.append(turn.passages[-1].text.split(".")[0])
    assert texts == [
        "You have 3 arrows. 5 gold.",
        "You have 2 arrows",
        "You have 1 arrow",
        "You have 1 arrow, 1 apple",
        "You have 1 apple",
        "You have 2 apples",
    ]


def test_counted_things_that_are_none_are_nothing() -> None:
    assert words("  bag: {count of: [arrow, old_coin]}\n", "do: bag.arrow = 0\ntext: '{bag}'\n") == "nothing"


def test_counted_things_without_a_bar_have_one_word() -> None:
    state = "  bag: {count of: {arrow: , old_coin: , bread: piece of bread}, start: {bread: 2}}\n"
    assert words(state, "do: bag.old_coin += 3\ntext: '{bag}'\n") == "3 old coin, 2 piece of bread"


@pytest.mark.parametrize(
    ("counts", "text"),
    [("0, c: 0", "nothing"), ("0, c: 1", "1 c"), ("2, c: 1", "2 b and 1 c"), ("2, c: 1, a: 3", "3 a, 2 b and 1 c")],
)
def test_counted_things_can_be_a_list(counts: str, text: str) -> None:
    state = f"  bag: {{count of: [a, b, c], start: {{b: {counts}}}}}\n"
    assert words(state, "text: '{bag as list}'\n") == text


@given(st.lists(st.tuples(st.sampled_from(["arrow", "apple"]), st.sampled_from("+-"), st.integers(1, 3)), max_size=8))
def test_counted_things_count_like_numbers(changes: list[tuple[str, str, int]]) -> None:
    """The whole says what numbers of their own say, which have the same range."""
    things = "  bag: {count of: [arrow, apple], max: 2}\n  arrow: {min: 0, max: 2}\n  apple: {min: 0, max: 2}\n"
    done = [
        line
        for name, sign, by in changes
        for line in (
            f"bag {sign}= {name}" if by == 1 else f"bag.{name} {sign}= {by}",
            f"{name} {sign}= {by}",
        )
    ]
    text = (
        "{count(bag)} {bag.arrow} {bag.apple} {arrow in bag} {apple in bag};"
        "{arrow + apple} {arrow} {apple} {arrow > 0} {apple > 0}"
    )
    one, _, other = words(things, f"do: {done}\ntext: '{text}'\n".replace("'", '"')).partition(";")
    assert one == other


def test_counted_things_are_asked_for_by_a_value() -> None:
    state = "  bag: {count of: [arrow, apple, coin], start: {apple: 1}}\n  wanted: {one of: [arrow, apple, coin]}\n"
    text = "text: '{wanted}: {wanted in bag}'\n"
    found = [words(state, f"do: wanted = {name}\n{text}") for name in ("arrow", "apple", "coin")]
    assert found == ["arrow: false", "apple: true", "coin: false"]


@pytest.mark.parametrize(("thing", "left"), [("arrow", "1 apple"), ("apple", "1 arrow")])
def test_counted_things_change_by_a_value(thing: str, left: str) -> None:
    state = "  bag: {count of: [arrow, apple], start: {arrow: 1, apple: 1}}\n  spent: {one of: [arrow, apple]}\n"
    assert words(state, f"do: [spent = {thing}, bag -= spent]\ntext: '{{bag}}'\n") == left


def test_counted_things_are_shown_in_one_gauge() -> None:
    text = SHOP.replace("max: 9,", "max: 9, label: Your bag, shown: true,").replace("You have {bag}.", "")
    turn = taken(start(made(text), 1), "Buy an apple")
    assert [(gauge.name, gauge.label, gauge.kind, gauge.shown) for gauge in turn.gauges] == [
        ("bag", "Your bag", "words", "3 arrows, 1 apple")
    ]
    assert not check_story(made(text))


def test_counted_things_are_proven() -> None:
    story = made(SHOP)
    proof = prove(story)
    assert proof.verdict == "proven" and proof.variants == {} and not check_story(story)


def test_counted_things_keep_their_numbers_in_saves() -> None:
    turn = taken(start(made(SHOP), 1), "Buy an apple")
    kept = state_as_json(turn.story, turn.state)
    assert kept["values"] == {"gold": 4, "bag.arrow": 3, "bag.apple": 1}
    renamed = made(SHOP.replace("bag", "sack").replace("max: 9,", "max: 2, was: bag,").replace("arrow: 3", "apple: 0"))
    state, changes = state_from_json(renamed, kept)
    assert state.values == (4, 2, 1) and changes == ("sack: arrows cannot be more than 2 now, and was 3.",)


def test_counted_things_are_named_on_the_map() -> None:
    story = made(SHOP)
    body = story.nodes["main.shop"].body
    (paragraph,) = Writing(story, story.nodes["main.shop"]).prose(body.text)
    assert "".join(snippet.text for snippet in paragraph.snippets) == "You have {bag}. {gold} gold."
    assert Writing(story, story.nodes["main.shop"]).statement(choices_of(body)[0].body.do[0]) == "bag.apple += 1"


def test_counted_things_are_known_to_playthroughs() -> None:
    story = made(SHOP)
    steps = "\n".join(f"  - state: {each}" for each in ("arrow in bag", "count(bag) == 3", "bag.apple == 0"))
    (playthrough,), problems = read_playthroughs([SourceFile("p.yaml", f"playthrough: P\nsteps:\n{steps}\n")], story)
    assert problems == () and run(story, playthrough).passed


@pytest.mark.parametrize(
    ("state", "code", "message", "hint"),
    [
        ("{count of: []}", "E309", "`count of` needs from 1 to 60 names", ""),
        ("{count of: [a, a]}", "E305", "there are two values named `a`", ""),
        ("{count of: [a], max: 0}", "E319", "`max` needs a whole number from 1 to 1,000,000", ""),
        ("{count of: [a], min: 1}", "E301", "`min` is not a key of counted things", ""),
        ("{count of: [a], start: a}", "E303", "counted things start with a number for each", "`start: {a: 3}`"),
        ("{count of: [arrow], start: {arow: 1}}", "E309", "`arow` is not a thing of `count of`", "`arrow`"),
        ("{count of: [a], max: 3, start: {a: 4}}", "E309", "`a` starts with a whole number from 0 to 3", "`a: 1`"),
        ("{count of: [a], start: {a: true}}", "E309", "`a` starts with a whole number from 0 to 1,000,000", ""),
        ("{count of: {a: a | b | c}}", "E319", "`a` has words for one and for several, and no more", "`a: a | b`"),
        ("{count of: {a: [b]}}", "E303", "`a` needs the words that readers see", ""),
        ("{count of: [a]}", "W320", "`bag` is declared under `state:` and never used", ""),
    ],
)
def test_counted_things_are_declared_with_care(state: str, code: str, message: str, hint: str) -> None:
    found = load_text(f"title: T\nstate:\n  bag: {state}\n---\nnode: a\nchoices: [{{label: On, go: a}}]\n").diagnostics
    assert (code, message) in [(each.code, each.message) for each in found], found
    assert any(hint in each.hint for each in found if each.code == code)


@pytest.mark.parametrize(
    ("node", "code", "message", "hint"),
    [
        ("do: bag = arrow", "E210", "`bag` is a number of each of its things", "`bag.arrow = 0`"),
        ("do: bag += 2", "E210", "`bag +=` needs the name of a thing", "`bag.arrow += 2`"),
        ("do: bag += arow", "E202", "`arow` is not a thing of `bag`", "`arrow`"),
        ("do: bag -= bag", "E202", "`bag` is not a thing of `bag`", "for example `bag.arrow = 0`"),
        ("do: bag += bag", "E202", "`bag` is not a thing of `bag`", "for example `bag.arrow += bag.arrow`"),
        ("do: bag.arow += 1", "E210", "there is no state `bag.arow`", "`bag.arrow`"),
        ("do: all_ += arrow", "E210", "`all_` is a formula, and a formula cannot be set", "change the state"),
        ("text: '{bag.arow}'", "E203", "nothing is declared as `bag.arow`", "`bag.arrow`"),
        ("text: '{bag: a | b}'", "E202", "true or false is needed here", "`count(bag) > 0`"),
        ("text: '{bag > 3: a | b}'", "E202", "cannot be compared with a number", "`count(bag)`"),
        ("text: '{bag == bag: a | b}'", "E202", "cannot be compared", "`bag.arrow`"),
        ("text: '{bag == arrow: a | b}'", "E203", "nothing is declared as `arrow`", "arrow, apple"),
        ("text: '{arow in bag: a | b}'", "E202", "`arow` is not a thing of these things", "`arrow`"),
        ("text: '{pick(bag)}'", "E202", "`pick` needs a set", ""),
        ("text: '{bag if arrow in bag else bag}'", "E202", "one side is how many", ""),
    ],
)
def test_counted_things_are_used_with_care(node: str, code: str, message: str, hint: str) -> None:
    head = SHOP.split("---", maxsplit=1)[0].replace("endings", "  all_: bag\nendings")
    found = load_text(f"{head}---\nnode: a\n{node}\nending: out\n").diagnostics
    assert [message in each.message and hint in each.hint for each in found if each.code == code] == [True], found
