"""Maps in every form: their content, the results of a proof in them, and the escaping of a story's text."""

import json
import re
from xml.etree import ElementTree

import pytest

from branchlight.analysis.graph import links_of
from branchlight.analysis.written import Writing
from branchlight.authoring.map import KINDS, Chart, chart_of, draw
from branchlight.authoring.map.chart import all_of
from branchlight.authoring.map.layered import Size, layered
from branchlight.authoring.stats.word_counts import words_by_scene
from branchlight.prover.prove import prove
from tests.authoring.map.stories import CAVE, HOSTILE, WORST
from tests.stories import made


def chart(text: str, proven: bool = False) -> Chart:
    story = made(text)
    return chart_of(story, prove(story) if proven else None)


def marks(chart: Chart) -> dict[str, set[str]]:
    return {box.name: set(box.marks) for group in chart.groups for box in group.boxes}


def test_chart_without_proof_marks_unreachable_nodes() -> None:
    text = CAVE.replace("  - {label: Steal, if: bought == rope, locked: Not today., go: cave.lost}\n", "")
    found = marks(chart(text))
    assert found["shop.shop"] == {"start"}
    assert found["shop.bell"] == {"back"}
    assert found["shop.candle"] == {"storylet"}
    assert found["cave.lost"] == {"ending", "unreachable"}
    assert found["cave.sky"] == {"ending"}


def test_chart_with_proof_marks_more() -> None:
    drawn = chart(CAVE, proven=True)
    assert drawn.verdict == "refuted"
    assert "unreachable" in marks(drawn)["cave.lost"]
    assert "stuck" in marks(drawn)["cave.cave"]
    assert [arrow.label for arrow in drawn.arrows if arrow.idle] == ["Steal"]
    assert drawn.traps["cave.cave"][0] == "Buy a rope"
    assert [step for step in drawn.ways["cave.sky"] if "draw" not in step] == ["Buy a lamp", "Walk out."]


def test_links_all_become_arrows() -> None:
    drawn = chart(CAVE)
    links = [
        link for row in links_of(drawn.story).values() for link in row if link.kind != "offer" and link.target != "back"
    ]
    direct = [(arrow.source, arrow.target) for arrow in drawn.arrows if arrow.kind != "offer"]
    assert direct == [(link.source, link.target) for link in links]
    assert [(arrow.source, arrow.target) for arrow in drawn.arrows if arrow.kind == "offer"] == [
        ("shop.shop", "shop.candle")
    ]
    assert {arrow.kind for arrow in drawn.arrows} == {"choice", "call", "offer", "go"}


def test_text_map_shows_scenes_nodes_and_targets() -> None:
    lines = draw(chart(CAVE, proven=True), "txt").splitlines()
    assert lines[:10] == [
        "The cave",
        "",
        "The shop  (shop)",
        "  shop  [the start]",
        "    ⇄ bell",
        "    Buy a rope → cave.cave",
        "    Buy a lamp → cave.cave",
        "    Steal → cave.lost  if bought == rope",
        "    Look at a candle ⇢ candle  if not seen(candle)",
        "  bell",
    ]
    assert "  lost  [ends: Gone, unreachable]" in lines
    assert lines[-2:] == ["unreachable: cave.lost", "stuck: cave.cave"]


def test_text_map_shows_where_nodes_come_from() -> None:
    lines = draw(
        chart(CAVE.replace("node: bell\n", "node: bell\norigin: cave.ink:7\n"), proven=True), "txt"
    ).splitlines()
    assert "  bell  (cave.ink:7)" in lines


def test_map_shows_choices_that_lead_to_no_other_node() -> None:
    text = CAVE.replace("node: bell\ngo: back", "node: bell\nchoices:\n  - Ring: back\n  - {label: Die, ending: gone}")
    lines = draw(chart(text), "txt").splitlines()
    at = lines.index("  bell  [may end]")
    assert lines[at + 1 : at + 3] == ["    Die → the end: Gone", "    Ring ↩ back to where it was called"]


def test_mermaid_and_dot_name_all_parts() -> None:
    drawn = chart(CAVE, proven=True)
    mermaid, dot = draw(drawn, "mmd"), draw(drawn, "dot")
    assert mermaid.startswith("flowchart TD\n")
    assert mermaid.count("subgraph") == dot.count("subgraph") == 2
    assert 'n0 -->|"Buy a rope"| n3' in mermaid
    assert "class n4 unreachable" in mermaid
    assert '"shop.shop" -> "cave.cave" [label="Buy a rope"]' in dot
    assert len(re.findall(r"^  n\d+ \S+-", mermaid, re.MULTILINE)) == len(re.findall(r"->", dot)) == 8


def test_svg_is_xml_with_every_box_and_arrow() -> None:
    drawn = chart(CAVE, proven=True)
    root = ElementTree.fromstring(draw(drawn, "svg"))
    found = [element.get("class") or "" for element in root.iter()]
    assert sum(name.startswith("box") for name in found) == 6
    assert sum(name.startswith("arrow") for name in found) == 7  # the two links to the cave are one arrow
    assert "box ending unreachable" in found
    assert "box stuck" in found


def test_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="txt, mmd, dot, svg, html"):
        draw(chart(CAVE), "pdf")


@pytest.mark.parametrize("kind", ["svg", "html"])
def test_text_never_becomes_markup(kind: str) -> None:
    drawn = draw(chart(HOSTILE), kind)
    assert WORST not in drawn
    assert "<img" not in drawn
    assert drawn.count("<script") == (3 if kind == "html" else 0)
    if kind == "svg":
        ElementTree.fromstring(drawn)


