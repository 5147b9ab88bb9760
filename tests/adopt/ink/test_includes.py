"""Files that an ink story includes: where their words go, and which are refused."""

import os
from pathlib import Path

import pytest

from branchlight.adopt.ink import ink_files
from branchlight.adopt.ink.includes import MOST_INCLUDES
from branchlight.adopt.ink.read_ink import read_ink_story
from branchlight.adopt.ink.tree import InkStory
from branchlight.source.diagnostic import Diagnostic
from tests.adopt.ink.sketch import sketch


def read(folder: Path, files: dict[str, str | bytes]) -> tuple[InkStory | None, list[Diagnostic]]:
    """Write files, and read the story of the first."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_ink_story(str(folder / next(iter(files))))[:2]


def refused(folder: Path, files: dict[str, str | bytes]) -> str:
    """Return the one error of a story."""
    _, found = read(folder, files)
    (only,) = found
    assert only.code == "E902"
    return f"{only.place} {only.message} | {only.hint}"


def test_words_come_in_at_the_line_knots_at_the_end(tmp_path: Path) -> None:
    story, found = read(
        tmp_path,
        {
            "main.ink": "Before.\nINCLUDE parts/one.ink\nAfter.\n== last\nx -> END\n",
            "parts/one.ink": "VAR a = 1\nOne.\nINCLUDE parts/two.ink\n== first\ny -> END\n",
            "parts/two.ink": "Two.\n* a\n- (g) b\n",
        },
    )
    assert found == []
    assert story is not None
    assert sketch(story.body) == "[<'Before.'/> [<'One.'/> [<'Two.'/> *('a'[]) g1(g): <'b'/>] </>] </> <'After.'/>]"
    assert [knot.name for knot in story.knots] == ["last", "first"]
    assert [(str(each.place), each.name) for each in story.variables] == [("parts/one.ink:1:5", "a")]
    assert [each.path for each in story.inclusions] == ["parts/one.ink", "parts/two.ink"]


def test_byte_order_marks_and_other_line_ends_are_read(tmp_path: Path) -> None:
    story, found = read(
        tmp_path, {"main.ink": b"\xef\xbb\xbfa\r\nINCLUDE b.ink\r\n", "b.ink": b"\xef\xbb\xbf\xc3\xa9\r\n== k\r\nx\r\n"}
    )
    assert found == []
    assert story is not None
    assert sketch(story.body) == "[<'a'/> [<'é'/>] </>]"


def test_line_separator_is_a_space(tmp_path: Path) -> None:
    story, found = read(tmp_path, {"main.ink": "a\u2028b\n"})
    assert found == []
    assert story is not None
    assert sketch(story.body) == "[<'a b'/>]"


def test_compiled_story_is_refused(tmp_path: Path) -> None:
    story, found = read(tmp_path, {"main.json": '\ufeff{"inkVersion":21,"root":[[]]}'})
    assert story is None
    assert found[0].message.startswith("this is a compiled story")


@pytest.mark.parametrize("path", ["../b.ink", "parts/../../b.ink", "/b.ink", "\\b.ink", "C:\\b.ink", "..\\b.ink"])
def test_file_outside_of_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    (tmp_path / "b.ink").write_text("b\n")
    message = refused(tmp_path / "story", {"main.ink": f"a\nINCLUDE {path}\n"})
    assert message.startswith(f"main.ink:2:9 `{path}` is outside of the folder of the story")


@pytest.mark.needs("symlink")
def test_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "b.ink").write_text("b\n")
    (tmp_path / "story").mkdir()
    os.symlink(tmp_path / "b.ink", tmp_path / "story" / "c.ink")
    assert "outside of the folder" in refused(tmp_path / "story", {"main.ink": "INCLUDE c.ink\n"})


def test_file_that_includes_itself_is_refused(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"main.ink": "INCLUDE b.ink\n", "b.ink": "x\n INCLUDE ./main.ink\n"}
    message = refused(tmp_path, files)
    assert message.startswith("b.ink:2:10 this file includes itself: main.ink → b.ink → main.ink")


def test_missing_file_is_guessed(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"main.ink": "INCLUDE part/on.ink\n", "part/one.ink": "x\n"}
    message = refused(tmp_path, files)
    assert (
        message
        == "main.ink:1:9 there is no file `part/on.ink` in the folder of the story | did you mean `part/one.ink`?"
    )


def test_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "part").mkdir()
    assert "main.ink:1:9" in refused(tmp_path, {"main.ink": "INCLUDE part\n"})


def test_large_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ink_files, "MOST_BYTES", 100)
    assert "at most" in refused(tmp_path, {"main.ink": "INCLUDE b.ink\n", "b.ink": "x" * 101})


def test_large_story_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ink_files, "MOST_BYTES", 100)
    assert "at most" in refused(
        tmp_path, {"main.ink": "INCLUDE b.ink\nINCLUDE b.ink\nINCLUDE b.ink", "b.ink": "x" * 70}
    )


def test_files_that_include_many_are_refused(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        f"{number}.ink": f"INCLUDE {number + 1}.ink\nINCLUDE {number + 1}.ink\n" for number in range(12)
    }
    _, found = read(tmp_path, {**files, "12.ink": "x\n"})
    assert f"more than {MOST_INCLUDES} INCLUDE lines" in found[0].message


def test_long_chain_of_files_is_refused(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {f"{number}.ink": f"INCLUDE {number + 1}.ink\n" for number in range(50)}
    assert "more than 30 deep" in refused(tmp_path, files)


def test_mistakes_of_all_files_are_reported(tmp_path: Path) -> None:
    _, found = read(tmp_path, {"main.ink": "INCLUDE b.ink\nVAR x\n", "b.ink": "\n* a [b\n"})
    assert [f"{each.code} {each.place}" for each in found] == ["E901 main.ink:2:6", "E901 b.ink:2:7"]


def test_missing_main_file_is_no_mistake_of_the_story(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_ink_story(str(tmp_path / "main.ink"))
