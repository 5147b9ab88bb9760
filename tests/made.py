"""Strategies of hypothesis for small stories. Some use every part of the format, and nearly all have no mistakes.

Each is made once: to make one anew for every draw takes longer than to draw.
"""

import json
from functools import cache

from hypothesis import strategies as st

STATE = {
    "low": {"start": 1, "min": 0, "max": 3},
    "wide": 7,
    "flag": False,
    "mood": {"one of": ["cold", "warm", "hot"]},
    "bag": {"set of": ["ring", "key"]},
    "called": "nobody",
}
NAMES = ("a", "b", "c", "d")
QUESTIONS = [
    {"into": "called", "label": "Name?", "length": 8},
    {"number": "low", "label": "How many?"},
    {"into": "mood", "label": "Well?", "among": {"cold": ["a b", "No!"], "hot": "yes"}, "else": "warm"},
    {"number": "wide", "label": "How far?", "min": -3, "max": 3},
]
_QUESTION = st.sampled_from(QUESTIONS)
_LEAVES = (
    "low",
    "wide",
    "0",
    "1",
    "3",
    "visits(a)",
    "turns_since(b)",
    "count(bag)",
    "low + roll(1, 3)",
    "flag * 2",
    "twice",
)
_SIMPLE = (
    *("flag", "true", "seen(b)", "at(a)", "mood == warm", "cold < mood", "key in bag", "ring not in bag"),
    *("chance(40)", "mood != hot", "low > 1"),
)
_OF_NUMBERS = (
    *("(<n> + <n>)", "(<n> - <n>)", "min(<n>, <n>)", "max(<n>, <n>)", "(<n> if flag else <n>)"),
    *("(<n> // max(1, <n>))", "abs(<n>) % 7"),
)
_OF_TRUTHS = (
    *("(<t> and <t>)", "(<t> or <t>)", "not (<t>)"),
    *[f"<n> {sign} <n>" for sign in ("<", "<=", "==", "!=", ">")],
)
_STATEMENTS = (
    *("low += <n>", "low -= <n>", "wide = <n>", "flag = <t>", "mood = hot", "bag += ring", "bag -= key"),
    *("bag += key", "mood = warm if <t> else cold", "called = 'Ann'"),
)
_WORDS = (
    *("rain", "*slow* rain", "**no**", "wet{tells rain}", "{needs rain} dry"),
    *("{low}", "{mood}", "{bag}", "{called}", "{flag}"),
)
_SERIES = (
    *("{<t>: <l> | <l>}", "{<t>: <l>}", "{<t>: <l> | <t>: <l>}", "{<t>: <l> | <t>: <l> | else: <l>}"),
    *[f"{{{sign}<l> | <l>}}" for sign in ("", "& ", "! ", "~ ")],
)
_PASSAGES = ("@echo Who?", "@pause 0.5", "@cue bell", "***")
_JOINED = ("<>", "<> on", "and <>", "@echo <>so", "{flag: so <>}")


