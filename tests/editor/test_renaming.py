"""Renaming: everything means what it meant, old saves load, and what would change a meaning is refused."""

import json
import os

import pytest

from branchlight.editor.edited_story import read_edited_story, with_findings
from branchlight.editor.renaming import rename, rename_all, renameable
from branchlight.prover.prove import prove
from branchlight.source.located import SourceFile
from branchlight.source.place import Place
from tests.compiler.test_use_log import KINDS
from tests.editor.renamed import FIRST, RENAMED, declared, harm, lost, renamed, saves, walked
from tests.editor.stories import STORY, bundled, place_of, whole, written
from tests.independent.wide_stories import WideStory

FIXED = ("function", "format", "key", "playthrough")
LOST = ("value", "thing")
"""The kinds of names that a save loses, since they have no `was:`. The author is told."""


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in FIXED])
def test_every_kind_of_name_is_renamed_everywhere(kind: str) -> None:
    story = whole()
    names = {use.name for use in story.uses if use.kind == kind}
    assert names
    known = {problem.code for problem in with_findings(story).diagnostics}
    for name in names:
        renaming = rename(story, place_of(story, kind, name), "zz_new")
        assert renaming.refusal == ""
        now = renamed(story, renaming)
        kept = [] if kind in LOST else saves(story, 1)
        assert harm(now, kept, known) == []
        assert name not in {use.name for use in now.uses if use.kind == kind and use.role != "earlier"}
        assert [use.role for use in now.uses if use.kind == kind and use.name.endswith("zz_new")]


FORMS = [
    ("node: a¦b\nchoices: [On: ab]", "node: new\nwas: ab\nchoices: [On: new]"),
    ("node: a¦b\nwas: old\nchoices: [On: ab]", "node: new\nwas: [old, ab]\nchoices: [On: new]"),
    ("node: a¦b\nwas: [old, older]\nchoices: [On: ab]", "node: new\nwas: [old, older, ab]\nchoices: [On: new]"),
    ("node: a¦b\nwas:\n  - old\nchoices: [On: ab]", "node: new\nwas:\n  - old\n  - ab\nchoices: [On: new]"),
    ("node: a¦b\nwas: new\nchoices: [On: ab]", "node: new\nwas: ab\nchoices: [On: new]"),
    ("{node: a¦b, choices: [On: ab]}", "{node: new, was: ab, choices: [On: new]}"),
    ("node: x\nchoices:\n  - ¦Go: x", "node: x\nchoices:\n  - label: Go\n    id: new\n    was: go\n    go: x"),
    ("node: x\nchoices:\n  - '¦Go': x", "node: x\nchoices:\n  - label: 'Go'\n    id: new\n    was: go\n    go: x"),
    ("node: x\nchoices: [{¦Go: x}]", "node: x\nchoices: [{label: Go, id: new, was: go, go: x}]"),
    (
        "node: x\nchoices:\n  - label: ¦Go on.\n    go: x",
        "node: x\nchoices:\n  - label: Go on.\n    id: new\n    was: go_on\n    go: x",
    ),
    (
        "node: x\nchoices:\n  - {label: ¦Go on., go: x}",
        "node: x\nchoices:\n  - {label: Go on., id: new, was: go_on, go: x}",
    ),
    (
        "node: x\nchoices:\n  - id: i¦d\n    label: Go on.\n    if: not chose(x.id)\n    go: x\n  - Off: x",
        "node: x\nchoices:\n  - id: new\n    was: id\n    label: Go on.\n    if: not chose(x.new)\n"
        "    go: x\n  - Off: x",
    ),
]
PAGES = [
    ("state:\n  ke¦y: 1\n", "state:\n  new: {start: 1, was: key}\n"),
    ("state:\n  ke¦y: {start: 1, max: 4}\n", "state:\n  new: {start: 1, max: 4, was: key}\n"),
    ("state:\n  ke¦y: {start: 1, was: old}\n", "state:\n  new: {start: 1, was: [old, key]}\n"),
    ("state:\n  ke¦y:\n    start: 1\n", "state:\n  new:\n    was: key\n    start: 1\n"),
    ("state: {ke¦y: 1}\n", "state: {new: {start: 1, was: key}}\n"),
]


@pytest.mark.parametrize(("before", "after"), FORMS, ids=range(len(FORMS)))
def test_earlier_name_is_written_in_every_form(before: str, after: str) -> None:
    story, place = written(f"title: T\n---\n{before}\n")
    renaming = rename(story, place, "new")
    assert renaming.refusal == ""
    assert renamed(story, renaming).text(STORY) == f"title: T\n---\n{after}\n"


