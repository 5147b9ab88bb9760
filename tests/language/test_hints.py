"""Hints keep the author's own names and numbers."""

import pytest

from branchlight import load_text
from branchlight.language.condition_habits import guesses

HEAD = """title: T
state:
  money: {start: 2, min: 0, max: 9}
  day: {start: 1, min: 1, max: 9}
  met: false
  open_: false
  mood: {one of: [low, high], start: low}
  bag: {set of: [key, bread]}
  tool: {one of: [axe, saw]}
  name: ""
  purse: {count of: [coin, gem]}
endings: {out: Out}
---
node: first
"""
REST = "choices:\n  - Stay: first\n  - Leave: last\n---\nnode: last\nending: out\n"


def told(part: str) -> list[tuple[str, str, str]]:
    """Return the code, the message and the hint of each mistake in a part of a node."""
    found = load_text(f"{HEAD}{part}\n{REST}").diagnostics
    return [(each.code, each.message, each.hint) for each in found if each.code != "W320"]


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@pytest.mark.parametrize(
    ("statement", "hint"),
    [
        ("money - 5", "write `money -= 5`"),
        ("money + 3 * day", "write `money += 3 * day`"),
        ("money =+ 4", "write `money += 4`"),
        ("money++", "write `money += 1`"),
        ("money--", "write `money -= 1`"),
        ("day *= 3", "write `day = day * 3`"),
        ("day * 3", "write `day = day * 3`"),
        ("day =* 3", "write `day = day * 3`"),
        ("day //= 3", "write `day = day // 3`"),
        ("money == 5", "write `money = 5`"),
        ("set money to 5", "write `money = 5`"),
        ("set money = 5", "write `money = 5`"),
        ("add key to bag", "write `bag += key`"),
        ("remove key from bag", "write `bag -= key`"),
        ("increase money by 4", "write `money += 4`"),
        ("decrease money by 4", "write `money -= 4`"),
        ("ending out", "write `ending: out` beside `do:`"),
        ("goto last", "write `go: last` beside `do:`"),
        ("roll(6)", "to keep this value, write `name = roll(1, 6)`"),
        ("seen(first)", "to keep this value, write `name = seen(first)`"),
        (
            "if money > 3 then day += 1",
            "write `day = day + 1 if money > 3 else day`, or `- if: money > 3` and below it `do: day += 1`",
        ),
        ("bag = [key]", "write `bag += key`"),
        ("bag -= [key]", "write `bag -= key`"),
        ("bag = []", "write `bag -= bag`"),
        ("money", "for example `money += 1`"),
        ("bag", "for example `bag += key`"),
        ("mood", "for example `mood = low`"),
        ("nothing", "a statement is `name = value`, with a name that `state:` declares"),
        ("toggle met", "write `met = not met`"),
        ("toggle(met)", "write `met = not met`"),
        ("met = !met", "write `met = not met`"),
        ("!met", "write `met = false`"),
        ("met", "write `met = true`"),
        ("clear bag", "write `bag -= bag`"),
        ("reset money", "a statement is `name = value`, with a name that `state:` declares"),
        ("go last", "write `go: last` beside `do:`"),
        ("call last", "write `call: last` beside `do:`"),
        ("return", "write `go: back` beside `do:`"),
        ("bag.add(key)", "write `bag += key`"),
        ('bag.append("key")', "write `bag += key`"),
        ("bag.remove(key)", "write `bag -= key`"),
        ("bag = [key, bread]", "write each as an item of its own: `- bag += key`, `- bag += bread`"),
        ("bag += key, bread", "write each as an item of its own: `- bag += key`, `- bag += bread`"),
        ("money += 1; met = true", "write each as an item of its own: `- money += 1`, `- met = true`"),
        ("give key", "write `bag += key`"),
        ("give gem", "write `purse += gem`"),
        ("lose key", "write `bag -= key`"),
        ("~ money = 3", "write `money = 3`"),
        ("*set money +3", "write `money += 3`"),
        ("<<set $money to 3>>", "write `money = 3`"),
        ("let money = 3", "write `money = 3`"),
        ("money += 1 if met", "write `money += 1 if met else 0`, or `- if: met` and below it `do: money += 1`"),
        ("if met: bag += key", "write `- if: met` and below it `do: bag += key`"),
        ("mood = met ? low : high", "write `mood = low if met else high`"),
        ("day += roll 6", "write `day += roll(1, 6)`"),
    ],
)
def test_a_statement_of_another_language(statement: str, hint: str) -> None:
    assert [(code, given) for code, _, given in told(f"do: {quoted(statement)}")] == [("E201", hint)]


