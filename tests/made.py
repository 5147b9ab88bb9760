"""Strategies of hypothesis for small stories. Some use every part of the format, and nearly all have no mistakes."""

import json
from collections.abc import Sequence

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
_LEAVES = [
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
]


def filled(draw: st.DrawFn, forms: Sequence[str], **parts: st.SearchStrategy[str]) -> str:
    """Return one of the forms, with a drawn value for every `<part>` in it."""
    form = draw(st.sampled_from(forms))
    for name, part in parts.items():
        while f"<{name}>" in form:
            form = form.replace(f"<{name}>", draw(part), 1)
    return form


@st.composite
def numbers(draw: st.DrawFn, depth: int = 2) -> str:
    """Return an expression of a number."""
    if depth == 0 or draw(st.booleans()):
        return draw(st.sampled_from(_LEAVES))
    forms = ["(<n> + <n>)", "(<n> - <n>)", "min(<n>, <n>)", "max(<n>, <n>)", "(<n> if flag else <n>)",
             "(<n> // max(1, <n>))", "abs(<n>) % 7"]  # fmt: skip
    return filled(draw, forms, n=numbers(depth - 1))


@st.composite
def truths(draw: st.DrawFn, depth: int = 2) -> str:
    """Return an expression of a boolean."""
    simple = [
        "flag", "true", "seen(b)", "at(a)", "mood == warm", "cold < mood", "key in bag", "ring not in bag",
        "chance(40)", "mood != hot", "low > 1",
    ]  # fmt: skip
    if depth == 0 or draw(st.booleans()):
        return draw(st.sampled_from(simple))
    compared = [f"<n> {sign} <n>" for sign in ("<", "<=", "==", "!=", ">")]
    forms = ["(<t> and <t>)", "(<t> or <t>)", "not (<t>)", *compared]
    return filled(draw, forms, t=truths(depth - 1), n=numbers(1))


@st.composite
def statements(draw: st.DrawFn) -> str:
    forms = ["low += <n>", "low -= <n>", "wide = <n>", "flag = <t>", "mood = hot", "bag += ring", "bag -= key",
             "bag += key", "mood = warm if <t> else cold", "called = 'Ann'"]  # fmt: skip
    return filled(draw, forms, n=numbers(), t=truths())


@st.composite
def lines(draw: st.DrawFn, depth: int = 2) -> str:
    """Return prose in one line."""
    words = ["rain", "*slow* rain", "**no**", "wet{tells rain}", "{needs rain} dry"]
    plain = draw(st.sampled_from([*words, "{low}", "{mood}", "{bag}", "{called}", "{flag}"]))
    if depth == 0 or draw(st.booleans()):
        return plain
    series = [f"{{{sign}<l> | <l>}}" for sign in ("", "& ", "! ", "~ ")]
    tests = ["{<t>: <l> | <l>}", "{<t>: <l>}", "{<t>: <l> | <t>: <l>}", "{<t>: <l> | <t>: <l> | else: <l>}"]
    return f"{plain} {filled(draw, [*tests, *series], t=truths(1), l=lines(depth - 1))}"


@st.composite
def prose(draw: st.DrawFn) -> str:
    paragraphs = draw(st.lists(st.one_of(lines(), st.sampled_from(["@echo Who?", "@pause 0.5", "@cue bell", "***"])),
                               min_size=1, max_size=3))  # fmt: skip
    if draw(st.integers(0, 3)) == 0:
        place = draw(st.integers(0, len(paragraphs)))
        paragraphs.insert(place, draw(st.sampled_from(["<>", "<> on", "and <>", "@echo <>so", "{flag: so <>}"])))
    if draw(st.booleans()):
        paragraphs.append(f"{{{draw(truths(1))}:\n\nOne.\n\n@echo Two {draw(lines(1))}.\n\n|\n\nThree.}}")
    return "\n\n".join(paragraphs)


@st.composite
def bodies(draw: st.DrawFn, depth: int = 2) -> dict[str, object]:
    """Return the keys of a node or a choice, without its exit."""
    body: dict[str, object] = {"do": draw(st.lists(statements(), max_size=2)), "text": draw(prose())}
    if draw(st.integers(0, 5)) == 0:
        body |= {"note": "dark", "veiled": draw(prose())}
    if draw(st.integers(0, 7)) == 0:
        body["ask"] = draw(st.sampled_from(QUESTIONS))
    if draw(st.integers(0, 5)) == 0:
        body["call"] = "aside"
    count = draw(st.integers(0, depth + 1)) if depth else 0
    choices = [draw(choices_(depth - 1, number)) for number in range(count)]
    if draw(st.integers(0, 5)) == 0:
        choices.append({"from": "memories", "show": draw(st.integers(1, 2))})
    if choices:
        body["choices"] = choices
    return body


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


@st.composite
def ways(draw: st.DrawFn) -> object:
    target = st.sampled_from([*NAMES, "last"])
    if draw(st.booleans()):
        return draw(target)
    return [{"if": draw(truths()), "to": draw(target)}, {"to": draw(target)}]


@st.composite
def stories(draw: st.DrawFn) -> str:
    """Return the text of a single-file story."""
    page = {
        "title": "Made", "state": STATE, "formulas": {"twice": "low * 2"}, "voices": {"echo": "Echo"},
        "notes": {"dark": "Dark"}, "endings": {"over": "Over"},
        "gauges": {"heart": {"kind": "pulse", "value": "60 + twice", "flat": "at(last)"}},
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
