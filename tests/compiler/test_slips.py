"""Slips in YAML and in names, each in a whole story: one report, at its place, that says what to write."""

import pytest

from tests.compiler.slips import END, PAGE, TRUST, node, told

COMPLETE = "this item of a list follows `{}`, which is complete"


BELOW = "a choice belongs below `choices:`, on a line that begins with `- `"


@pytest.mark.parametrize(
    ("rest", "line", "column", "key"),
    [
        ("go: end\n  - Leave: end", 8, 3, "go: end"),
        ("go: end\n- Leave: end", 8, 1, "go: end"),
        ("go: end\n\n  - Leave: end", 9, 3, "go: end"),
        ("go: end\n  - label: Leave\n    go: end", 8, 3, "go: end"),
        ("ending: out\n  - Leave: end", 8, 3, "ending: out"),
    ],
)
def test_choice_below_another_key(rest: str, line: int, column: int, key: str) -> None:
    assert node(rest) == [("E111", line, column, COMPLETE.format(key), BELOW)]


COLON = "because of this colon, YAML reads the text before it as a key"


@pytest.mark.parametrize(
    ("choice", "column", "hint"),
    [
        ("Say: I must go: end", 19, 'put quotes around the label: `- "Say: I must go": end`'),
        ('Say "no": I stay: end', 21, """put quotes around the label: `- 'Say "no": I stay': end`"""),
        (
            "label: Say: I must go",
            15,
            "put quotes around the whole text, or start it on the line below, after `label: |`",
        ),
    ],
)
def test_colon_in_a_label(choice: str, column: int, hint: str) -> None:
    assert node(f"choices:\n  - {choice}\ngo: end") == [("E114", 8, column, COLON, hint)]


SIGN = "text cannot start with `{}` here: to YAML it means something else"


NO_TEXT = "`{}:` has no text: write what it needs, without the signs of another language"


@pytest.mark.parametrize(
    ("choice", "column", "sign", "hint"),
    [
        ("label: Go\n    if: !met\n    go: end", 9, "!", "write `not` in place of `!`, such as `not met`"),
        ("{label: Go, if: !met, go: end}", 21, "!", "write `not` in place of `!`, such as `not met`"),
        ("label: Go\n    if: !(trust > 2)\n    go: end", 9, "!", "write `not` in place of `!`, such as `not met`"),
        ("label: Go\n    if: *trust > 2\n    go: end", 9, "*", NO_TEXT.format("if")),
        ("label: Go\n    do: !met\n    go: end", 9, "!", NO_TEXT.format("do")),
        ("{label: Go, do: [!met], go: end}", 22, "!", NO_TEXT.format("do")),
    ],
)
def test_sign_of_another_language_in_a_condition(choice: str, column: int, sign: str, hint: str) -> None:
    line = 9 if choice.startswith("label") else 8
    assert node(f"choices:\n  - {choice}\ngo: end") == [("E115", line, column, SIGN.format(sign), hint)]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("End", "did you mean `end`?"),
        ("END", "did you mean `end`?"),
        ("return", "to return to where a `call` was made, write `go: back`"),
        ("Back", "to return to where a `call` was made, write `go: back`"),
        ("previous", "to return to where a `call` was made, write `go: back`"),
        ("out", "`out` is an ending: write `ending: out`"),
        ("the end", "to end the story, write `ending:` and a name from the title page into a node or a choice"),
    ],
)
def test_name_that_is_almost_a_way(name: str, hint: str) -> None:
    assert node(f"choices:\n  - Leave: {name}") == [("E306", 8, 12, f"there is no node `{name}`", hint)]


@pytest.mark.parametrize(
    ("declared", "column", "code", "message", "hint"),
    [
        ("{start: 2 min: 0}", 20, "E124", "a comma is missing before `min:`", "write `start: 2, min: ...`"),
        ("{start: 2; min: 0}", 21, "E124", "a comma is missing before `min:`", "write `start: 2, min: ...`"),
        ("{start:2}", 16, "E301", "a space is missing after this colon", "write `start: 2`"),
        ("{start: 2, min:0}", 24, "E301", "a space is missing after this colon", "write `min: 0`"),
        ("{start=2}", 16, "E301", "a key and its value have a colon between them", "write `start: 2`"),
    ],
)
def test_declaration_without_a_sign(declared: str, column: int, code: str, message: str, hint: str) -> None:
    assert told(f"title: T\nstate:\n  trust: {declared}\nendings: {{out: Out}}\n---\n{TRUST}") == [
        (code, 3, column, message, hint)
    ]


