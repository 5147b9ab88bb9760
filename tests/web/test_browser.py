"""The published page in Chromium: readers with a keyboard, a phone, several tabs, and a browser that keeps nothing."""

import json
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from branchlight import read_story
from branchlight.shelf import MEMORY, Session, open_session
from branchlight.shelf.page_head import PageHead, Showing
from tests.tools import ROOT
from tests.web.browsing import browse, publish
from tests.web.page_stories import ABROAD, ASKS, CROWDED, DOORS, MUTE, STAIR, TOWER

pytestmark = [pytest.mark.needs("browser", "node", "playwright"), pytest.mark.thorough]

MANY = 5000


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(ROOT / "story", tmp_path_factory.mktemp("bundled"))


@pytest.fixture(scope="module")
def tower(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(TOWER, tmp_path_factory.mktemp("tower"))


@pytest.fixture(scope="module")
def stair(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(STAIR, tmp_path_factory.mktemp("stair"))


def digest(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


def session_of(page: Path, numbers: list[int], name: str) -> Session:
    """Return a session in the terminal on the story of a page, saved under a name after these open choices."""
    session = open_session(read_story(page.with_name("story.yaml")), MEMORY, seed=7)
    for number in numbers:
        session.choose([choice for choice in session.turn.choices if choice.open][number - 1])
    session.save(name)
    return session


def test_reading_by_keyboard_reaches_an_ending(bundled: Path) -> None:
    found = browse("keyboard", bundled)
    assert found["ending"] and found["decisions"] > 10
    assert found["focused"] == ["text"]
    assert found["back"]["focus"] == "offer" and found["back"]["choices"]
    assert found["back"]["ending"] == found["ending"]


def test_reading_by_touch_reaches_an_ending(bundled: Path) -> None:
    found = browse("touch", bundled)
    assert found["ending"] and found["decisions"] > 10
    assert (found["wide"], found["small"]) == (0, [])


def test_reading_goes_on_without_storage(bundled: Path) -> None:
    found = browse("storage", bundled)
    assert found["refused"]["before"].startswith("This browser keeps nothing for this page.")
    assert found["refused"]["after"] == found["refused"]["before"]
    assert found["refused"]["choices"]
    full = found["full"]
    assert full["before"] == full["freed"] == ""
    assert full["told"].startswith("This browser has no room left")
    assert full["panel"] == ["“Here” is saved until you close this page. Export it to keep it.", full["told"]]
    assert full["later"]["choices"]
    assert full["again"].count("You chose:") == 3
    assert full["saves"] == ["Here"]


def test_reload_changes_nothing_at_any_step(bundled: Path) -> None:
    found = browse("reload", bundled)
    assert found["differences"] == []
    assert found["ending"]


def test_tabs_keep_the_decisions_of_each_other(stair: Path) -> None:
    found = browse("tabs", stair)
    first, second = found["texts"]
    assert first.startswith(found["joined"]) and second.startswith(found["joined"])
    assert first != second
    ways = sorted(found["kept"])
    assert [way[0] for way in ways] == ["climb", "climb"]
    assert found["others"] == ["another reading"]


def test_saves_are_kept_exported_and_imported(bundled: Path) -> None:
    forged = ["no", "{}", '{"branchlight save": 1}', '{"branchlight save": 4}']
    found = browse("saves", bundled, forged=forged)
    assert found["said"] == "Saved as “A place”."
    assert "cannot contain U+202E, a character that cannot be seen; type the name without it." in found["unseen"]
    assert found["there"] == found["again"] == found["elsewhere"]
    assert all(said.startswith("This cannot be imported: ") for said in found["refused"])
    assert len(set(found["refused"])) == len(forged)
    assert found["automatic"]["names"] == ["before the last load", "A place", "another reading"]
    assert "A place" in found["automatic"]["after"]
    assert found["taken"] == "Imported as “A place”."
    save, changed = open_session(read_story(ROOT / "story"), MEMORY).saves.read_in(found["text"])
    assert (save.name, save.decisions, changed) == ("A place", 2, "")


def test_session_goes_to_the_browser_and_back(tower: Path, tmp_path: Path) -> None:
    session = session_of(tower, [1, 4], "from the terminal")
    (tmp_path / "save.json").write_text(session.saves.write_out("from the terminal"), encoding="utf-8")
    facts = {"file": str(tmp_path / "save.json"), "name": "from the terminal", "numbers": [1, 3]}
    found = browse("terminal", tower, **facts)
    assert found["opened"]["choices"] == [choice.text for choice in session.turn.choices if choice.open]
    again = open_session(session.story, MEMORY)
    save, changed = again.saves.read_in(found["text"])
    again.load(save.name)
    assert (save.decisions, changed) == (4, "")
    assert [choice.text for choice in again.turn.choices if choice.open] == found["after"]["choices"]
    expected = session_of(tower, [1, 4, 1, 3], "there")
    assert again.turn.state == expected.turn.state


def test_saves_are_imported_before_the_beginning(tower: Path, tmp_path: Path) -> None:
    forged = ["", "no", "{}", '{"branchlight save": 4}']
    session = session_of(tower, [1, 4], "from elsewhere")
    text = session.saves.write_out("from elsewhere")
    (tmp_path / "save.json").write_text(text, encoding="utf-8")
    facts = {"file": str(tmp_path / "save.json"), "text": text, "name": "from elsewhere", "forged": forged}
    found = browse("moved", tower, **facts)
    phone, wide = found["phone"], found["wide"]
    assert all(said.startswith("This cannot be imported: ") for said in phone["refused"])
    assert phone["refused"] == phone["later"]
    assert phone["said"] == wide["said"] == "Imported as “from elsewhere”."
    assert (phone["small"], phone["isWide"], phone["shows"], wide["isWide"]) == ([], False, True, False)
    labels = [choice.text for choice in session.turn.choices if choice.open]
    assert phone["opened"]["choices"] == wide["opened"]["choices"] == labels
    assert (wide["focus"], wide["message"]) == ("text", "")


def test_another_reading_goes_to_the_terminal(stair: Path) -> None:
    found = browse("reading", stair, number=1, other=2)
    assert json.loads(found["text"]) == json.loads(found["shown"])
    session = open_session(read_story(stair.with_name("story.yaml")), MEMORY)
    save, changed = session.saves.read_in(found["text"])
    assert (save.name, save.decisions, changed) == ("The stair, 1 decision", 1, "")
    assert found["said"] == "A save cannot be called “Another Reading 2”: other readings have such names."
    assert found["imported"] == "Imported as “The stair, 1 decision”."


def test_bookmarks_stay_with_the_way_they_are_on(tower: Path, tmp_path: Path) -> None:
    session = open_session(read_story(tower.with_name("story.yaml")), MEMORY, seed=7)
    for here in range(4):
        words = [number for number, passage in enumerate(session.turn.passages) if passage.runs]
        session.bookmarks.put(here, session.turn, words[0], f"note {here}")
        if here < 3:
            session.choose("pour" if here < 2 else "w3")
    session.save("marked")
    (tmp_path / "save.json").write_text(session.saves.write_out("marked"), encoding="utf-8")
    found = browse("bookmarks", tower, file=str(tmp_path / "save.json"), name="marked", back=2, number=3)
    marks = [[here, f"note {here}"] for here in range(4)]
    assert found["opened"] == found["reloaded"] == found["other"] == marks
    assert found["earlier"] == found["elsewhere"] == marks[:2]
    assert found["again"] == marks[:3]


LONG = "\n\n  ".join(f"Paragraph {number}." for number in range(1, 101))
LONG_TURN = f"""\
title: A long turn
id: a-long-turn
---
node: door
text: A door.
choices:
  - In: room
  - Away: door
---
node: room
text: |
  {LONG}
choices:
  - Out: door
"""


def test_long_turn_is_opened_where_it_was_left(tmp_path: Path) -> None:
    page = publish(LONG_TURN, tmp_path)
    session = open_session(read_story(tmp_path / "story.yaml"), MEMORY, seed=1)
    session.choose("in")
    head = PageHead(1, next(n for n, each in enumerate(session.turn.passages) if each.text == "Paragraph 60."))
    session.page.showing = lambda: Showing(head, "Paragraph 75.")
    session.save("far")
    text = session.saves.write_out("far")
    (tmp_path / "far.json").write_text(text, encoding="utf-8")
    found = browse("pages", page, file=str(tmp_path / "far.json"), name="far")
    kept = json.loads(found.pop("text"))
    assert json.loads(found.pop("kept"))["page"] == json.loads(text)["page"]
    assert found.pop("imported") == "Paragraph 60."
    assert found == dict.fromkeys(found, "Paragraph 40.")
    save, changed = session.saves.read_in(json.dumps(kept))
    session.load(save.name)
    assert changed == ""
    assert session.page.head is not None
    assert session.turn.passages[session.page.head.passage].text in ("Paragraph 39.", "Paragraph 40.")
    assert 41 < int(kept["line"].removeprefix("Paragraph ").removesuffix(".")) < 100


def test_thousands_of_decisions_are_read_on(stair: Path) -> None:
    numbers = [1 if n % 3 else 2 for n in range(MANY)]
    text = session_of(stair, numbers, "many").saves.write_out("many")
    found = browse("many", stair, text=text, more=150)
    assert (found["opened"], found["earlier"], found["after"], found["again"]) == (200, 400, 350, 200)
    assert found["decisions"] == 200
    assert found["text"].endswith(f"Somebody counts aloud: {session_of(stair, numbers, 'x').turn.gauges[0].value}.")


def test_printing_shows_everything_that_was_read(stair: Path) -> None:
    text = session_of(stair, [1] * 500, "long").saves.write_out("long")
    found = browse("print", stair, text=text)
    assert (found["printed"], found["turns"]) == (501, 200)
    assert found["pages"] > 20
    assert found["coming"] and found["unseen"] == 0
    assert found["offer"] == "The top"
    assert found["focus"] == ["text", "text"]
    assert found["title"][0] <= 1 and found["title"][1] > 20


def test_keys_show_text_before_they_choose(bundled: Path) -> None:
    found = browse("slowly", bundled, numbers=[1])
    assert found["begun"] > 1
    assert found["digit"] == [0, 0]
    assert found["enters"][0] == 0 and found["enters"][1].startswith("To choose, type a number")
    assert found["chosen"] == [True, 1]
    assert found["click"] == [0, 1]
    assert found["double"] == 2
    assert found["offer"]["choices"]


@pytest.mark.parametrize("text", ["text: A hall.\n", ""])
def test_space_makes_no_choice_after_going_back(text: str, tmp_path: Path) -> None:
    found = browse("undone", publish(CROWDED.replace("text: A hall.\n", text), tmp_path), number=4)
    assert [found[name] for name in ("begun", "chosen", "back", "map")] == [[0, True], [1, True], [1, True], [0, True]]
    assert found["undone"]
    assert found["enter"][0] == 1 and found["enter"][1].startswith("To choose, type a number")
    assert (found["pointed"], found["made"]) == ("Door 0.", 1)


def test_questions_take_what_they_ask_for(tmp_path: Path) -> None:
    found = browse("question", publish(ASKS, tmp_path), answers=["", "x", "77", "7", " ", "Ada Lovelace"])
    number = ("Type a whole number from 0 to 9.", "How many (0 to 9)")
    text = ("Type an answer of at most 8 characters.", "Who")
    assert [tuple(told) for _, *told in found["told"]] == [number, number, number, ("", "Who"), text, ("", "")]
    assert found["text"].endswith("Ada Love.")
    assert found["offer"]["ending"] == "The end"


@pytest.mark.parametrize(("low", "keyboard"), [(0, "numeric"), (-5, None)])
def test_phones_can_type_in_every_field(low: int, keyboard: str | None, tmp_path: Path) -> None:
    story = ASKS.replace("n: {start: 0, min: 0,", f"n: {{start: 0, min: {low},")
    assert browse("fields", publish(story, tmp_path)) == {"keyboard": keyboard, "small": []}


def test_a_new_edition_mends_the_readers_place(tower: Path, tmp_path: Path) -> None:
    next_edition = TOWER.replace("min: 0, max: 3", "min: 0, max: 2").replace("oil < 3", "oil < 2")
    (tmp_path / "next").mkdir()
    next_page = publish(next_edition, tmp_path / "next")
    page = tmp_path / "page.html"
    page.write_bytes(tower.read_bytes())
    found = browse("edition", page, file=str(page), next=str(next_page), numbers=[1, 1])
    assert "3, from 0 to 3" in found["before"]["gauges"] and "2, from 0 to 2" in found["after"]["gauges"]
    assert found["after"]["offer"] == found["before"]["offer"]
    assert found["after"]["message"] == "The story has changed since: Oil cannot be more than 2 now, and was 3."
    assert (found["taken"], found["message"]) == (1, "")
    assert "stopped" in found["later"]


def test_head_and_gauges_belong_to_the_text_shown(tower: Path) -> None:
    found = browse("head", tower, numbers=[3, 1, 3])
    assert found["end"][0] == "THE STORM\nThe keeper" and "2, from 0 to 3" in found["end"][1]
    assert found["top"][0] == "THE TOWER" and "1, from 0 to 3" in found["top"][1]
    assert found["again"] == found["top"]


def test_page_of_a_proven_story_says_so(tower: Path, tmp_path: Path) -> None:
    found = browse("proof", publish(TOWER, tmp_path, seconds=60), numbers=[2])
    assert "Proven: wherever you are, an ending can be reached." in found["title"]
    assert "From here, 2 endings may still be open." in found["map"]
    unproven = browse("proof", tower, numbers=[2])
    assert "Proven" not in unproven["title"] and "may still be open" not in unproven["map"]


def test_what_is_damaged_does_not_stop_the_page(stair: Path) -> None:
    found = browse("damaged", stair)
    assert (found["text"]["title"], found["text"]["message"]) == ("The stair", "")
    for name in ("save", "forged"):
        assert found[name]["title"] == "The stair"
        assert found[name]["message"].startswith("What this browser kept of your reading cannot be read.")
    assert found["facts"]["title"] == "" and "You chose:" not in found["facts"]["text"]
    assert [found[name]["later"] for name in found] == [3, 3, 3, 3]
    assert all(found[name]["listed"] >= 10 for name in found)


def test_screens_have_no_accessibility_violations(tower: Path, bundled: Path) -> None:
    for page, numbers in ((tower, [1, 2, 2, 1]), (bundled, [1, 1])):
        found = browse("accessible", page, numbers=numbers)
        assert found["violations"] == []
        assert found["screens"] > 60


def test_looks_follow_settings_and_veils(tower: Path) -> None:
    found = browse("looks", tower, note="Darkness")
    assert "A room." in found["veiled"] and "lamp room" not in found["veiled"]
    assert "lamp room" in found["unveiled"] and "A room." not in found["unveiled"]
    least = {"Colours": 3, "Text size": 5, "Line length": 3, "Space between lines": 3, "Motion": 2}
    assert {name: found["settings"][name] for name in least} == least
    assert found["printed"]["text"] == found["unveiled"]
    assert (found["printed"]["head"], found["printed"]["offer"]) == ("", "")


def test_panel_and_keys_act_where_they_should(tmp_path: Path) -> None:
    found = browse("controls", publish(MUTE, tmp_path))
    keys = {"?": "Keys", "o": "Settings", "s": "Saved places", "m": "", "1": ""}
    assert found["title"] == keys | {"settings": "Settings"}
    assert found["beside"] == {"margin": "Keys", "selected": "Keys", "click": ""}
    assert found["held"] == 1


def test_panel_takes_clicks_and_selections(stair: Path) -> None:
    found = browse("mouse", stair)
    assert found == {"unfocused": [], "names": ["Typed"], "focus": "keep", "selected": "Typed"}


def test_panel_shows_what_it_says_far_down(stair: Path) -> None:
    found = browse("below", stair, saves=8)
    assert found == {"said": "“Place 0” is forgotten. Bring it back", "shows": True}


def test_a_load_that_fails_changes_no_save(stair: Path) -> None:
    found = browse("broken", stair)
    assert found["first"] == ["", 2]
    assert found["broken"] == ["This place cannot be opened: it is not JSON.", 2]


def test_settings_leave_the_text_in_its_place(tmp_path: Path) -> None:
    found = browse("steady", publish(LONG_TURN, tmp_path), number=50)["found"]
    assert len(found) == 12 and set(found) == {50}


def test_title_page_leads_back_to_the_place(tmp_path: Path) -> None:
    found = browse("aside", publish(LONG_TURN, tmp_path))
    assert found["before"] > 700
    assert abs(found["after"] - found["before"]) <= 1


def test_a_double_click_decides_once(tmp_path: Path) -> None:
    found = browse("twice", publish(DOORS, tmp_path))
    assert found == {"choices": 9, "wrong": []}


def test_a_tap_after_a_swipe_decides(stair: Path) -> None:
    found = browse("swipe", stair)
    assert found == {"isHidden": True, "swiped": 0, "tapped": 1}


def test_starting_over_keeps_what_can_be_redone(stair: Path) -> None:
    found = browse("over", stair, numbers=[1, 2, 1])
    assert found["message"].startswith("You start over.")
    assert (found["names"], found["isBack"]) == (["another reading"], True)


def test_keys_of_other_keyboards_act(stair: Path) -> None:
    found = browse("layouts", stair)
    assert found == {
        "a Persian 2": 1,
        "an Arabic 3": 2,
        "a Russian b": 1,
        "B with Caps Lock": 0,
        "a Greek m": "What you have read",
        "an Arabic ?": "Keys",
        "a Dvorak m, where US has another letter": "What you have read",
    }


def test_head_and_foot_cover_no_control(tmp_path: Path) -> None:
    found = browse("covered", publish(CROWDED, tmp_path), numbers=[1, 13])
    assert found["covered"] == []
    assert found["message"].startswith("Type an answer")
    assert found["pov"]


def test_largest_text_fits_a_small_phone(tower: Path, bundled: Path) -> None:
    for page, numbers in ((tower, [1, 3]), (bundled, [1, 1])):
        found = browse("largest", page, widths=[320, 360], numbers=numbers)
        assert (found["broken"], found["wide"]) == ([], [])
        assert min(found["heads"]) >= 5


def test_page_behind_the_panel_does_not_scroll(tmp_path: Path) -> None:
    found = browse("behind", publish(LONG_TURN, tmp_path))
    assert found["before"] > 0 and found["later"] > 0
    assert found["moved"] == dict.fromkeys(found["moved"], 0)


def test_language_from_right_to_left_and_long_words(tmp_path: Path) -> None:
    found = browse("abroad", publish(ABROAD, tmp_path))
    assert found["wide"] == []
    latin = {"a voice with an Arabic name", "a Latin choice", "the menu"}
    assert {name for name, direction in found["directions"].items() if direction == "ltr"} == latin
    assert found["numberAtRight"] and found["waysAtRight"]
    assert found["languages"] == {"help": "en", "decision": "ar", "scene": "ar"}


def test_words_of_page_and_story_do_not_mix(tmp_path: Path) -> None:
    scene, note = "الفصل السابع!", "ظلام!"
    story = ABROAD.replace("Eisenbahnwagen" * 6, scene).replace("brief: ظلام", f'brief: "{note}"')
    assert scene in story and note in story
    parts = {
        "note": ["Veil", "!", "ظلام"],
        "save": ["!", "الفصل", "0 decisions"],
        "way": ["Continue", "!", "الفصل"],
        "question": ["(", "0", "to", "9", "كم"],
    }
    assert browse("mixed", publish(story, tmp_path), parts=parts, question=3) == parts


@pytest.mark.parametrize("lost", ["syntax", "streams"])
def test_page_says_if_it_cannot_run(lost: str, stair: Path, tmp_path: Path) -> None:
    page = stair.read_text(encoding="utf-8")
    loader = page.partition("<script>")[2].partition("</script>")[0]
    broken = loader.replace(
        *{"syntax": ("const textOf", "const ("), "streams": ("DecompressionStream", "Missing")}[lost]
    )
    assert broken != loader
    old = page.replace(loader, broken).replace(digest(loader), digest(broken))
    (tmp_path / "old.html").write_text(old, encoding="utf-8")
    found = browse("older", stair, old=str(tmp_path / "old.html"))
    assert found["without"] == "This story needs JavaScript, which this browser has switched off."
    assert found["old"] == "This story needs a newer browser: one of 2023 or later."
    assert found["able"].startswith("The stair")


def test_older_browsers_have_the_same_semantics(tower: Path) -> None:
    found = browse("unreflected", tower, number=1)
    assert "State of the story" in found["newer"][0] and "Go there: " in found["newer"][1]
    assert found["older"] == found["newer"]


def test_a_veil_in_one_tab_is_followed_in_others(tower: Path) -> None:
    found = browse("veils", tower, note="Darkness")
    assert "lamp room" in found["before"] and "lamp room" not in found["after"]
    assert "A room." in found["after"]


@pytest.mark.parametrize(("story", "width"), [(TOWER, 360), (ASKS, 800), (ABROAD, 360)])
def test_restless_readers_break_nothing(story: str, width: int, tmp_path: Path) -> None:
    found = browse("restless", publish(story, tmp_path), seed=width + len(story), steps=150, width=width)
    assert found == {"wrong": [], "steps": 150}


def test_settings_of_one_tab_are_followed_in_others(tower: Path) -> None:
    assert browse("followed", tower) == {"before": "18px", "after": "36px"}


def test_pulse_beats_quickens_and_stops(tower: Path) -> None:
    found = browse("pulse", tower, quicken=1, stop=2)
    moving, still = found["no-preference"], found["reduce"]
    assert [beat["seconds"] for beat in moving] == [1, 0.5, 0]
    assert [beat["name"] for beat in still] == ["none"] * 3
    assert [beat["sign"] for beat in moving] == [beat["sign"] for beat in still] == ["♥", "♥", "♡"]
    assert [beat["words"] for beat in moving] == [beat["words"] for beat in still]


def test_numbers_of_two_digits_choose(tower: Path) -> None:
    told = {keys: tuple(rest) for keys, *rest in browse("numbers", tower)["told"]}
    chosen = "› \nYou chose:\n"
    assert told["1"] == ("1_ – press Enter, or the next digit", 0, "")
    assert told["0 (after 1)"] == ("", 1, f"{chosen}Wait ten.")
    assert told["1 Enter"] == ("", 2, f"{chosen}Pour in oil.")
    assert told["0"][:2] == ("There is no choice 0.", 2)
    assert told["1 9"][:2] == ("There is no choice 19.", 2)
    assert told["1 1"][:2] == ("Choice 11 was not in view. Press Enter to make it.", 2)
    assert told["Enter"] == ("", 3, f"{chosen}Wait ten.")
    assert told["1 1 on a short screen"][:2] == ("Choice 11 was not in view. Press Enter to make it.", 3)
    assert told["1 (after 1 1)"][:2] == ("There is no choice 111.", 3)
    assert told["Enter (after 1 1 1)"][1] == 3
    assert told["message"] == (True,)
