"""The log of uses: at each place that it gives, the text of the file is that name."""

import gc

import pytest
from hypothesis import given, settings

from branchlight.compiler.drafts import slugged
from branchlight.compiler.load import compile_files
from branchlight.compiler.loaded import Loaded
from branchlight.compiler.use_log import Use, UseLog
from branchlight.source.files import read_story_files
from branchlight.source.located import SourceFile
from tests.examples import blocks, completed
from tests.independent.wide_stories import WideStory
from tests.made import stories
from tests.tools import ROOT

KINDS = (
    "scene",
    "node",
    "choice",
    "pool",
    "state",
    "formula",
    "parameter",
    "group",
    "member",
    "trait",
    "value",
    "thing",
    "word",
    "gauge",
    "voice",
    "cue",
    "mood",
    "ending",
    "note",
    "fact",
    "function",
    "format",
    "key",
    "playthrough",
)
"""Every kind of name in the log of uses."""
WHOLE = """\
title: Names
start: here.first
voices: {sea: {name: The sea}}
moods: {grey: {colour: grey}}
notes: {harm: {brief: Harm}}
state:
  cast: {of: [ines, tom], each: {trust: {start: 1, min: 0, max: 9}, mood: {one of: [calm, cross]}},
         but: {tom: {trust: 2}}}
  bag: {count of: {arrow: arrow | arrows, key: key | keys}, max: 5, start: {key: 1}}
  weather: {one of: [rain, sun], start: sun, was: sky}
  who: {one of: cast}
  seen_all: {set of: [rain, sun]}
  oil: 3
formulas:
  low: oil < 2
words: {weather: {it: {rain: rains, sun: shines}}, cast.mood: {word: {calm: calm, cross: cross}}}
gauges: {lamp: {kind: bar, value: oil, min: 0, max: 9}}
endings: {over: {title: Over}}
promises: [{possible: ending(over)}]
---
scene: here
mood: grey
---
node: first
note: harm
tells: light
do:
  - who.trust += 1
  - bag += arrow
  - "oil \\x3d oil - 1"
  - {if: "any(c in cast: c.trust > 1)", do: seen_all += weather}
text: |
  @sea It {weather.it} on {who.mood.word} and
  {low: none | much}

  @cue bell

  {needs light} {Who.mood.word as capital} {bag.key} {tom.trust}
choices:
  - Go on to the end: last
  - label: Wait
    id: wait
    if: 'who == ines and not chose(first.wait) and rain in seen_all'
  - label: Call
    call: {to: here.asks, with: {times: oil}}
  - from: strange
ask: {into: weather, label: Well, among: {rain: wet}, else: sun}
go: [{if: seen(last) and low, to: last}, {to: first}]
---
node: stranger
pool: strange
label: A stranger
was: alien
go: last
---
node: asks
takes: {times: {start: 0, min: 0, max: 9}}
do: oil = times
go: back
---
node: last
ending: over
"""


def logged(*files: SourceFile) -> tuple[Loaded, tuple[Use, ...]]:
    log = UseLog()
    return compile_files(files, [], log), log.uses()


def written(use: Use, files: tuple[SourceFile, ...]) -> str:
    text = next(file.text for file in files if file.name == use.place.file)
    line = text.split("\n")[use.place.line - 1]
    return line[use.place.column - 1 : use.place.column - 1 + use.length]


def strange(uses: tuple[Use, ...], files: tuple[SourceFile, ...]) -> list[tuple[Use, str]]:
    """Return the uses whose text in the file is not their name."""
    return [(use, text) for use in uses if not names(use, text := written(use, files))]


def names(use: Use, text: str) -> bool:
    last = use.name.removeprefix(use.name.partition(": ")[0] + ": ") if use.kind == "key" else use.name
    if use.role == "derived":
        return use.name.endswith(slugged(text)) or "\\" in text
    if use.role == "earlier":
        return True
    return text in (last, last.rpartition(".")[2]) or text[:1].lower() + text[1:] == last


def test_uses_of_every_kind_are_logged() -> None:
    loaded, uses = logged(SourceFile("story.yaml", WHOLE))
    assert loaded.diagnostics == ()
    assert {use.kind for use in uses} == set(KINDS) - {"playthrough"}
    assert strange(uses, loaded.files) == []


EXPECTED = """\
scene here: declared 21, used 2 45
node here.first: declared 24, used 2 43 48
voice sea: declared 3, used 33
mood grey: declared 4, used 22
note harm: declared 5, used 25
group cast: declared 7, used 11 16 31
member cast.ines: declared 7, used 43
member cast.tom: declared 7, used 8 38
trait cast.trust: declared 7, used 8 28 31 38
trait cast.mood: declared 7, used 16 33 38
value cast.mood.calm: declared 7, used 16
value cast.mood.cross: declared 7, used 16
state bag: declared 9, used 29 38
thing bag.arrow: declared 9, used 29
thing bag.key: declared 9, used 9 38
state weather: declared 10, earlier 10, used 16 31 33 47
value weather.rain: declared 10 12, used 16 43 47
value weather.sun: declared 10 12, used 10 16 47
state who: declared 11, used 28 33 38 43
state seen_all: declared 12, used 31 43
state oil: declared 13, used 15 17 30 30 45 58
formula low: declared 15, used 34 48
word weather.it: declared 16, used 33
word cast.mood.word: declared 16, used 33 38
gauge lamp: declared 17
ending over: declared 18, used 19 62
fact light: declared 26, used 38
cue bell: used 36
choice here.first.go_on_to_the_end: derived 40
node here.last: declared 61, used 40 48 48 54
choice here.first.wait: declared 42, used 43
choice here.first.call: derived 44
node here.asks: declared 56, used 45
parameter here.asks.times: declared 57, used 45 58
pool strange: declared 51, used 46
node here.stranger: declared 50, earlier 53
"""