def test_keys_without_spaces_keep_their_values() -> None:
    found = told(f"title: T\nstate: {{trust: {{start:2,max:1}}}}\nendings: {{out: Out}}\n---\n{TRUST}")
    assert sorted(message for _, _, _, message, _ in found) == [
        "`trust` starts at 2, outside -1,000,000 to 1",
        "a space is missing after this colon",
        "a space is missing after this colon",
    ]


@pytest.mark.parametrize(
    ("state", "code", "column", "message", "hint"),
    [
        ("trust:{start: 2}", "E304", 8, "a space is missing after this colon", "write `trust: {start`"),
        (
            "trust:2\n  met:false",
            "E303",
            3,
            "`state` needs names with their values",
            "a name has a colon and a space after it: `trust: 2`",
        ),
    ],
)
def test_name_without_a_space(state: str, code: str, column: int, message: str, hint: str) -> None:
    text = f"title: T\nstate:\n  {state}\nendings: {{out: Out}}\n---\nnode: a\ntext: |\n  {{trust}}\nending: out\n"
    assert told(text) == [(code, 3, column, message, hint)]


@pytest.mark.parametrize(
    ("choice", "code", "column", "message", "hint"),
    [
        ("if: {met}, go: end", "E117", 20, "a condition has no braces around it", "leave them out: `if: met`"),
        ("if: [met], go: end", "E117", 20, "a condition has no brackets around it", "leave them out: `if: met`"),
        (
            "if: {{met}}, go: end",
            "E120",
            21,
            "a key has to be text",
            "a value in prose has one pair of braces, and the text quotes around it; a condition has no braces",
        ),
        ("go: {end}", "E303", 20, "`go` needs a list", "leave out the braces: `go: end`"),
        (
            "go: [end]",
            "E303",
            21,
            "`go:` is a node, or a list of `- {if: ..., to: node}`",
            "write `go: end`, or `- to: end`",
        ),
        (
            "go: end, do: {met = true}",
            "E303",
            30,
            "a statement is a text such as `trust += 1`, or has `if:` and `do:`",
            "leave out the braces: `met = true`",
        ),
    ],
)
def test_brackets_where_none_belong(choice: str, code: str, column: int, message: str, hint: str) -> None:
    assert node(f"choices:\n  - {{label: x, {choice}}}\ngo: end") == [(code, 8, column, message, hint)]


@pytest.mark.parametrize(
    ("page", "line", "column", "sign", "last"),
    [
        ('title: "T\nauthor: Me\nblurb: Say "hi" to me.', 1, 8, '"', 3),
        ("title: 'T\nauthor: It's me", 1, 8, "'", 2),
        ('title: "T\nauthor: "Me"', 1, 8, '"', 2),
        ('title: T\ncredits: "To\nblurb: All\nauthor: A "B" C', 2, 10, '"', 4),
    ],
)
def test_quotation_mark_that_opens_too_early(page: str, line: int, column: int, sign: str, last: int) -> None:
    ((code, *place, message, hint),) = told(f"{page}\nendings: {{out: Out}}\n---\nnode: a\nending: out\n")
    assert (code, place) == ("E112", [line, column])
    assert message == f"the quotation mark ({sign}) that opens here is closed only in line {last}"
    assert hint.startswith("close it on its own line; ")


@pytest.mark.parametrize(
    "text",
    [
        "text: |\n  One.\n---\n  Two.\nending: out\n",
        "text: |\n  One.\n---\nTwo.\nending: out\n",
        "text: |\n  One.\n---\nTwo.\n",
        "text: |\n  One.\n---\n  Two: three.\nchoices:\n  - Go: end\n",
        "choices:\n  - label: x\n    text: |\n      One.\n---\n      Two.\n    go: end\n",
    ],
)
def test_dashes_within_a_text_are_one_mistake(text: str) -> None:
    line = text[: text.index("---")].count("\n") + 6
    message = "these three dashes end the node, and the text above them"
    hint = "for a break in a text, write `***` on a line of its own"
    assert told(f"{PAGE}node: hall\n{text}{END}") == [("E316", line, 1, message, hint)]


