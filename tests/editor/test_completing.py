"""Completion: every kind of name is offered where it fits, also in YAML that is not finished."""

import pytest

from branchlight.editor.completing import Completion, completions
from branchlight.source.located import SourceFile
from branchlight.source.place import Place
from tests.compiler.test_use_log import KINDS, WHOLE
from tests.editor.stories import PLAYED, RECORDED, STORY, marked, whole, written


def offered(text: str, recorded: bool = False) -> tuple[Completion, ...]:
    """Return what is offered at the mark in a text that is being written below a good story."""
    edited = whole()
    plain, line, column = marked((PLAYED if recorded else WHOLE) + text)
    file = SourceFile(RECORDED if recorded else STORY, plain)
    newest = edited._replace(playthrough_files=(file,)) if recorded else edited._replace(story_files=(file,))
    return completions(newest, Place(file.name, line, column))


NODES = "first last asks stranger"
FITTING = [
    ("---\nnode: x\ngo: ¦", f"{NODES} back"),
    ("---\nnode: x\ngo: [{if: oil > 1, to: la¦", f"{NODES} back"),
    ("---\nnode: x\ncall: ¦", NODES),
    ("---\nnode: x\nchoices:\n  - Go on: ¦", NODES),
    ("---\nnode: x\nif: seen(¦", NODES),
    ("---\nscene: y\n---\nnode: x\ngo: ¦", "here.first here.last here.asks here.stranger back"),
    ("---\nnode: x\nif: chose(¦", "first.go_on_to_the_end first.wait first.call"),
    ("---\nnode: x\ntext: |\n  Hello\n\n  @¦", "sea cue pause"),
    ("---\nnode: x\ntext: |\n  @cue ¦", "bell"),
    ("---\nnode: x\ntext: |\n  {oil as ¦", "money words list capital"),
    ("---\nnode: x\ntext: |\n  {needs ¦", "light"),
    ("---\nnode: x\ntells: ¦", "light"),
    ("---\nnode: x\ntells: [¦", "light"),
    ("---\nnode: x\nneeds:\n  - ¦", "light"),
    ("---\nnode: x\ndo: who.¦", "who.trust who.mood"),
    ("---\nnode: x\nif: any(c in cast: c.¦", "c.trust c.mood"),
    ("---\nnode: x\nif: ines.¦", "ines.trust ines.mood"),
    ("---\nnode: x\nif: bag.¦", "bag.arrow bag.key"),
    ("---\nnode: x\nif: weather.¦", "weather.it"),
    ("---\nnode: x\nending: ¦", "over"),
    ("---\nscene: x\nmood: ¦", "grey"),
    ("---\nnode: x\nnote: ¦", "harm"),
    ("---\nnode: x\npool: ¦", "strange"),
    ("---\nnode: x\nchoices: [{from: ¦", "strange"),
    ("---\nnode: x\nchoices:\n  - label: a\n    once: ¦", "true false visit"),
]
AMONG = [
    ("---\nnode: x\nif: ¦", "oil low who bag cast ines seen count any"),
    ("---\nnode: x\ndo:\n  - ¦", "oil weather bag"),
    ("---\nnode: x\ndo:\n  - weather = ¦", "rain sun"),
    ("---\nnode: x\nif: who == ¦", "ines tom"),
    ("---\nnode: x\nif: ra¦", "rain"),
    ("---\nnode: x\ntext: |\n  Hello {o¦", "oil low"),
    ("---\nnode: x\ntext: |\n  {oil > 1: one | who == ¦", "ines tom"),
    ('---\nnode: x\ntext: "Hello {o¦', "oil low"),
    ("---\nnode: x\nask: {into: ¦", "weather who"),
    ("---\nnode: x\nask: {into: weather, else: ¦", "rain sun"),
    ("---\nnode: x\nask:\n  into: weather\n  else: ¦", "rain sun ines"),
    ("---\nnode: x\ncall: {to: asks, with: {¦", "times"),
    ("---\nnode: x\n¦", "text choices go ending"),
    ("---\nnode: x\nen¦", "ending"),
    ("---\nnode: x\nchoices:\n  - label: a\n    ¦", "if once go"),
    ("---\nnode: x\nchoices:\n  - ¦", "label from"),
    ("---\nnode: x\ngo:\n  - ¦", "if to"),
    ("---\nnode: x\ngo: [{¦", "if to"),
    ("---\n¦", "node scene"),
]
PLAYING = [
    ("---\nplaythrough: b\nveils: [¦", "harm"),
    ("---\nplaythrough: b\nsteps:\n  - choose: ¦", "go_on_to_the_end wait call"),
    ("---\nplaythrough: b\nsteps:\n  - ending: ¦", "over"),
    ("---\nplaythrough: b\nsteps:\n  - ¦", "choose answer draw expect choices state ending"),
    ("---\n¦", "playthrough seed veils steps"),
]


