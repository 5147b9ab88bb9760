"""The titles of scenes that are called: each is announced where it begins, and not where the reader already is."""

import io
from contextlib import closing

from branchlight import choose, load_text, resume, start
from branchlight.plain import run_plain
from branchlight.play.markdown import markdown
from branchlight.play.turn import Turn
from branchlight.reader.text.typeset import set_passages
from branchlight.shelf import MEMORY, open_session
from tests.stories import made

STORY = """title: Titles
start: shop.counter
endings: {out: Out}
---
scene: shop
title: The shop
---
node: counter
text: A counter.
choices:
  - {label: Ask., call: talk.chat}
  - {label: Leave., ending: out}
go: counter
---
scene: talk
---
node: chat
text: She talks.
choices:
  - {label: Nod., go: back}
  - {label: Look., call: den.dark}
go: back
---
scene: den
title: The den
---
node: dark
text: Dark.
go: back
"""


def titles(turn: Turn) -> list[str]:
    return [passage.setting.title for passage in turn.passages if passage.setting is not None]


def test_untitled_scene_keeps_its_callers_title() -> None:
    asked = choose(start(made(STORY), 1), "ask")
    assert (asked.setting.scene, asked.setting.title) == ("shop", "The shop")
    assert titles(asked) == [] and asked.passages[0].node == "talk.chat"
    assert titles(choose(asked, "nod")) == []


def test_title_is_announced_again_after_another() -> None:
    looked = choose(choose(start(made(STORY), 1), "ask"), "look")
    assert titles(looked) == ["The den", "The shop"]


def test_resumed_call_has_the_same_setting() -> None:
    story = made(STORY)
    asked = choose(start(story, 1), "ask")
    again = resume(story, asked.state)
    assert again.setting == asked.setting and titles(choose(again, "nod")) == []


def test_titled_scene_is_announced_both_ways() -> None:
    story = made(STORY.replace("scene: talk", "scene: talk\ntitle: A talk"))
    asked = choose(start(story, 1), "ask")
    assert titles(asked) == ["A talk"] and titles(choose(asked, "nod")) == ["The shop"]


def test_untitled_caller_changes_nothing() -> None:
    story = made(STORY.replace("title: The shop\n", ""))
    asked = choose(start(story, 1), "ask")
    assert (asked.setting.scene, asked.setting.title) == ("talk", "")


def test_point_of_view_of_a_called_scene_is_its_own() -> None:
    story = made(STORY.replace("scene: talk", "scene: talk\npov: Nan"))
    asked = choose(start(story, 1), "ask")
    assert (asked.setting.scene, asked.setting.pov) == ("shop", "Nan")
    assert [setting.pov for setting in [p.setting for p in choose(asked, "nod").passages] if setting] == [""]


def test_transcript_names_the_scene_once() -> None:
    first = start(made(STORY), 1)
    asked = choose(first, "ask")
    turns = [("", first), ("Ask.", asked), ("Nod.", choose(asked, "nod"))]
    assert markdown(made(STORY), turns, frozenset()).count("The shop") == 1


def test_plain_reader_hears_the_scene_once() -> None:
    heard = io.StringIO()
    with closing(open_session(made(STORY), MEMORY, seed=1)) as session:
        run_plain(session, io.StringIO("ask\nnod\n"), heard)
    assert heard.getvalue().count("The shop.") == 1


def test_page_shows_the_scene_once() -> None:
    first = start(made(STORY), 1)
    asked = choose(first, "ask")
    back = choose(asked, "nod")
    turns = ((first, None), (asked, first.setting), (back, asked.setting))
    kinds = [block.kind for turn, before in turns for block in set_passages(turn, frozenset(), before)[0]]
    assert kinds.count("heading") == 1 and "break" not in kinds


PASSED_THROUGH = """title: T
endings: {over: {title: Over}}
---
scene: drive
title: The drive
pov: Tara
---
node: car
go: corridor.door
---
scene: corridor
title: The corridor
pov: Tara
---
node: door
go: after.room
---
scene: after
title: After
pov: Tara
---
node: room
text: Here it begins.
choices:
  - Go: last.one
---
scene: last
title: The last
---
node: one
ending: over
"""


def test_place_without_text_is_not_announced() -> None:
    story, heard = made(PASSED_THROUGH), io.StringIO()
    with closing(open_session(story, MEMORY, seed=1)) as session:
        run_plain(session, io.StringIO("go\ntranscript\n"), heard)
    assert heard.getvalue().count("After. Tara.") == 2
    first = start(story, 1)
    written = markdown(story, [("", first), ("Go", choose(first, "go"))], frozenset())
    assert "## After" in written
    shown = " ".join(block.text for block in set_passages(first, frozenset(), None).blocks)
    assert "After" in shown
    for title in ("The drive", "The corridor", "The last"):
        assert title not in heard.getvalue() + written + shown


def test_change_of_setting_is_shown_where_it_happens() -> None:
    text = """title: T
moods: {dream: {colour: purple}}
endings: {over: {title: Over}}
---
scene: room
title: The room
pov: Ann
---
node: first
text: Awake.
choices:
  - Sleep: night.dark
---
scene: night
title: The night
pov: Ann
mood: dream
---
node: dark
text: Dark.
go: light
---
node: light
pov: Bob
text: Light.
ending: over
"""
    loaded = load_text(text)
    assert loaded.story is not None
    turn = start(loaded.story, 1)
    assert [(p.kind, p.setting.title if p.setting else p.text) for p in turn.passages] == [
        ("setting", "The room"),
        ("paragraph", "Awake."),
    ]
    turn = choose(turn, "sleep")
    assert [(p.setting.mood, p.setting.pov) for p in turn.passages if p.setting] == [("dream", "Ann"), ("dream", "Bob")]
    assert turn.setting.title == "The night"
