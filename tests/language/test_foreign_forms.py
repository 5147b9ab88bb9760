"""Forms of other languages are warned of, each once and with our notation; ordinary prose is not."""

import pytest

from branchlight import load_text
from tests.language.hall import COLUMN, HEAD, LINE, TAIL, loaded

CALL = "to play a node and come back, write `call: yard` beside `text:`"


@pytest.mark.parametrize(
    ("prose", "shown", "hint"),
    [
        ("{met: -> hall | -> yard}", "", "write `go: [{if: met, to: hall}, {to: yard}]`"),
        ("{met: -> hall | else: -> yard}", "", "write `go: [{if: met, to: hall}, {to: yard}]`"),
        ("{trust > 2: -> yard}", "", "write `go: [{if: trust > 2, to: yard}, {to: other}]`"),
        ("{met: Go. -> yard | Stay.}", "-> yard", "write `go: yard`"),
        ("{Stay. | -> yard}", "-> yard", "write `go: yard`"),
        ("* [Ask]", "", "`- Ask: node`"),
        ("+ [Ask him] -> yard", "", "`- Ask him: yard`"),
        ("* Ask him -> yard", "", "`- Ask him: yard`"),
        ("- Ask him -> yard", "", "`- Ask him: yard`"),
        ("+ Ask him", "", "`- Ask him: node`"),
        ("-> Ask him", "", "`- Ask him: node`"),
        ("=== yard ===", "", "`node: yard`"),
        ("== yard", "", "`node: yard`"),
        ("=== function alter(x) ===", "", "`node: alter`"),
        ("= yard", "", "`node: yard`"),
        ("VAR coins = 3", "", "below `state:`, write `coins: 3`"),
        ("CONST fare = 3", "", "below `formulas:`, write `fare: 3`"),
        ("LIST moods = low, (high)", "", "write `moods: {one of: [a, b]}`"),
        ("INCLUDE harbour.ink", "", "folder `scenes`"),
        ("EXTERNAL beep(x)", "EXTERNAL beep(", "below `formulas:`"),
        ("~ temp x = 3", "", "write `do: x = 3`"),
        ("~ return trust", "", "below `formulas:`"),
        ("~ alter(met)", "", "below `formulas:`"),
        ("->->", "", "write `go: back`"),
        ("-> yard ->", "", CALL),
        ("Then -> yard ->", "-> yard ->", CALL),
        ("<- yard", "", CALL),
        ("Come, ${name}.", "${name}", "write `{name}`"),
        ("Come, $!{name}.", "$!{name}", "write `{name as capital}`"),
        ("My @{met friend|stranger}.", "@{met friend|stranger}", "write `{met: friend | stranger}`"),
        ("@{(trust > 2) friend|stranger}", "", "write `{trust > 2: friend | stranger}`"),
        ("<<jump yard>>", "", "`go: yard`"),
        ("<<detour yard>>", "", "`call: yard`"),
        ("<<declare $coins = 3>>", "", "below `state:`"),
        ("<<once>>", "", "`once: true`"),
        ("<<wait 2>>", "", "`@pause 2`"),
        ('(goto: "yard")', "", "write `go: yard`"),
        ('(go-to: "yard")', "", "write `go: yard`"),
        ('(display: "yard")', "", "write `call: yard`"),
        ('(either: "a", "b")', "", "write `{? a | b}`"),
        ("(random: 1, 6)", "", "`do: name = roll(1, 6)`"),
        ('(link: "Ask")[He nods.]', '(link: "Ask")', "`- Ask: node`"),
        ('(link-goto: "Ask", "yard")', "", "`- Ask: node`"),
        ("[if met]She nods.[end]", "[if met]", "write `{met: one | other}`"),
        ("He [i]ran[/i].", "[i]", "write `*words*`"),
        ("He <b>ran</b>.", "<b>", "write `**words**`"),
        ("He <em>ran</em>.", "<em>", "write `*words*`"),
        ("He ran.<br>", "<br>", "begins a paragraph"),
        ("{&shuffle a|b}", "", "write `{~ a | b}`"),
        ("{!shuffle a|b}", "", "write `{~! a | b}`"),
        ("{~once a|b}", "", "write `{~! a | b}`"),
        ("{&cycle a|b}", "", "write `{& a | b}`"),
    ],
)
def test_form_of_another_language_is_warned_of(prose: str, shown: str, hint: str) -> None:
    story, (problem,) = loaded(prose)
    shown = shown or prose
    assert story is not None
    assert (problem.code, problem.message) == ("W233", f"`{shown}` would be shown on the page as it is")
    assert (problem.place.line, problem.place.column) == (LINE, COLUMN + prose.index(shown))
    assert hint in problem.hint


