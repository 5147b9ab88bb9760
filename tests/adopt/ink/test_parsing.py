"""The parser of ink: what each line, each pair of braces and each expression is read as."""

import pytest

from branchlight.adopt.ink.flows import parts_of
from branchlight.adopt.ink.read_ink import read_ink_story
from branchlight.adopt.ink.tree import Divert, InkStory, Reference, Tag, Target, Text, Thread
from tests.adopt.ink.sketch import body, sketch, story_of, value
from tests.tools import tool

LINES = [
    ("hello world\n", "[<'hello world'/>]"),
    ("  hello \t\n", "[<'hello'/>]"),
    ("hello -> x\n== x\ny", "[<'hello ' ->x/>]"),
    ("a <> b\n", "[<'a ' glue ' b'/>]"),
    ("<>a\n", "[<glue 'a'/>]"),
    ("a\\{b\\}\\\\c\n", "[<'a{b}\\\\c'/>]"),
    ("a # tag # other {x}\nb\nVAR x=1", "[<'a ' #('tag') #('other ' {x})/> <'b'/>]"),
    ("# alone\nb\n", "[<#('alone')> <'b'/>]"),
    ("{x} \nVAR x=1", "[<{x}/>]"),
    ("a {b|c} d\n", "[<'a ' {stopping [<'b'>] | [<'c'>]} ' d'/>]"),
    ("{&a|b}{!a|b}\n", "[<{cycle [<'a'>] | [<'b'>]} {once [<'a'>] | [<'b'>]}/>]"),
    ("{~a|b}{$a|b}\n", "[<{shuffle [<'a'>] | [<'b'>]} {stopping [<'a'>] | [<'b'>]}/>]"),
    ("{!~a|b}\n", "[<{shuffle once [<'a'>] | [<'b'>]}/>]"),
    ("{a||b|}\n", "[<{stopping [<'a'>] | [] | [<'b'>] | []}/>]"),
    ("{|}\n", "[<{stopping [] | []}/>]"),
    ("{x: yes}\nVAR x=1", "[<{if x: [<' yes'>]}/>]"),
    ("{x: yes|no }.\nVAR x=1", "[<{if x: [<' yes'>] | else: [<'no '>]} '.'/>]"),
    ("{x:{y:1|2}|3}\nVAR x=1\nVAR y=1", "[<{if x: [<{if y: [<'1'>] | else: [<'2'>]}>] | else: [<'3'>]}/>]"),
    ("{x:\n  a\n- else:\n  b\n}\nVAR x=1", "[<{if/ x: [<'a'/>] | else: [<'b'/>]}/>]"),
    ("{x:\n- 1: a\n- 2: b\n- else: c\n}\nVAR x=1", "[<{switch x/ 1: [<'a'/>] | 2: [<'b'/>] | else: [<'c'/>]}/>]"),
    ("{\n- x > 1: a\n- else: b\n}\nVAR x=1", "[<{if/ (x > 1): [<'a'/>] | else: [<'b'/>]}/>]"),
    ("{x:\n- a\n- b\n}\nVAR x=1", "[<{if/ x: [<'a'/>] | else: [<'b'/>]}/>]"),
    ("{stopping:\n- a\n- b\n  c\n-\n}\n", "[<{stopping/ [<'a'/>] | [<'b'/> <'c'/>] | []}/>]"),
    ("{shuffle once:\n- a\n- b\n}\n", "[<{shuffle once/ [<'a'/>] | [<'b'/>]}/>]"),
    ('A "{x}" -> END\nVAR x=1', "[<'A \"' {x} '\" ' ->END/>]"),
    ("-> a -> b -> END\n==a\n->->\n==b\n->->", "[<->a-> ->b-> ->END>]"),
    ("->->\n", "[<->->>]"),
    ("->-> a\n==a\nb", "[<->->a>]"),
    ("<- a\nb\n==a\nc", "[<<-a> <'b'/>]"),
    ("-> a(1, x) ->\nVAR x=1\n== a(p, q)\nb", "[<->a(1 x)->>]"),
    ("a -- b - c < d\n", "[<'a -- b - c < d'/>]"),
    ("* a\n* [b] c\n+ d[e]f -> END\n", "[*('a'[]) *(['b']' c') +('d'['e']'f ' ->END)]"),
    ("* (l) {x} {not x} a\nVAR x=1", "[*(l){x}{(not x)}('a'[])]"),
    ("* -> END\n", "[*fallback([]->END)]"),
    ("*\n* ->\n  a\n", "[*fallback([]) *fallback([])[<'a'/>]]"),
    ("* a\n  b\n  c\n- d\n", "[*('a'[])[<'b'/> <'c'/>] g1: <'d'/>]"),
    (
        "* a\n* * b\n* * c\n    d\n  - - e\n* f\n- (g) h\n",
        "[*('a'[])[**('b'[]) **('c'[])[<'d'/>] g2: <'e'/>] *('f'[]) g1(g): <'h'/>]",
    ),
    ("- * a\n- * b\n", "[g1: *('a'[]) g1: *('b'[])]"),
    ("-\n * a\n", "[g1: *('a'[])]"),
    ("- (l)\n a\n", "[g1(l): <'a'/>]"),
    ("* { x }\n  { x }  one\nVAR x=1", "[*{x}{x}('one'[])]"),
    ("- (a) g\n** n\n- (b) m\n", "[g1(a): <'g'/> [**('n'[])] g1(b): <'m'/>]"),
    (
        "~ temp a = 1\n~ a = 2\n~ a++\n~ a--\n~ a += 2\n~ a -= 2\n~ f()\n== function f\n~ return\n",
        "[(temp a 1) (a = 2) (a += 1) (a -= 1) (a += 2) (a -= 2) (do f())]",
    ),
    ("TODO: later\na\n", "[<'a'/>]"),
    ("a\n//c\nb // d\n/* e\nf */ g\n", "[<'a'/> <'b'/> <'g'/>]"),
    ('{f("a {1} b", -> k)}\n== function f(a, b)\n~ return a\n== k\nx', "[<{f(\"'a ' {1} ' b'\" ->k)}/>]"),
]