@pytest.mark.parametrize(("before", "after"), PAGES, ids=range(len(PAGES)))
def test_earlier_name_of_state_is_written(before: str, after: str) -> None:
    rest = "---\nnode: a\ntext: Key {key}.\nchoices:\n  - {label: On, do: key += 1, go: a}\n"
    story, place = written(f"title: T\n{before}{rest}")
    renaming = rename(story, place, "new")
    assert renaming.refusal == ""
    now = renamed(story, renaming).text(STORY)
    assert now == f"title: T\n{after}{rest.replace('key', 'new')}"


MEMBERS = [
    ("[ines, tom]", "{new: {was: ines}, tom: tom}"),
    ("{ines: Ines, tom: }", "{new: {label: Ines, was: ines}, tom: }"),
    ("{ines: {label: Ines}, tom: }", "{new: {label: Ines, was: ines}, tom: }"),
    ("\n      - ines\n      - tom", "\n      new: {was: ines}\n      tom: tom"),
]


@pytest.mark.parametrize(("members", "after"), MEMBERS, ids=range(len(MEMBERS)))
def test_member_keeps_its_earlier_name(members: str, after: str) -> None:
    page = "title: T\nstate:\n  cast:\n    of: {}\n    each: {{met: false}}\n"
    rest = "---\nnode: a\nchoices:\n  - {label: On, if: ine¦s.met, do: ines.met = true, go: a}\n  - Off: a\n"
    story, place = written(page.format(members) + rest)
    renaming = rename(story, place, "new")
    assert renaming.refusal == ""
    now = renamed(story, renaming)
    assert now.text(STORY).startswith(page.format(after))
    assert now.story is not None
    assert now.story.renamed_members == {"ines": "new"}


def test_scene_is_named_in_each_of_its_nodes() -> None:
    text = "title: T\n---\nscene: ol¦d\n---\nnode: a\nwas: before\ngo: b\n---\nnode: b\nchoices:\n  - On: old.a\n"
    story, place = written(text)
    renaming = rename(story, place, "new")
    now = renamed(story, renaming)
    assert now.story is not None
    assert now.story.renamed == {"old.before": "new.a", "old.a": "new.a", "old.b": "new.b"}


REFUSED = [
    ("node", "here.first", "last", "there are two nodes named `last`"),
    ("node", "here.first", "two words", "`two words` is not a name"),
    ("node", "here.first", "back", "means something else here"),
    ("node", "here.first", "first", "it is called `first` already"),
    ("state", "oil", "weather", "the key `weather` appears twice"),
    ("state", "oil", "seen", "`seen` is the name of a function"),
    ("state", "oil", "cast", ""),
    ("state", "oil", "ines", ""),
    ("formula", "low", "oil", "`oil` is declared under `state:` too"),
    ("value", "weather.rain", "sun", ""),
    ("choice", "here.first.wait", "call", "have the id `call`"),
    ("voice", "sea", "pause", ""),
    ("trait", "cast.trust", "mood", ""),
    ("parameter", "here.asks.times", "oil", "takes no `oil`"),
]


@pytest.mark.parametrize(("kind", "name", "new", "reason"), REFUSED, ids=range(len(REFUSED)))
def test_renaming_that_collides_is_refused(kind: str, name: str, new: str, reason: str) -> None:
    renaming = rename(whole(), place_of(whole(), kind, name), new)
    assert renaming.edits == ()
    assert renaming.refusal
    assert reason in renaming.refusal


CAPTURED = """\
title: T
state: {where: {one of: [here, there]}, other: {one of: [here, there]}, oil: 1}
---
node: a
do: [where = there, other = there, oil += 1]
text: "{here == where: x | y} {other == here: x | y} {oil}"
choices: [{On: a}]
"""


def test_state_that_would_hide_a_value_is_refused() -> None:
    story, _ = written(f"{CAPTURED}# ¦")
    assert rename(story, place_of(story, "state", "other"), "new").refusal == ""
    refusal = rename(story, place_of(story, "state", "other"), "here").refusal
    assert refusal == "story.yaml:6:9: the value `where.here` would become the state `here` here"
    assert "cannot be compared" in rename(story, place_of(story, "state", "oil"), "here").refusal


def test_new_name_of_an_earlier_one_is_refused() -> None:
    story, place = written("title: T\n---\nnode: a¦\ngo: b\n---\nnode: b\nwas: old\nchoices: [{On: a}]\n")
    assert "was once called `old`" in rename(story, place, "old").refusal


def test_name_with_escapes_is_refused() -> None:
    story, place = written(
        'title: T\nstate: {o¦il: 1}\n---\nnode: a\ndo: oil += 1\ntext: "{o\\x69l}"\nchoices: [{On: a}]\n'
    )
    assert (
        rename(story, place, "new").refusal
        == "story.yaml:6:9: `oil` is written as `o\\x69l` here: write it plainly first"
    )


