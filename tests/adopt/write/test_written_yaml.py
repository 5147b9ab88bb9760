"""The YAML of adopted stories: what each part of ink becomes, and what is kept of the author's words."""

import pytest

from branchlight.adopt.adopt_ink import adopt_read
from branchlight.adopt.ink.ink_files import FolderFiles
from branchlight.adopt.ink.read_ink import InkRead, ink_story
from branchlight.source.located import SourceFile


def files_of(ink: str) -> dict[str, str]:
    """Return the files that an ink story becomes."""
    file = SourceFile("s.ink", ink)
    story, diagnostics = ink_story(file, FolderFiles("no such folder"), [])
    adopted = adopt_read(InkRead(story, diagnostics, (file,)), "s")
    assert adopted.written is not None, adopted.diagnostics
    return adopted.written.files


def written(ink: str) -> str:
    """Return all that an ink story becomes, as one text."""
    return "\n".join(files_of(ink).values())


KNOT = "-> k\n== k\n"
PARTS = {
    "a choice on one line": (KNOT + "Hi.\n+ [Go on] -> k", "- {label: Go on, origin: s.ink:4, go: k}"),
    "once where it can be offered again": (
        KNOT + "Hi.\n* [Go on] -> k\n+ [Stay] -> END",
        "origin: s.ink:4, once: true",
    ),
    "a label as an id": (KNOT + "* (go) [Go on] Well.\n- -> END", "id: go"),
    "a label that is too long for an id": (KNOT + f"+ [{'Well, ' * 200}yes] -> k", "id: well_well_well"),
    "two choices of one name": (KNOT + "* {k > 1} [Go]\n* {k < 2} [Go]\n- -> END", "id: go_2"),
    "words before the brackets twice": (KNOT + '* "Yes[."]," I say.\n- -> END', "- label: '\"Yes.\"'"),
    "a condition on a choice": (
        "VAR m = false\n" + KNOT + "~ m = true\n* {not m} [Go] -> END\n+ [No] -> k",
        "if: not m",
    ),
    "a statement": ("VAR n = 1\n" + KNOT + "~ n = n - 2\n{n}\n-> END", "do: n -= 2"),
    "a statement under a condition": (
        "VAR n = 1\n" + KNOT + "{n > 0:\n~ n++\n}\n{n}\n-> END",
        "- if: n > 0\n    do: n += 1",
    ),
    "a condition in a line": (
        "VAR n = 1\n" + KNOT + "~ n++\nA {n > 1:big|small} hat.\n-> END",
        "A {n > 1: big | small} hat.",
    ),
    "alternatives": (KNOT + "{a|b} {&c|d} {!e|f} {~g|h}\n+ [Go] -> k", "{a | b} {& c | d} {! e | f} {~ g | h}"),
    "a tunnel": (KNOT + "-> t ->\nBack.\n-> END\n== t\nIn.\n->->", "call: t.t"),
    "a return": (KNOT + "-> t ->\nBack.\n-> END\n== t\nIn.\n->->", "go: back"),
    "a divert under a condition": (KNOT + "{k > 1: -> l}\n-> END\n== l\nL.\n-> k", "- {if: visits(k) > 1, to: l.l}"),
    "whether it was read": (KNOT + "Hm.\n* (a) [A]\n* {a} [B]\n- -> k", "if: chose(k.a)"),
    "a text as an enumeration": (
        'VAR s = "Ada"\n' + KNOT + '~ s = "Old Bob"\n{s}\n-> END',
        "s: {one of: {ada: Ada, old_bob: Old Bob}}",
    ),
    "one item of a list": ("LIST m = (shy), bold\n" + KNOT + "~ m = bold\n{m}\n-> END", "m: {one of: [shy, bold]}"),
    "several items of a list": ("LIST b = key, map\n" + KNOT + "~ b += key\n{b}\n-> END", "b: {set of: [key, map]}"),
    "the difference of two lists": (
        "LIST b = key, (map), pen\nVAR c = (map)\nVAR d = (key, pen)\n"
        + KNOT
        + "~ b += (key, pen)\n{b}\n~ c = b - d\n{c}\n~ d -= pen\n-> END",
        "c = b, c -= d",
    ),
    "what two lists share": (
        "LIST b = key, (map)\nVAR c = (map)\n"
        + KNOT
        + "{b ^ c: Both.}\n* {b ^ c} [Go]\n~ b += key\n~ c += key\n- -> k",
        "if: key in b and key in c or map in b and map in c",
    ),
    "a constant": ("CONST F = 4\n" + KNOT + "{F}\n-> END", "formulas:\n  F: 4"),
    "dice": (KNOT + "{RANDOM(1, 6)}\n-> END", "{roll(1, 6)}"),
    "glue": (KNOT + "One <>\n-> l\n== l\ntwo.\n-> END", "One <>"),
    "glue that says nothing": (
        KNOT + "{k > 1:\nA\n- else:\nB\n}\n<> c.\n+ [Go] -> k",
        "{visits(k) > 1: A | B} c.",
    ),
    "breaks that sides have": (
        KNOT + "a{k > 1:\nb\n- else:\nc\n}d\n+ [Go] -> k",
        "a\n\n  {visits(k) > 1: b | c}\n\n  d",
    ),
    "breaks that some sides have": (KNOT + "a{once:\n- b\n}d\n+ [Go] -> k", "a{!\n\n  b\n\n  |}d"),
    "a comment": (KNOT + "// The middle.\nHi.\n-> END", "# The middle.\nnode: k"),
    "tags": (KNOT + "Hi. # dusk\n-> END", "tags: [dusk]"),
    "signs that mean something here": (KNOT + "\\{*\\} and a: b\n-> END", "\\{\\*\\} and a: b"),
    "an ending": (KNOT + "Hi.\n-> END", "endings:\n  k: K"),
    "no content left": (KNOT + "Hi.", "ending: ran_out"),
}