VALUES = [
    ("1 + 2 * 3", "(1 + (2 * 3))"),
    ("2 * 3 / 4", "(2 * (3 / 4))"),
    ("10 - 2 - 3", "((10 - 2) - 3)"),
    ("1 - 2 + 3", "((1 - 2) + 3)"),
    ("1 + 2 - 3", "(1 + (2 - 3))"),
    ("not a", "(not a)"),
    ("!a and b", "((not a) and b)"),
    ("- a", "(- a)"),
    ("-1", "-1"),
    ("not true", "false"),
    ("not not a", "(not (not a))"),
    ("a || b && c", "((a or b) and c)"),
    ("a ? b", "(a has b)"),
    ("a has b", "(a has b)"),
    ("a hasnt b", "(a hasnt b)"),
    ("a !? b", "(a hasnt b)"),
    ("a ^ b", "(a ^ b)"),
    ("a mod 2 % 3", "((a mod 2) mod 3)"),
    ("(a)", "list(a)"),
    ("(a, b.c)", "list(a b.c)"),
    ("()", "list()"),
    ("(1 + 2) * 3", "((1 + 2) * 3)"),
    ("1.5", "1.5"),
    ("-2.0", "-2.0"),
    ("a >= 1 and a <= 2", "((a >= 1) and (a <= 2))"),
    ("a == -> b", "(a == ->b)"),
    ("f(1, -> b.c, x)", "f(1 ->b.c x)"),
    ('""', '""'),
    ('"a{b}c"', "\"'a' {b} 'c'\""),
    ("RANDOM(1, 6)", "RANDOM(1 6)"),
    ("512x2 + 1", "(512x2 + 1)"),
    ("a. b", "a.b"),
    ("x<-1", "(x < -1)"),
]


@pytest.mark.parametrize(("text", "read"), LINES, ids=[text for text, _ in LINES])
def test_lines_are_read_as_ink_reads_them(text: str, read: str) -> None:
    assert body(text) == read


