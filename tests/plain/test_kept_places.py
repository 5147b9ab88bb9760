"""Places that plain mode keeps: bookmarks, and ways that the reader has left."""

from .aloud import after, read


def test_way_that_is_left_is_kept_as_a_reading() -> None:
    lines = read("look", "back", "look", "back", "light the lamp", "saves")
    assert lines.count("The way before is kept as another reading: saves lists it.") == 1
    assert after(lines, "You choose: Light the lamp.")[1].startswith("The way before is kept")
    assert len([line for line in lines if line.startswith("another reading ")]) == 1


def test_bookmarks_are_made_listed_and_gone_to() -> None:
    lines = read(
        "bookmarks", "bookmark", "look", "bookmark so dark", "climb down", "bookmarks", "bookmarks 2", "unmark 1"
    )
    assert "There are no bookmarks. Type bookmark, and a note if you like, to mark the last passage." in lines
    assert "Marked: The echo: Who goes there, ?" not in lines, "only the words of a passage are shown"
    assert "Marked: Hum. Your note: so dark" in lines
    assert "1. Who goes there, ? (The yard)" in lines
    assert "2. Hum. Your note: so dark (The yard)" in lines
    assert after(lines, "You go to the bookmark: Hum. Your note: so dark")[1] == "The yard. Ada."
    assert "No longer marked: Who goes there, ?" in lines


def test_bookmarks_that_do_not_exist_are_told() -> None:
    lines = read("unmark 1", "bookmark", "bookmarks 3", "unmark", "look", "bookmark", "bookmarks 99999999999999999")
    assert lines.count("There are no bookmarks. Type bookmark, and a note if you like, to mark the last passage.") == 1
    assert lines.count("There is 1 bookmark; type 1.") == 2
    assert "Type a number from 1 to 2; bookmarks lists them." in lines