@pytest.mark.parametrize("part", PARTS)
def test_part_of_ink_becomes(part: str) -> None:
    ink, expected = PARTS[part]
    assert expected in written(ink + "\n")


def test_scenes_are_knots_in_their_order() -> None:
    ink = "-> b\n== b\nB.\n-> a.s\n== a\nA.\n-> END\n= s\nS.\n-> END\n"
    assert list(files_of(ink)) == ["story.yaml", "scenes/1-b.yaml", "scenes/2-a.yaml"]
    assert "start: b.b" in files_of(ink)["story.yaml"]
    assert "node: a\n" in files_of(ink)["scenes/2-a.yaml"]
    assert "node: s\n" in files_of(ink)["scenes/2-a.yaml"]


def test_divert_within_a_knot_is_no_visit_of_it() -> None:
    ink = "-> k\n== k\n{k}\n* [Again] -> k\n+ [Away] -> l\n== l\nL.\n+ [Back] -> k\n"
    text = files_of(ink)["scenes/1-k.yaml"]
    assert "{visits(k)}" in text
    assert "node: k_2" in text
    assert "go: k_2}" in text


def test_state_of_one_line_keeps_the_order_of_the_ink() -> None:
    names = ["zinc", "tin", "iron", "gold", "lead", "copper"]
    ink = f"-> k(1, 2, 3, 4, 5, 6)\n== k({', '.join(names)})\n{{{' + '.join(names)}}}\n-> END\n"
    state = files_of(ink)["story.yaml"].partition("state:\n")[2].partition("endings:")[0]
    assert [line.strip() for line in state.splitlines()] == [f"{name}: 0" for name in names]


def test_colons_within_tags_stay() -> None:
    text = written(KNOT + "Hi. # mood:?calm\n+ [Go on] # at:10 # a:,b\n- -> END\n")
    assert "tags: ['mood:?calm']" in text
    assert "tags: ['a:,b', at:10]" in text