@pytest.mark.parametrize(("text", "read"), VALUES, ids=[text for text, _ in VALUES])
def test_expressions_bind_as_ink_binds_them(text: str, read: str) -> None:
    assert value(text) == read


WHOLE = """\
VAR trust = 2
CONST MOST = 10
LIST mood = calm, (tense), wild = 7, (free = 9), last
EXTERNAL ring(bell, times)
Before.
= early
Early. -> END
== first(a, ref b, -> c, ref -> d) ==
VAR late = "x"
-> inner
= inner (e)
Inner. // aside
-> END
=== function sum(a, b)
~ return a + b
TODO: more of this
"""


def test_declarations_are_taken_out_of_the_lines() -> None:
    story = story_of(WHOLE)
    assert [(each.name, sketch(each.value)) for each in story.variables] == [("trust", "2"), ("late", "\"'x'\"")]
    assert [(each.name, sketch(each.value)) for each in story.constants] == [("MOST", "10")]
    assert [(each.name, each.parameters) for each in story.externals] == [("ring", ("bell", "times"))]
    assert [note.text for note in story.notes] == ["more of this"]
    (mood,) = story.lists
    numbers = [(item.name, item.number, item.is_initial) for item in mood.items]
    assert numbers == [
        ("calm", 1, False),
        ("tense", 2, True),
        ("wild", 7, False),
        ("free", 9, True),
        ("last", 10, False),
    ]


def test_knots_have_parameters_and_stitches() -> None:
    story = story_of(WHOLE)
    assert sketch(story.body) == "[<'Before.'/>]"
    assert [(stitch.name, sketch(stitch.body)) for stitch in story.stitches] == [("early", "[<'Early. ' ->END/>]")]
    first, total = story.knots
    kinds = [(each.name, each.by_reference, each.is_target) for each in first.parameters]
    assert kinds == [("a", False, False), ("b", True, False), ("c", False, True), ("d", True, True)]
    assert [stitch.name for stitch in first.stitches] == ["inner"]
    assert [each.name for each in first.stitches[0].parameters] == ["e"]
    assert (first.is_function, total.is_function, total.name) == (False, True, "sum")
    assert sketch(total.body) == "[(return (a + b))]"


def test_comments_keep_their_places() -> None:
    story = story_of("// one\nwords // two\n/* three\n   four */ more\n* a /* five */ b\n")
    found = [(str(each.place), each.text, each.alone) for each in story.comments]
    assert found == [
        ("story.ink:1:1", "one", True),
        ("story.ink:2:7", "two", False),
        ("story.ink:3:1", "three\nfour", True),
        ("story.ink:5:5", "five", False),
    ]
    assert sketch(story.body) == "[<'words'/> <'more'/> *('a  b'[])]"
    more = story.body.sections[0].body[1]
    assert str(more.place) == "story.ink:4:12"


@pytest.mark.parametrize("text", [text for text, _ in LINES] + [WHOLE])
def test_places_show_where_the_words_are(text: str) -> None:
    check_places(story_of(text), {"story.ink": text})


@pytest.mark.needs("corpus")
def test_places_of_a_whole_game_are_right() -> None:
    path = f"{tool('corpus')}/ink/TheIntercept.ink"
    story = read_ink_story(path).story
    assert story is not None
    with open(path, encoding="utf-8-sig") as file:
        assert check_places(story, {"TheIntercept.ink": file.read()}) > 1_300


def check_places(story: InkStory, files: dict[str, str]) -> int:
    """Check that each part with words of its own is where they are written, and return how many there were."""
    lines = {name: text.split("\n") for name, text in files.items()}
    count = 0
    for part in parts_of(story):
        start = begins(part)
        if start:
            count += 1
            line = lines[part.place.file][part.place.line - 1]
            assert line[part.place.column - 1 :].startswith(start), part
    return count


def begins(part: object) -> str:
    """Return what the text at the place of a part has to begin with; "" if it can be anything."""
    match part:
        case Text(_, text):
            return text.strip()[:1] if text[:1].isalnum() else ""
        case Reference(_, names) | Target(_, names):
            return names[0]
        case Divert():
            return "->"
        case Thread():
            return "<-"
        case Tag():
            return "#"
    return ""
