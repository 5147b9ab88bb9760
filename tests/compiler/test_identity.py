"""The identity of a story: its `id`, or a name made from the title."""

from pathlib import Path

import pytest

from branchlight import load_story, load_text
from branchlight.source.fix import edited

NODE = "node: a\ntext: Here.\nending: over\n"
PAGE = "title: The Cellar\nendings: {over: {}}\n"


def codes(path: Path, page: str) -> list[tuple[str, int]]:
    """Return the codes and lines of the diagnostics of a story folder with this title page."""
    (path / "scenes").mkdir()
    (path / "story.yaml").write_text(page, encoding="utf-8")
    (path / "scenes" / "a.yaml").write_text(NODE, encoding="utf-8")
    return [(found.code, found.place.line) for found in load_story(str(path)).diagnostics]


def test_story_of_several_files_needs_an_id(tmp_path: Path) -> None:
    assert codes(tmp_path, PAGE) == [("W323", 1)]


def test_story_with_an_id_has_a_name(tmp_path: Path) -> None:
    assert codes(tmp_path, f"{PAGE}id: cellar\n") == []


@pytest.mark.parametrize("key", ["author", "blurb", "credits"])
def test_single_file_for_readers_needs_an_id(key: str) -> None:
    loaded = load_text(f"{PAGE}{key}: Words for readers.\n---\n{NODE}")
    assert [(found.code, found.place.line) for found in loaded.diagnostics] == [("W323", 1)]
    assert load_text(f"{PAGE}id: cellar\n{key}: Words for readers.\n---\n{NODE}").diagnostics == ()


@pytest.mark.parametrize(
    ("page", "fixed"),
    [
        ("title: The Cellar # below\nauthor: A\n", "title: The Cellar # below\nid: the-cellar\nauthor: A\n"),
        ('title: "The Cellar"\nauthor: A\n', 'title: "The Cellar"\nid: the-cellar\nauthor: A\n'),
        ("{title: The Cellar, author: A}\n", ""),
        ("title: >-\n  The\n  Cellar\nauthor: A\n", ""),
    ],
)
def test_missing_id_is_written_below_the_title(page: str, fixed: str) -> None:
    text = f"{page}---\nnode: a\ntext: Here.\nchoices:\n  - Wait: a\n"
    loaded = load_text(text)
    (found,) = [each for each in loaded.diagnostics if each.code == "W323"]
    assert (found.fix is not None) == bool(fixed)
    if found.fix is not None:
        assert found.fix.sure
        after = edited({"story.yaml": text}, found.fix.edits)["story.yaml"]
        assert after == text.replace(page, fixed)
        again = load_text(after)
        assert again.diagnostics == ()
        assert again.story is not None and loaded.story is not None
        assert again.story.identity == loaded.story.identity, "readers keep their places"


def test_single_file_may_be_a_sketch() -> None:
    loaded = load_text(f"{PAGE}---\n{NODE}")
    assert loaded.story is not None
    assert (loaded.story.identity, loaded.diagnostics) == ("the-cellar", ())


@pytest.mark.parametrize("sign", ["\u200b", "\u200f", "\u2060", "\U000e0041", "\u061c"])
def test_id_takes_no_unseen_character(sign: str) -> None:
    loaded = load_text(f"{PAGE}id: cel{sign}lar\n---\n{NODE}")
    assert [(found.code, found.place.line) for found in loaded.diagnostics] == [("E319", 3)]


def test_id_takes_letters_of_any_script() -> None:
    loaded = load_text(f"{PAGE}id: می\u200cخواهم 12\n---\n{NODE}")
    assert loaded.story is not None
    assert loaded.story.identity == "می\u200cخواهم 12"


def test_id_and_names_are_short_enough_for_saves() -> None:
    name, label = "n" * 1001, "long " * 210
    choices = f"choices:\n  - {{label: {label}, go: b}}\n  - {{label: B, id: {name}, go: b}}\n"
    loaded = load_text(f"{PAGE}id: {'i' * 501}\n---\nnode: b\n{choices}---\nnode: {name}\nending: over\n")
    found = {(each.code, each.place.line) for each in loaded.diagnostics}
    assert found >= {("E319", 3), ("E312", 7), ("E304", 8), ("E304", 10)}


def test_id_from_a_long_title_is_cut() -> None:
    loaded = load_text(f"title: {'The Cellar ' * 60}\nendings: {{over: {{}}}}\n---\n{NODE}")
    assert loaded.story is not None
    assert 480 < len(loaded.story.identity) <= 500


@pytest.mark.parametrize("sign", ["\u200b", "\u200f", "\u061c", "\U000e0041"])
def test_name_with_an_unseen_character_says_which(sign: str) -> None:
    loaded = load_text(f"{PAGE}---\nnode: a{sign}b\ntext: Here.\nending: over\n")
    (found,) = loaded.diagnostics
    assert (found.code, found.place.line) == ("E304", 4)
    assert f"it contains U+{ord(sign):04X}, a character that cannot be seen" in found.message