def test_dashes_after_a_text_still_begin_a_node() -> None:
    found = told(f"{PAGE}node: hall\ntext: |\n  One.\n---\nnode: b\nchoices:\n  - Go: lost\n{END}")
    assert [(code, line) for code, line, *_ in found] == [("E307", 5), ("E306", 11)]


@pytest.mark.parametrize("label", ["|\n      Long\n\n      label", "|\n      @pause 2"])
def test_label_of_several_paragraphs_is_one_mistake(label: str) -> None:
    found = node(f"choices:\n  - label: {label}\n    id: on\n    go: end".replace("    id: on\n", ""))
    assert [code for code, *_ in found] == ["E226"] and found[0][-1].startswith("write it on one line")


@pytest.mark.parametrize("word", ["else", "otherwise"])
def test_else_among_choices(word: str) -> None:
    hint = f'to go on without a choice, write `go: end` beside `choices:`; for a choice, `- "{word}": end`'
    assert node(f"choices:\n  - Wait: hall\n  - {word}: end") == [("E311", 9, 5, f"choices have no `{word}`", hint)]


def test_else_in_quotes_is_a_label() -> None:
    assert node('choices:\n  - Wait: hall\n  - "else": end') == []


@pytest.mark.parametrize(
    ("label", "hint"),
    [
        ("{met: Ask}", "to show the choice only at times, write `label: Ask` and `if: met`; else `id: name`"),
        ("{ trust > 2: Ask him }", "write `label: Ask him` and `if: trust > 2`; else `id: name`"),
        ("{met: Ask | Beg}", "write `id: name` beside it, so that saves can find the choice"),
        ("{met: Ask} him", "write `id: name` beside it, so that saves can find the choice"),
    ],
)
def test_label_that_varies_without_an_id(label: str, hint: str) -> None:
    (found,) = node(f'choices:\n  - {{label: "{label}", go: end}}')
    assert found[0] == "E312" and found[4].endswith(hint)


@pytest.mark.parametrize("comma", [",", " ,", "  ,"])
def test_comma_that_splits_a_statement_is_told_once(comma: str) -> None:
    found = node(f"choices:\n  - {{label: On, do: trust = roll(1{comma} 6), go: end}}")
    assert [(each[0], each[1], each[2]) for each in found] == [("E117", 8, 35 + comma.index(","))]


@pytest.mark.parametrize(
    ("names", "hint"),
    [
        ("none, friend", "name the value for every other answer, for example `else: none`"),
        ("friend", "declare one more value for every other answer, and name it here, for example `else: other`"),
    ],
)
def test_value_for_other_answers_is_another_one(names: str, hint: str) -> None:
    page = PAGE.replace("met: false", f"met: false, word: {{one of: [{names}]}}")
    ask = "ask: {into: word, label: Say, among: {friend: [friend, mellon]}}"
    found = told(f"{page}node: hall\n{ask}\ngo: end\n{END}")
    assert [(each[0], each[4]) for each in found if each[0] == "E302"] == [("E302", hint)]


@pytest.mark.parametrize(
    ("rest", "code", "line", "column", "hint"),
    [
        ("choices:\n  - - Go: end\ngo: end", "E303", 8, 5, "write it in one of these two forms, after one dash"),
        ("go:\n  - [end]", "E303", 8, 5, "text that begins with `{` or `[` needs quotes, or `|` and a line of its own"),
        ("go:\n  - - to: end", "E303", 8, 5, "write it in one of these two forms, after one dash"),
        ("do:\n  - {more: 1, met: true}\ngo: end", "E303", 8, 6, "write it in one of these two forms"),
        ("choices:\n  - {label: Go, if: (trust 2) > 1, go: end}", "E201", 8, 28, "write `)` here"),
        ("choices:\n  - {label: Go, if: met not trust, go: end}", "E201", 8, 29, "write `in` here"),
    ],
)
def test_shape_or_sign_that_is_missing(rest: str, code: str, line: int, column: int, hint: str) -> None:
    assert [(each[:3], each[4]) for each in node(rest)] == [((code, line, column), hint)]
