"""Questions as they are written: what is read of them, and the mistakes in them."""

import pytest

from branchlight import load_text
from branchlight.model.question import AnswerGroup, Ask, AskAmong, AskNumber, AskText
from branchlight.source.diagnostic import Diagnostic

HEAD = """title: T
state:
  name: ""
  bid: {start: 0, min: 0, max: 20}
  far: 0
  met: false
  word: {one of: [other, friend, foe]}
  cast: {of: [ann, bo], each: {trust: {start: 1, min: 0, max: 3}}}
  lover: {one of: cast}
endings: {over: Over}
---
node: a
text: "{name} {bid} {far} {met} {word} {lover.trust}"
"""


def asked(ask: str) -> Ask | None:
    """Return the question of a node with this `ask`."""
    loaded = load_text(f"{HEAD}ask: {ask}\nending: over\n")
    assert loaded.story is not None, loaded.diagnostics
    return loaded.story.nodes["main.a"].body.ask


def first_mistake(ask: str) -> Diagnostic:
    """Return the first mistake of a node with this `ask`."""
    loaded = load_text(f"{HEAD}ask: {ask}\nending: over\n")
    assert loaded.story is None
    return loaded.diagnostics[0]


@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        ("{into: name}", AskText(0, "?", 40)),
        ("{into: name, label: Who, length: 7}", AskText(0, "Who", 7)),
        ("{number: bid, label: Your bid}", AskNumber(1, "Your bid", 0, 20)),
        ("{number: bid, min: 3}", AskNumber(1, "?", 3, 20)),
        ("{number: bid, max: 0}", AskNumber(1, "?", 0, 0)),
        ("{number: far, min: -500, max: 499}", AskNumber(2, "?", -500, 499)),
        (
            "{into: word, label: Speak, among: {foe: guard, friend: [a  friend, 'Mellon!']}, else: other}",
            AskAmong(4, "Speak", 40, (AnswerGroup(2, ("guard",)), AnswerGroup(1, ("a friend", "Mellon!"))), 0),
        ),
        ("{into: word, among: {foe: no}, else: foe, length: 2}", AskAmong(4, "?", 2, (AnswerGroup(2, ("no",)),), 2)),
    ],
)
def test_question_is_read_whole(ask: str, expected: Ask) -> None:
    assert asked(ask) == expected


@pytest.mark.parametrize(
    ("ask", "code", "column", "message", "hint"),
    [
        ("name", "E303", 6, "`ask` needs", ""),
        ("{into: nmae}", "E308", 13, "`into:` needs the name of a text", "declare it"),
        ("{into: bid}", "E308", 13, "`into:` needs the name of a text", "`number:` in place of `into:`"),
        ("{label: Who}", "E308", 6, "`into:` needs", "declare it"),
        ("{number: nmae}", "E308", 15, "`number:` needs the name of a number", "declare it"),
        ("{number: name}", "E308", 15, "`number:` needs the name of a number", "`into:` in place of `number:`"),
        ("{number: met}", "E308", 15, "`number:` needs the name of a number", "it is true or false"),
        ("{number: word}", "E308", 15, "`number:` needs the name of a number", "`among:` and `else:`"),
        ("{nubmer: bid}", "E301", 7, "`nubmer` is not a key", "`number`"),
        ("{number: bid, length: 3}", "E301", 20, "a question for a number has no `length:`", "number, min, max, label"),
        ("{into: name, min: 3}", "E301", 19, "a question for a text has no `min:`", "into, label, length"),
        ("{number: bid, max: 21}", "E319", 25, "`max: 21` is outside the range of this number, 0 to 20", "widen it"),
        ("{number: bid, min: -1}", "E319", 25, "`min: -1` is outside", "widen it"),
        ("{number: bid, min: 5, max: 4}", "E319", 15, "`min:` above its `max:`", "swap"),
        ("{number: far}", "E319", 15, "takes 2,000,001 numbers, and 1,000 are the most", "`min: 0, max: 20`"),
        ("{number: far, min: 0, max: 1000}", "E319", 15, "takes 1,001 numbers", "smaller range"),
        ("{into: word}", "E308", 13, "needs the name of a text", "`among:` and `else:`"),
        ("{into: bid, among: {friend: a}, else: other}", "E308", 13, "needs the name of an enumeration", "declare it"),
        ("{into: word, min: 3, among: {friend: a}, else: foe}", "E301", 19, "with `among:` has no `min:`", "else"),
        ("{into: word, among: {freind: a}, else: foe}", "E319", 27, "`freind` is not one of other", "`friend`"),
        ("{into: word, among: {friend: a}, else: fo}", "E319", 45, "`fo` is not one of other", "`foe`"),
        ("{into: word, among: {friend: a}}", "E302", 6, "needs an `else:`", "`else: other`"),
        ("{into: word, else: foe}", "E302", 6, "needs answers under `among:`", "{other: [one answer, another]}"),
        ("{into: word, among: {}, else: foe}", "E302", 26, "needs answers under `among:`", "{other: ["),
        ("{into: word, among: [a, b], else: foe}", "E302", 26, "needs answers under `among:`", "{other: ["),
        ("{into: word, among: {friend: []}, else: foe}", "E302", 27, "`friend` has no answer", "friend: ["),
        ("{into: word, among: {friend: }, else: foe}", "E302", 27, "`friend` has no answer", "friend: ["),
        ("{into: word, among: {friend: [a, '?!']}, else: foe}", "E319", 39, "needs a letter or a digit", "types"),
        ("{into: word, among: {friend: [{a: b}]}, else: foe}", "E303", 36, "needs a list of texts", ""),
        ("{into: word, among: {friend: abcd}, else: foe, length: 3}", "E319", 35, "has 4 characters", "`length: 4`"),
        ("{into: word, among: {friend: a b, foe: 'A  b!'}, else: foe}", "E305", 45, "are the same answer", "delete"),
        ("{number: lover.trust}", "E308", 15, "`number:` needs the name of a number", "`number: ann.trust`"),
        ("{number: bid, max: many}", "E319", 25, "`max` needs a whole number", "digits"),
    ],
)
def test_mistake_in_a_question_has_a_fix(ask: str, code: str, column: int, message: str, hint: str) -> None:
    found = first_mistake(ask)
    assert (found.code, found.place.line, found.place.column) == (code, 14, column), found
    assert message in found.message
    assert hint in found.hint