def test_text_never_breaks_out_of_its_quotes() -> None:
    mermaid, dot = draw(chart(HOSTILE), "mmd"), draw(chart(HOSTILE), "dot")
    for line in mermaid.splitlines():
        assert line.count('"') in (0, 2), line
        assert "<" not in line.split('"')[1] if '"' in line else True
    for line in dot.splitlines():
        assert len(re.findall(r'(?<!\\)(?:\\\\)*"', line)) % 2 == 0, line


def test_page_contains_the_story_that_was_drawn() -> None:
    page = draw(chart(HOSTILE), "html")
    (data,) = re.findall(r'<script id="story" type="application/json">(.*?)</script>', page, re.DOTALL)
    read = json.loads(data)
    assert read["title"] == WORST
    assert read["scenes"][0]["nodes"][0]["label"] == f"{WORST} %SCRIPT% %DATA%"
    assert "%" not in re.sub(r"%(SCRIPT|DATA|STYLE)%", "", data).replace("100%", "")


def test_page_allows_no_other_scripts_and_no_requests() -> None:
    page = draw(chart(CAVE), "html")
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert len(re.findall(r"'sha256-[^']{44}'", policy)) == 3
    assert re.findall(r'(?:src|href)="(?!#)[^"]*"', page) == []
    assert "@import" not in page


def test_prose_is_written_as_its_author_wrote_it() -> None:
    story = made(CAVE)
    node = story.nodes["cave.cave"]
    first, second = Writing(story, node).prose(node.body.text)
    assert "".join([run.text for run in first.snippets]) == (
        "It is {bought == lamp: bright | dark} in here. {~ Drip. | Drop.}"
    )
    assert second.voice == "The echo"
    assert {run.style for run in first.snippets} == {"", "brace"}


@pytest.mark.parametrize(
    ("line", "written"),
    [
        *[(line, line) for line in ("b = 1 + a", "a = 0 - b", "b = 1 - a", "a += 1", "b -= 1", "a += b", "a = 2")],
        ("a = 0 - b if a > b else b + 1", "a = (0 - b) if (a > b) else (b + 1)"),
        ("yes_ = not at(first)", "yes_ = not at(main.first)"),
        ("yes_ = turns_since(first) > 2", "yes_ = turns_since(main.first) > 2"),
        ("yes_ = chance(20) or a > 1 or not yes_", "yes_ = chance(20) or (a > 1) or not yes_"),
        ("yes_ = seen(first)", "yes_ = visits(main.first) > 0"),
        ("a = min(a, -b, roll(1, b))", "a = min(a, -b, roll(1, b))"),
        ("bag += key", "bag += key"),
        ("bag -= ring", "bag -= ring"),
        ("a = count(bag) // 2", "a = count(bag) // 2"),
        ("[{if: a > 1, do: b = 2}]", "if a > 1: b = 2"),
        ("[{if: yes_, do: [a = 1, b = 2], else: a = 3}]", "if yes_: (a = 1; b = 2) else: a = 3"),
        ("[{if: yes_, do: {if: a > 1, do: a = 1}}]", "if yes_: (if a > 1: a = 1)"),
    ],
)
def test_map_writes_statements_as_in_the_story(line: str, written: str) -> None:
    """The slots of `a` and `b` have the numbers 0 and 1, like the constants beside them."""
    story = made(
        "title: T\nstate:\n  a: {start: 0, min: 0, max: 9}\n  b: {start: 0, min: 0, max: 9}\n  yes_: true\n"
        f"  bag: {{set of: [ring, key]}}\n---\nnode: first\ndo: {line}\nchoices:\n  - On: first\n"
    )
    node = story.nodes["main.first"]
    assert [Writing(story, node).statement(each) for each in node.body.do] == [written]


def test_layout_has_no_overlaps_and_leads_down() -> None:
    names = [f"n{number}" for number in range(40)]
    edges = [(f"n{a}", f"n{b}") for a in range(40) for b in (a + 1, a * 2 + 1, a // 3) if b < 40]
    found = layered(dict.fromkeys(names, Size(100, 40)), edges)
    spots = [found.spots[name] for name in names]
    for place, one in enumerate(spots):
        assert 0 <= one.x <= found.size.width - 100
        for other in spots[place + 1 :]:
            assert one.y != other.y or abs(one.x - other.x) >= 100
    down = [found.spots[a].y < found.spots[b].y for a, b in edges if a != b]
    assert sum(down) > len(down) / 2


@pytest.mark.parametrize("kind", KINDS)
def test_map_of_the_same_story_is_the_same(kind: str) -> None:
    assert draw(chart(CAVE, proven=True), kind) == draw(chart(CAVE, proven=True), kind)


def test_map_counts_the_same_words_as_the_figures() -> None:
    drawn = chart(CAVE)
    boxes = [box for group in drawn.groups for box in group.boxes]
    assert sum(box.words for box in boxes) == sum(words_by_scene(drawn.story).values())


@pytest.mark.parametrize(
    ("tests", "written"),
    [
        (["", "met"], "met"),
        (["life > 0 and lives > 0", "", "lives > 0"], "life > 0 and lives > 0"),
        (["met", "met"], "met"),
        (["met or tired", ""], "met or tired"),
        (["met or tired", "life > 0"], "(met or tired) and life > 0"),
        ([], ""),
    ],
)
def test_map_writes_a_condition_once(tests: list[str], written: str) -> None:
    assert all_of(tests) == written