@pytest.mark.parametrize(
    ("statement", "code", "hint"),
    [
        ("day = '3'", "E207", "write `day = 3`"),
        ("met = 'yes'", "E207", "write `met = true`"),
        ("mood = 'high'", "E207", "write `mood = high`"),
        ("bag += 'key'", "E207", "write `bag += key`"),
        ("name = name + ' Smith'", "E202", "show them one after the other in prose, such as `{name} Smith`"),
        ("name += ' Smith'", "E210", "show them one after the other in prose, such as `{name} Smith`"),
        ("name = input('Who?')", "E206", "write `ask: {into: name}` beside `do:`"),
        ("name = Ada", "E203", 'put quotes around a text: `"Ada"`'),
        (
            "day = 'two'",
            "E207",
            "a text can only be shown; for a number, declare one, such as `name: 0`",
        ),
        ("mood = 'hihg'", "E207", "did you mean `high`, without quotes?"),
        ("mood += 1", "E210", "for example `mood = low`"),
        ("lamp = true", "E210", "only what is declared under `state:` can be changed"),
        ("key = true", "E210", "write `bag += key`"),
        ("day = roll(6)", "E206", "write `day = roll(1, 6)`"),
    ],
)
def test_a_value_of_the_wrong_kind(statement: str, code: str, hint: str) -> None:
    assert [(found, given) for found, _, given in told(f"do: {quoted(statement)}")] == [(code, hint)]


WORDS = "for words to test, declare an enumeration: `{one of: [a, b]}`, and write its values without quotes"


@pytest.mark.parametrize(
    ("condition", "code", "hint"),
    [
        ("met == 'yes'", "E207", "`met` is true or false: write `met`"),
        ("met == 'no'", "E207", "`met` is true or false: write `not met`"),
        ("'no' != met", "E207", "`met` is true or false: write `met`"),
        ("money == '3'", "E207", "write `money == 3`"),
        ("mood == 'high'", "E207", "write `mood == high`"),
        ("money > 5 or 3", "E202", "compare on both sides: `or money == 3`"),
        ("mood == low or high", "E202", "write `mood == low or mood == high`"),
        ("money", "E202", "compare it, for example `money > 0`"),
        ("bag", "E202", "ask `member in bag`, or `count(bag) > 0`"),
        ("'key' in bag", "E202", "write `key in bag`"),
        ("kye in bag", "E202", "did you mean `key`?"),
        ("tool in bag", "E202", "its members are key, bread"),
        ("pencil in bag", "E202", "its members are key, bread"),
        ("$money > 3", "E201", "write `money > 3`"),
        ("{money >= 5}", "E201", "leave out the braces: `money >= 5`"),
        ("money > 5 then", "E201", "write `money > 5`"),
        ("visits > 3", "E203", "write `visits(node)`"),
        ("!met", "E201", "write `not met`"),
        ("met, money > 2", "E201", "write `met and money > 2`"),
        ("bag has key", "E201", "write `key in bag`"),
        ("bag contains key", "E201", "write `key in bag`"),
        ("bag.key", "E203", "write `key in bag`"),
        ("has key", "E201", "write `key in bag`"),
        ("key", "E203", "to test it, write `key in bag`"),
        ("gem", "E203", "to test it, write `gem in purse`"),
        ("high", "E203", "to test it, write `mood == high`"),
        ("mood", "E202", "compare it, for example `mood == high`"),
        ("key in bag or bread", "E203", "write `key in bag or bread in bag`"),
        ("mood in [low, high]", "E201", "write `mood == low or mood == high`"),
        ("bag is empty", "E201", "write `count(bag) == 0`"),
        ("len(bag) > 1", "E206", "write `count(bag) > 1`"),
        ("seen('last')", "E206", "write `seen(last)`"),
        ("seen last", "E201", "write `seen(last)`"),
        ("visits(last > 2)", "E206", "write `visits(last) > 2`"),
        ("(money > 2", "E201", "write `(money > 2)`"),
        ("money > 2)", "E201", "write `money > 2`"),
        ("money > 2 and", "E201", "write `money > 2`"),
        ("money - ", "E201", "something is missing after `-`"),
        ("chance(30%)", "E201", "write `chance(30)`"),
        ("chance(0.3)", "E201", "write `chance(30)`"),
        ("random(1, 6) > 3", "E206", "write `roll(1, 6) > 3`"),
        ("1d6 > 3", "E201", "write `roll(1, 6) > 3`"),
        ("met xor open_", "E201", "write `(met) != (open_)`"),
        ("visited", "E203", "write `seen(node)`"),
        ("chance(50%)", "E201", "write `chance(50)`"),
        ("money > 5%", "E201", "write `money > 5`"),
        ("met ? money : day", "E201", "for a value, write `one if condition else other`"),
        ("name == Ada", "E207", WORDS),
        ("Ada != name", "E207", WORDS),
        ("name == 'Ada'", "E207", WORDS),
        ("moood == 'high'", "E203", "did you mean `mood`?"),
        ("'high' == moood", "E203", "did you mean `mood`?"),
    ],
)
def test_a_condition_of_another_language(condition: str, code: str, hint: str) -> None:
    part = f"choices:\n  - label: On\n    if: {quoted(condition)}\n    go: last"
    found = told(part + "\n  - Off: last\n---\nnode: more")
    assert [(found, given) for found, _, given in found] == [(code, hint)]