@pytest.mark.parametrize(("text", "names"), FITTING)
def test_names_that_fit_are_offered_and_no_others(text: str, names: str) -> None:
    assert {each.text for each in offered(text)} == set(names.split())


@pytest.mark.parametrize(("text", "names"), AMONG)
def test_names_are_among_what_is_offered(text: str, names: str) -> None:
    assert set(names.split()) <= {each.text for each in offered(text)}


@pytest.mark.parametrize(("text", "names"), PLAYING)
def test_playthroughs_are_completed_too(text: str, names: str) -> None:
    assert {each.text for each in offered(text, recorded=True)} == set(names.split())


def test_title_page_is_completed() -> None:
    edited = whole()._replace(story_files=(SourceFile(STORY, "title: T\nsta"),))
    assert {"state", "start"} <= {each.text for each in completions(edited, Place(STORY, 2, 4))}
    edited = whole()._replace(story_files=(SourceFile(STORY, "title: T\nstate:\n  oil: {st"),))
    assert {"start", "min", "one of"} <= {each.text for each in completions(edited, Place(STORY, 3, 11))}
    edited = whole()._replace(story_files=(SourceFile(STORY, "title: T\nstate:\n  a: {one of: "),))
    assert {each.text for each in completions(edited, Place(STORY, 3, 15))} == {"cast"}


def test_whole_word_is_replaced() -> None:
    found = offered("---\nnode: x\ngo: {if: oil, to: la¦st}")[0]
    lines = WHOLE.count("\n")
    assert (found.start, found.length) == (Place(STORY, lines + 3, 19), 4)
    found = offered("---\nnode: x\ndo: who.tr¦")[0]
    assert (found.text, found.start.column, found.length) == ("who.trust", 5, 6)


def test_every_kind_of_name_completes() -> None:
    kinds = {each.kind for text, _ in (*FITTING, *AMONG) for each in offered(text)}
    kinds |= {each.kind for each in offered("---\nnode: x\ncall: {to: asks, with: {¦")}
    named = set(KINDS) - {"scene", "gauge", "playthrough"}  # nothing uses a gauge or a playthrough by its name
    # A thing and a word follow a dot, as a trait does; their kind is that of the whole name.
    assert named - kinds <= {"thing", "word"}


@pytest.mark.parametrize(
    "text", ["---\nnode: x\ntext: |\n  Just words ¦", "---\nnode: x\ntext: |\n  {oil: yes ¦", "---\nnode: ¦"]
)
def test_words_are_not_completed(text: str) -> None:
    assert offered(text) == ()


@pytest.mark.parametrize("cut", range(0, len(WHOLE), 37))
def test_every_place_has_an_answer(cut: int) -> None:
    edited = whole()._replace(story_files=(SourceFile(STORY, WHOLE[:cut]),))
    line, column = WHOLE.count("\n", 0, cut) + 1, cut - WHOLE.rfind("\n", 0, cut)
    for each in completions(edited, Place(STORY, line, column)):
        assert each.start.column + each.length <= column


def test_state_is_offered_in_a_story_with_mistakes() -> None:
    state = "state:\n  oil: {start: 1, min: 0, max: 3}\n  cast: {of: [ines], each: {met: false}}\n"
    page = f"title: T\n{state}endings: {{back: End}}\n"
    edited, place = written(page + "---\nnode: x\nif: ¦")
    assert edited.story is None
    assert {"oil", "cast", "ines"} <= {each.text for each in completions(edited, place)}
    edited, place = written(page + "---\nnode: x\nif: ines.¦")
    assert [each.text for each in completions(edited, place)] == ["ines.met"]