@cache
def one_of(texts: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.sampled_from(texts)


def filled(draw: st.DrawFn, forms: tuple[str, ...], **parts: st.SearchStrategy[str]) -> str:
    """Return one of the forms, with a drawn value for every `<part>` in it."""
    form = draw(one_of(forms))
    for name, part in parts.items():
        while f"<{name}>" in form:
            form = form.replace(f"<{name}>", draw(part), 1)
    return form


@cache
@st.composite
def numbers(draw: st.DrawFn, depth: int = 2) -> str:
    """Return an expression of a number."""
    if depth == 0 or draw(st.booleans()):
        return draw(one_of(_LEAVES))
    return filled(draw, _OF_NUMBERS, n=numbers(depth - 1))


@cache
@st.composite
def truths(draw: st.DrawFn, depth: int = 2) -> str:
    """Return an expression of a boolean."""
    if depth == 0 or draw(st.booleans()):
        return draw(one_of(_SIMPLE))
    return filled(draw, _OF_TRUTHS, t=truths(depth - 1), n=numbers(1))


@cache
@st.composite
def statements(draw: st.DrawFn) -> str:
    return filled(draw, _STATEMENTS, n=numbers(), t=truths())


@cache
@st.composite
def lines(draw: st.DrawFn, depth: int = 2) -> str:
    """Return prose in one line."""
    plain = draw(one_of(_WORDS))
    if depth == 0 or draw(st.booleans()):
        return plain
    return f"{plain} {filled(draw, _SERIES, t=truths(1), l=lines(depth - 1))}"


@cache
def paragraphs_() -> st.SearchStrategy[list[str]]:
    return st.lists(st.one_of(lines(), one_of(_PASSAGES)), min_size=1, max_size=3)


@cache
def deeds() -> st.SearchStrategy[list[str]]:
    return st.lists(statements(), max_size=2)


@cache
@st.composite
def prose(draw: st.DrawFn) -> str:
    paragraphs = draw(paragraphs_())
    if draw(st.integers(0, 3)) == 0:
        place = draw(st.integers(0, len(paragraphs)))
        paragraphs.insert(place, draw(one_of(_JOINED)))
    if draw(st.booleans()):
        paragraphs.append(f"{{{draw(truths(1))}:\n\nOne.\n\n@echo Two {draw(lines(1))}.\n\n|\n\nThree.}}")
    return "\n\n".join(paragraphs)


@cache
@st.composite
def bodies(draw: st.DrawFn, depth: int = 2) -> dict[str, object]:
    """Return the keys of a node or a choice, without its exit."""
    body: dict[str, object] = {"do": draw(deeds()), "text": draw(prose())}
    if draw(st.integers(0, 5)) == 0:
        body |= {"note": "dark", "veiled": draw(prose())}
    if draw(st.integers(0, 7)) == 0:
        body["ask"] = draw(_QUESTION)
    if draw(st.integers(0, 5)) == 0:
        body["call"] = "aside"
    count = draw(st.integers(0, depth + 1)) if depth else 0
    choices = [draw(choices_(depth - 1, number)) for number in range(count)]
    if draw(st.integers(0, 5)) == 0:
        choices.append({"from": "memories", "show": draw(st.integers(1, 2))})
    if choices:
        body["choices"] = choices
    return body


@cache
@st.composite
def choices_(draw: st.DrawFn, depth: int, number: int) -> dict[str, object]:
    name = f"c{depth}{number}{draw(st.integers(0, 10_000))}"
    choice: dict[str, object] = {"label": draw(lines(1)), "id": name, **draw(bodies(depth))}
    if draw(st.booleans()):
        choice["if"] = draw(truths())
        if draw(st.booleans()):
            choice["locked"] = draw(lines(1))
    if draw(st.booleans()):
        choice["once"] = True
    if draw(st.booleans()):
        choice["go"] = draw(ways())
    return choice


@cache
@st.composite
def ways(draw: st.DrawFn) -> object:
    target = one_of((*NAMES, "last"))
    if draw(st.booleans()):
        return draw(target)
    return [{"if": draw(truths()), "to": draw(target)}, {"to": draw(target)}]


@cache
@st.composite
def stories(draw: st.DrawFn) -> str:
    """Return the text of a single-file story."""
    page = {
        "title": "Made", "state": STATE, "formulas": {"twice": "low * 2"}, "voices": {"echo": "Echo"},
        "notes": {"dark": "Dark"}, "endings": {"over": "Over"},
        "gauges": {"heart": {"kind": "pulse", "value": "60 + twice", "flat": "at(last)", "if": "low > 0"}},
    }  # fmt: skip
    documents: list[dict[str, object]] = [page]
    for name in NAMES:
        documents.append({"node": name, **draw(bodies()), "go": draw(ways())})
    documents.append({"node": "aside", "tells": "rain", **draw(bodies(1)), "go": "back"})
    for name in ("m1", "m2", "m3"):
        when, priority = draw(truths()), draw(numbers(1))
        storylet = {"node": name, "pool": "memories", "label": draw(lines(1)), "when": when, "priority": priority}
        documents.append({**storylet, "text": "A memory.", "go": draw(ways())})
    documents.append({"node": "last", "needs": "rain", "text": draw(prose()), "ending": "over"})
    return "\n---\n".join([json.dumps(document, ensure_ascii=False) for document in documents])