def test_broken_story_is_not_renamed() -> None:
    story, place = written("title: T\n---\nnode: a¦\ngo: nowhere\n")
    assert rename(story, place, "new").refusal.startswith("the story has mistakes")


def test_functions_keys_and_formats_are_not_renamed() -> None:
    for kind in ("function", "format", "key"):
        use = next(use for use in whole().uses if use.kind == kind)
        assert renameable(whole(), use.place) is None
        assert rename(whole(), use.place, "new").refusal
    assert rename(whole(), Place(STORY, 999, 1), "new").refusal == "nothing here can be renamed"


def test_scene_without_a_header_is_not_renamed() -> None:
    story, _ = written("title: T\n---\nnode: a¦\nchoices: [{On: main.a}]\n")
    assert "has no header" in rename_all(story, [("scene", "main", "new")]).refusal


@pytest.mark.parametrize("kind", ["value", "thing", "ending", "note"])
def test_what_readers_lose_is_said(kind: str) -> None:
    name = next(use.name for use in whole().uses if use.kind == kind)
    assert rename(whole(), place_of(whole(), kind, name), "zz_new").warning


WIDE = ("node", "choice", "state", "trait", "member", "parameter")


def renamed_in_wide_story(seed: int, every: int) -> None:
    """Rename all that keeps its earlier names at once, and some of it alone, and load saves from random ways."""
    story = read_edited_story([SourceFile(STORY, WideStory(seed).text)])
    assert story.story is not None
    kept = [save for way in range(3) for save in walked(story.story, way)]
    names = [(kind, name, FIRST + name.rpartition(".")[2]) for kind, name in declared(story, WIDE)]
    for each in [*[[name] for name in names[seed % every :: every]], names]:
        renaming = rename_all(story, each)
        assert renaming.refusal == ""
        now = renamed(story, renaming)
        assert now.story is not None
        # A place in a series of texts is found by the text, in which the name may be written.
        apart = ("text",) if "series of texts" in renaming.warning else ()
        assert [said for save, state in kept if (said := lost(now.story, save, state, apart))] == []


@pytest.mark.thorough
def test_wide_stories_stand_renamings() -> None:
    renamed_in_wide_story(0, every=40)


@pytest.mark.long
@pytest.mark.thorough
@pytest.mark.parametrize("start", [10])
def test_many_wide_stories_stand_renamings(start: int) -> None:
    for seed in range(start, start + 3):
        renamed_in_wide_story(seed, every=10)


def test_recorded_texts_are_named_if_there_may_be_some() -> None:
    story = whole()
    place = place_of(story, "choice", "here.first.wait")
    assert "test --renew" in rename(story, place, "zz_new").warning
    assert rename(read_edited_story(story.story_files), place, "zz_new").warning == ""


def one_at_a_time(start: int, step: int, most: int) -> None:
    story = bundled()
    kept = saves(story, 40)
    for kind, name in declared(story)[start::step]:
        renaming = rename_all(story, [(kind, name, f"{FIRST}new")])
        assert (name, renaming.refusal) == (name, "")
        assert (name, harm(renamed(story, renaming), kept, most=most)) == (name, [])


def test_bundled_story_stands_the_renaming_of_a_few() -> None:
    one_at_a_time(7, 300, 3)


@pytest.mark.long
@pytest.mark.thorough
@pytest.mark.parametrize("start", range(0, 16, int(os.environ.get("RENAMED_EVERY", "16"))))
def test_bundled_story_stands_the_renaming_of_each(start: int) -> None:
    one_at_a_time(start, 16, 99)


def all_at_once() -> list[tuple[str, str, str]]:
    return [(kind, name, FIRST + name.rpartition(".")[2]) for kind, name in declared(bundled(), RENAMED)]


def test_bundled_story_stands_the_renaming_of_all() -> None:
    story = bundled()
    renaming = rename_all(story, all_at_once())
    assert renaming.refusal == ""
    assert harm(renamed(story, renaming), saves(story, 40)) == []


@pytest.mark.long
@pytest.mark.thorough
def test_proof_is_equal_after_the_renaming_of_all() -> None:
    story = bundled()
    now = renamed(story, rename_all(story, all_at_once())).story
    assert story.story is not None
    assert now is not None
    before, after = [prove(each, states=200_000, seconds=900).as_json() | {"seconds": 0} for each in (story.story, now)]
    assert before["bound"] != "seconds"
    assert FIRST in json.dumps(after)
    assert json.loads(json.dumps(after).replace(FIRST, "")) == json.loads(json.dumps(before))