def test_a_stranger_in_a_set_is_told_in_the_message() -> None:
    (found,) = told("choices:\n  - {label: On, if: tool in bag, go: last}\n---\nnode: more")
    assert found == ("E202", "`tool` is not a member of this set", "its members are key, bread")


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        ("{day == 3 ? yes : no}", "E201", "write `{day == 3: yes | no}`"),
        ("{met ? 'yes' : 'no'}", "E201", "write `{met: yes | no}`"),
        ("{{money}}", "E201", "one pair is enough: `{money}`"),
        ("{{ money }}", "E201", "one pair is enough: `{money}`"),
        ("{{{money}}}", "E201", "one pair is enough: `{money}`"),
        ("{{met: a | b}}", "E201", "one pair is enough: `{met: a | b}`"),
        ("{{a | b}}", "E201", "one pair is enough: `{a | b}`"),
        ("{$money}", "E201", "write the name alone: `money`"),
    ],
)
def test_braces_of_another_language(text: str, code: str, hint: str) -> None:
    assert [(found, given) for found, _, given in told(f"text: |\n  {text}")] == [(code, hint)]


@pytest.mark.parametrize("condition", ["mood == low or open_", "mood == low or met and open_", "'a?' if met else 'b:'"])
def test_a_sound_expression_is_let_through(condition: str) -> None:
    assert told(f"text: |\n  {{{condition}}}") == []


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("money =- 5", ["W230"]),
        ("money  =-  day * 2", ["W230"]),
        ("money = -5", []),
        ("money =-5", []),
        ("money -= 5", []),
        ("money = money - day", []),
    ],
)
def test_a_minus_behind_the_equals_sign(statement: str, found: list[str]) -> None:
    assert [code for code, _, _ in told(f"do: {statement}") if code != "W235"] == found


def test_a_minus_behind_the_equals_sign_says_both() -> None:
    ((_, message, hint),) = told("do: money =- 5")
    assert message == "`=-` sets this state, and subtracts nothing"
    assert hint == "to subtract, write `money -= 5`; else put the sign beside its number: `= -5`"


def test_a_long_statement_is_not_guessed_at() -> None:
    hint = "a statement is `name = value`, with a name that `state:` declares"
    assert [given for _, _, given in told(f"do: {quoted('if ' + 'then ' * 300)}")] == [hint]


def test_open_parenthesis_is_reported_where_it_opens() -> None:
    choices = "choices:\n  - {label: On, if: '(money > 2', go: last}\n  - Off: last\n---\nnode: more\n"
    found = load_text(HEAD + choices + REST)
    (mistake,) = [each for each in found.diagnostics if each.severity == "error"]
    assert (mistake.message, mistake.place.column) == ("this `(` is never closed", 22)


@pytest.mark.parametrize("condition", ["mood == 'high'", "money == '3'"])
def test_quotes_are_named_as_what_is_wrong(condition: str) -> None:
    part = f"choices:\n  - label: On\n    if: {quoted(condition)}\n    go: last\n  - Off: last\n---\nnode: more"
    ((_, message, _),) = told(part)
    assert message == "this is a text because of its quotes; names, numbers and truths have none"


def test_way_among_statements_is_named() -> None:
    ((code, message, _),) = told("do: go last")
    assert (code, message) == ("E201", "this is not a statement: `do:` only changes state")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("{LIST_RANDOM(bag)}", "did you mean `pick`?"),
        ("{capital(name)}", "write `{name as capital}`"),
        ("{upper(name)}", "write `{name as capital}`"),
        ("{plural(money, coin, coins)}", "write `{plural money: apple | apples}`"),
        ("{They}", "words that follow a value are declared below `words:`, and used as `{name.they}`"),
        ("{2.5}", "numbers are whole: count in hundredths, and show them with `as money`; a full name is `scene.node`"),
        ("*choice", "this is a command of ChoiceScript: choices are written below `choices:`, as `- words: node`"),
        ("*goto last", "this is a command of ChoiceScript: a way to another node is `go: node`, below `text:`"),
        ("*finish", "this is a command of ChoiceScript: a node ends the story with `ending: name`"),
        ("*Finish", "close it before the paragraph or the brace ends, or write `\\*` for the sign itself"),
        ("It is *if", "close it before the paragraph or the brace ends, or write `\\*` for the sign itself"),
    ],
)
def test_a_text_of_another_language(text: str, hint: str) -> None:
    assert [given for _, _, given in told(f"text: {quoted(text)}")] == [hint]


@pytest.mark.parametrize(
    ("statement", "hint"),
    [
        ("money %+ 10", "write `money = min(99, money + (100 - money) * 10 // 100)`"),
        ("money %- 10", "write `money = max(1, money - money * 10 // 100)`"),
    ],
)
def test_fair_maths_gets_its_formula(statement: str, hint: str) -> None:
    assert [given for _, _, given in told(f"do: {quoted(statement)}")] == [hint]


@pytest.mark.parametrize("condition", ["7bag is empty", "7bag has key", "7bag = true"])
def test_no_name_is_found_within_a_word(condition: str) -> None:
    assert all(guess.startswith("7bag ") for guess in guesses(condition))
