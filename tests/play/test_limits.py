"""The largest things that the format allows can be compiled and played."""

import pytest

from branchlight import load_text, start

HEAD = "title: T\nstate: {n: {start: 1, min: 0, max: 3}}\n---\nnode: a\n"
TAIL = "choices:\n  - Again: a\n"


def first_text(body: str, tail: str = TAIL) -> str:
    loaded = load_text(HEAD + body + tail)
    assert loaded.story is not None, [problem.message for problem in loaded.diagnostics]
    return start(loaded.story, 1).passages[1].text


def test_the_deepest_and_widest_braces() -> None:
    text = "x{n}"
    for _ in range(15):
        text = "{~ " + " | ".join(["a{n}"] * 59) + " | " + text + "}"
    assert first_text(f"text: |\n  {text}\n")


def test_braces_with_paragraphs_in_them() -> None:
    text = "deep"
    for depth in range(15):
        text = f"{{n > {depth % 2}:\n\n  one {depth}\n\n  {text}\n  |\n  {{two | three}}}}"
    assert first_text(f"text: |\n  {text}\n")


def test_very_many_braces_in_one_paragraph() -> None:
    assert first_text("text: |\n  " + "{n > 0: x | y} {n} " * 3000 + "\n").startswith("x 1 x 1")


def test_the_deepest_expression() -> None:
    formulas = "".join(f"  f{i}: f{i + 1} + 1\n" for i in range(60)) + "  f60: n\n"
    deep = "(" * 25 + "f0" + ")" * 25
    story = (
        f"title: T\nstate: {{n: {{start: 1, min: 0, max: 3}}}}\nformulas:\n{formulas}---\nnode: a\ntext: '{{{deep}}}'\n"
    )
    loaded = load_text(story + TAIL)
    assert loaded.story is not None
    assert start(loaded.story, 1).passages[1].text == "61"


def test_a_pool_of_a_thousand() -> None:
    nodes = "".join(f"---\nnode: n{i}\npool: p\nlabel: L{i}\nwhen: n > 0\ngo: a\n" for i in range(1000))
    loaded = load_text(HEAD + "choices:\n  - from: p\n    show: 3\n" + nodes)
    assert loaded.story is not None
    assert len(start(loaded.story, 1).choices) == 3


@pytest.mark.parametrize("words", ["'); import os #", '"""', "\\\\", "{{n}}", "'''", "\\n", "%s {n} %d", "a\\'b"])
def test_no_text_is_read_as_code(words: str) -> None:
    written = words.replace("{{", "{").replace("}}", "}")
    quoted = "'" + written.replace("'", "''") + "'"
    body = (
        f"text: {quoted}\nchoices:\n  - label: {quoted}\n    id: go\n    locked: {quoted}\n    if: n > 0\n    go: a\n"
    )
    loaded = load_text(HEAD + body)
    assert loaded.story is not None, loaded.diagnostics
    turn = start(loaded.story, 1)
    shown = written.replace("{n}", "1").replace("\\\\", "\\").replace("\\n", "n").replace("\\'", "'")
    assert turn.passages[1].text == shown.strip() == turn.choices[0].text