@pytest.mark.parametrize("rest", ["* [Ask]", "Well? -> opts"])
def test_label_within_a_text_is_warned_of(rest: str) -> None:
    found = loaded(f"- (opts)\n{rest}")[1]
    assert [each.hint.endswith("`node: opts`") for each in found if each.place.line == LINE] == [True]


@pytest.mark.parametrize(
    "prose",
    [
        "It costs ${trust}, or ${trust as money}.",
        "A sum + Tax, and so on.\n+ and more",
        "2 + 2 = four\n= eight",
        "- (whispering)\nNo.",
        "- (softly) No.",
        "- Bread\n- Milk",
        "He said [softly] that the word[s] had [i] and [ii].",
        "* * *",
        "I <3 you; 3 < > is not a heart > 2.",
        "THE VAR WAS = 3",
        "INCLUDE me, he said.",
        "LIST of things",
        "~ return to sender ~",
        "~ Ines (softly) ~",
        "The way out -> the door.",
        "Time -> money -> power.",
        "(either: this or that) (random: five) (link: see below)",
        "(goto: nowhere) (display: 13 inches)",
        "[if only] [unless it rains] [end]",
        "ines@{trust}.com",
        "{Once more | again}",
        "{~once more | again}",
        "{& shuffle on | trudge on}",
        "{! ~ a | b}",
        "<<là>>",
        "\\${name} and \\<b> and \\[if met] and \\<>",
        "=====",
        "<bold>",
    ],
)
def test_prose_with_like_signs_is_not_warned_of(prose: str) -> None:
    story, found = loaded(prose)
    assert story is not None and found == []


@pytest.mark.parametrize(("brace", "meant"), [("{!~ a | b}", "~!"), ("{&~ a | b}", "~"), ("{~& a | b}", "~")])
def test_two_signs_of_a_series_are_an_error(brace: str, meant: str) -> None:
    story, (problem,) = loaded(brace)
    assert story is None
    assert (problem.code, problem.place.column) == ("E222", COLUMN + 1)
    assert f"write `{{{meant} a | b}}`" in problem.hint


@pytest.mark.parametrize(
    ("label", "hint"),
    [
        ("* [Ask]", "`- Ask: node`"),
        ("Ask[ him] about it", "its `text:`"),
        ("#Ask", "the sign is not needed"),
        ("+ Ask", "`- Ask: node`"),
        ("* Ask", "the sign is not needed"),
    ],
)
def test_form_in_a_label_is_warned_of(label: str, hint: str) -> None:
    _, found, _ = load_text(HEAD + "  Hm.\n" + TAIL.replace("Again", f'"{label}"'))
    assert [(each.code, each.place.line, hint in each.hint) for each in found if each.code == "W233"] == [
        ("W233", 14, True)
    ]


@pytest.mark.parametrize("label", ["#1 in town", "Ask *him*", "*Ask*", "Ask [softly]", "2 + 2"])
def test_label_with_like_signs_is_not_warned_of(label: str) -> None:
    _, found, _ = load_text(HEAD + "  Hm.\n" + TAIL.replace("Again", f'"{label}"'))
    assert [each for each in found if each.code == "W233"] == []


def test_hostile_forms_take_no_time() -> None:
    parts = ("- (a)\n", "[i]", "-> a ", "* [a", "@{a ", "(link: '", "+ A", "== a ", "{~once a", "<>", "~ a()", "[if a ")
    for part in parts:
        loaded(part * (60_000 // len(part)) + "[/")