def test_uses_have_their_kinds_names_and_lines() -> None:
    _, uses = logged(SourceFile("story.yaml", WHOLE))
    lines: dict[str, dict[str, list[int]]] = {}
    for use in uses:
        if use.kind not in ("key", "function", "format"):
            lines.setdefault(f"{use.kind} {use.name}", {}).setdefault(use.role, []).append(use.place.line)
    found = [
        f"{name}: {', '.join([' '.join([role, *map(str, at)]) for role, at in sorted(roles.items())])}"
        for name, roles in lines.items()
    ]
    assert found == EXPECTED.splitlines()


def test_log_changes_nothing_else() -> None:
    file = SourceFile("story.yaml", WHOLE)
    loaded, _ = logged(file)
    assert compile_files((file,), []) == loaded


def test_bundled_story_has_its_names_at_the_places() -> None:
    files, problems = read_story_files(str(ROOT / "story"))
    log = UseLog()
    loaded = compile_files(tuple(files), problems, log)
    uses = log.uses()
    assert loaded.story is not None
    assert strange(uses, loaded.files) == []
    assert {use.name for use in uses if (use.kind, use.role) == ("node", "declared")} == loaded.story.nodes.keys()


@pytest.mark.parametrize("page", ["format.md", "cookbook.md"])
def test_examples_have_their_names_at_the_places(page: str) -> None:
    found = [block for block in blocks(page) if block.kind in ("story", "title", "nodes")]
    assert found
    for block in found:
        loaded, uses = logged(SourceFile("story.yaml", completed(block)))
        assert uses
        assert strange(uses, loaded.files) == []


@settings(max_examples=settings.default.max_examples // 4)
@given(stories())
def test_made_stories_have_their_names_at_the_places(text: str) -> None:
    loaded, uses = logged(SourceFile("story.yaml", text))
    assert uses
    assert strange(uses, loaded.files) == []


@pytest.mark.parametrize("seed", [0, 1, *[pytest.param(n, marks=pytest.mark.thorough) for n in range(2, 8)]])
def test_wide_stories_have_their_names_at_the_places(seed: int) -> None:
    loaded, uses = logged(SourceFile("story.yaml", WideStory(seed).text))
    assert loaded.story is not None
    assert len(uses) > 100
    assert strange(uses, loaded.files) == []


STYLES = [
    "'{oil} it''s {oil}'",
    '"{oil} a\\tb \\u00e9 {oil}"',
    '"{oil} a\\\n  b {oil}"',
    "|\n  {oil}\n\n  é {oil}",
    ">-\n  {oil} and\n  more\n\n  {oil}",
    "|2\n    {oil}\n  {oil}",
    "plain {oil} and\n  on {oil}",
]


@pytest.mark.parametrize("style", STYLES)
def test_names_are_found_in_every_style(style: str) -> None:
    text = f"title: T\nstate: {{oil: 1}}\nendings: {{over: O}}\n---\nnode: a\ntext: {style}\nending: over\n"
    loaded, uses = logged(SourceFile("story.yaml", text))
    assert loaded.story is not None
    found = [use for use in uses if (use.kind, use.role) == ("state", "used")]
    assert [written(use, loaded.files) for use in found] == ["oil", "oil"]


def test_name_with_escapes_covers_them() -> None:
    text = 'title: T\nstate: {oil: 1}\nendings: {over: O}\n---\nnode: a\ntext: "{o\\x69l}"\nending: over\n'
    loaded, uses = logged(SourceFile("story.yaml", text))
    assert [written(use, loaded.files) for use in uses if (use.kind, use.role) == ("state", "used")] == ["o\\x69l"]


def test_mistakes_hide_no_other_names() -> None:
    text = "title: T\nstate: {oil: 1}\n---\nnode: a\ndo: [oil += 1, ol += 1]\ngo: [{if: oil > 2, to: b}, {to: c}]\n"
    loaded, uses = logged(SourceFile("story.yaml", text + "---\nnode: b\nendng: x\n"))
    assert loaded.story is None
    found = [(use.kind, use.name) for use in uses if use.role == "used" and use.kind != "key"]
    assert found == [("state", "oil"), ("state", "oil"), ("node", "main.b")]


@pytest.mark.parametrize("log", [None, UseLog()], ids=["plain", "logged"])
def test_compiling_leaves_no_garbage(log: UseLog | None) -> None:
    gc.collect()
    compile_files((SourceFile("story.yaml", WHOLE),), [], log)
    assert gc.collect() == 0
