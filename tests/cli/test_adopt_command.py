"""`branchlight adopt`: what it writes, what it refuses, and that it overwrites nothing."""

from pathlib import Path

import pytest

from branchlight.cli.main import main

INK = "-> inn\n== inn\nThe inn is full. # dusk\n* [Knock]\n  Nobody comes. -> END\n* [Leave] -> END\n"
BAD = "-> inn\n== inn\n{ring()}\n{1.5}\n-> END\nEXTERNAL ring()\n"


@pytest.fixture
def ink(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "inn.ink"
    path.write_text(INK, encoding="utf-8")
    return path


def test_story_is_written_and_reported(ink: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["adopt", "inn.ink", "-o", "made/inn"]) == 0
    shown = capsys.readouterr().out
    assert "Adopted 1 file: 1 scene, 1 node, 2 choices.\n1.0 nodes for each knot, stitch and label" in shown
    assert "inn.ink:3: 1 tag in `tags` of nodes and choices now" in shown
    assert main(["check", "made/inn"]) == 0
    assert "origin: inn.ink:2" in (ink.parent / "made/inn/scenes/1-inn.yaml").read_text(encoding="utf-8")


def test_gathers_without_a_label_are_reported(ink: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ink.write_text("-> k\n== k\n* [Go]\n- Well.\n* [On]\n- (last) Done.\n-> END\n", encoding="utf-8")
    assert main(["adopt", "inn.ink"]) == 0
    words = "1.0 nodes for each knot, stitch and label, of which the ink has 2, beside 1 gather without a label."
    assert words in capsys.readouterr().out


def test_folder_is_named_after_the_file(ink: Path) -> None:
    assert main(["adopt", "inn.ink"]) == 0
    assert (ink.parent / "inn" / "story.yaml").is_file()


def test_unedited_folder_is_written_again(ink: Path) -> None:
    assert main(["adopt", "inn.ink"]) == 0
    ink.write_text(INK.replace("full", "empty"), encoding="utf-8")
    assert main(["adopt", "inn.ink"]) == 0
    assert "empty" in (ink.parent / "inn/scenes/1-inn.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["story.yaml", "scenes/1-inn.yaml", "playthroughs/mine.yaml", "notes.txt"])
def test_edited_folder_is_left_alone(ink: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert main(["adopt", "inn.ink"]) == 0
    path = ink.parent / "inn" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("mine\n", encoding="utf-8")
    assert main(["adopt", "inn.ink"]) == 2
    assert f"edited since ({name})" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "mine\n"


def test_all_refusals_are_reported_and_nothing_written(ink: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ink.write_text(BAD, encoding="utf-8")
    before = sorted(ink.parent.rglob("*"))
    assert main(["adopt", "inn.ink"]) == 1
    shown = capsys.readouterr().err
    assert "inn.ink:3:2: error E911" in shown
    assert "inn.ink:4:2: error E914" in shown
    assert "2 errors. Nothing is written." in shown
    assert sorted(ink.parent.rglob("*")) == before


def test_refusal_leaves_an_older_folder_as_it_was(ink: Path) -> None:
    assert main(["adopt", "inn.ink"]) == 0
    before = {path: path.read_bytes() for path in ink.parent.rglob("*.yaml")}
    ink.write_text(BAD, encoding="utf-8")
    assert main(["adopt", "inn.ink"]) == 1
    assert {path: path.read_bytes() for path in ink.parent.rglob("*.yaml")} == before


@pytest.mark.parametrize("name", ["none.ink", "story.yaml", "."])
def test_what_is_no_ink_is_an_error(ink: Path, name: str) -> None:
    assert main(["adopt", name, "-o", "made"]) == 2
    assert not (ink.parent / "made").exists()


def test_file_in_place_of_the_folder_is_left_alone(ink: Path) -> None:
    (ink.parent / "made").write_text("mine", encoding="utf-8")
    assert main(["adopt", "inn.ink", "-o", "made"]) == 2
    assert (ink.parent / "made").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("command", ["check", "play", "prove", "map"])
def test_other_commands_name_adopt_for_ink(ink: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert main([command, "inn.ink"]) == 2
    assert "make a story folder of it first: `branchlight adopt inn.ink`" in capsys.readouterr().err


def test_html_and_unentered_knots_have_a_notice(ink: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ink.write_text(
        "-> inn\n== inn\nA <i>full</i> inn.\n-> END\n== hall\nH.\n-> END\n== bar\nB.\n-> END\n", encoding="utf-8"
    )
    assert main(["adopt", "inn.ink"]) == 0
    shown = capsys.readouterr().out
    assert "inn.ink:3: 1 text with HTML such as `<i>`" in shown
    assert "inn.ink:5: nothing in the ink leads to 2 knots and stitches, here `hall`" in shown


def test_title_is_that_of_the_tag_or_the_folder(ink: Path) -> None:
    main_file = ink.parent / "the_inn" / "main.ink"
    main_file.parent.mkdir()
    main_file.write_text(INK, encoding="utf-8")
    assert main(["adopt", str(main_file), "-o", "one"]) == 0
    assert "title: The inn\n" in (ink.parent / "one" / "story.yaml").read_text(encoding="utf-8")
    main_file.write_text("# title: A Full House\n" + INK, encoding="utf-8")
    assert main(["adopt", str(main_file), "-o", "two"]) == 0
    assert "title: A Full House\n" in (ink.parent / "two" / "story.yaml").read_text(encoding="utf-8")


def test_glue_at_the_end_of_a_turn_is_left_out(ink: Path) -> None:
    ink.write_text("-> inn\n== inn\nThe inn. <>\n+ [Stay] -> inn\n+ [Leave] Bye. <>\n  -> END\n", encoding="utf-8")
    assert main(["adopt", "inn.ink"]) == 0
    assert main(["check", "inn"]) == 0
