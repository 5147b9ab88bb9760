"""Story folders in all states: valid, broken and hostile."""

import errno
import os
import socket
import stat
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from branchlight.source import files
from branchlight.source.decoded import source_file
from branchlight.source.diagnostic import Diagnostic
from branchlight.source.files import digest, read_playthrough_files, read_story_files
from branchlight.source.located import SourceFile
from tests.source.reading import spots


def lay_out(folder: Path, **texts: str) -> Path:
    """Make a story folder: `story` is its title page, each other name a scene."""
    (folder / "scenes").mkdir()
    for name, text in texts.items():
        path = folder / "story.yaml" if name == "story" else folder / "scenes" / f"{name}.yaml"
        path.write_bytes(text.encode())
    return folder


def found(path: Path) -> list[tuple[str, str, int, int]]:
    """Return the file, code, line and column of each mistake in a story."""
    _, sink = read_story_files(str(path))
    return [(diagnostic.place.file, *spot) for diagnostic, spot in zip(sink, spots(sink), strict=True)]


def test_a_folder_is_its_title_page_and_then_its_scenes_by_name(tmp_path: Path) -> None:
    lay_out(tmp_path, story="title: T\n", b="scene: b\n", a="scene: a\n")
    (tmp_path / "README.md").write_text("not read")
    (tmp_path / "scenes" / "notes.txt").write_text("not read")
    read, sink = read_story_files(str(tmp_path))
    assert sink == []
    assert read == [
        SourceFile("story.yaml", "title: T\n"),
        SourceFile("scenes/a.yaml", "scene: a\n"),
        SourceFile("scenes/b.yaml", "scene: b\n"),
    ]


def test_a_folder_may_have_no_scenes(tmp_path: Path) -> None:
    (tmp_path / "story.yaml").write_text("title: T\n")
    assert read_story_files(str(tmp_path)) == ([SourceFile("story.yaml", "title: T\n")], [])


def test_a_story_may_be_one_file(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text("title: T\n")
    assert read_story_files(str(path)) == ([SourceFile("small.yaml", "title: T\n")], [])
    assert read_playthrough_files(str(path)) == ([], [])


def test_playthroughs_are_read_by_name(tmp_path: Path) -> None:
    lay_out(tmp_path, story="title: T\n")
    assert read_playthrough_files(str(tmp_path)) == ([], [])
    (tmp_path / "playthroughs").mkdir()
    for name in ("two", "one"):
        (tmp_path / "playthroughs" / f"{name}.yaml").write_text(f"play: {name}\n")
    read, sink = read_playthrough_files(str(tmp_path))
    assert sink == []
    assert [file.name for file in read] == ["playthroughs/one.yaml", "playthroughs/two.yaml"]


def test_what_does_not_exist_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_story_files(str(tmp_path / "nowhere"))
    with pytest.raises(FileNotFoundError):
        read_playthrough_files(str(tmp_path / "nowhere"))


def test_what_may_not_be_read_is_an_os_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(lay_out(tmp_path, story="title: T\n") / "story.yaml")
    really_open = os.open

    def refuse(name: str, *how: int) -> int:
        if name == path:
            raise PermissionError(errno.EACCES, "Permission denied", name)
        return really_open(name, *how)

    monkeypatch.setattr(os, "open", refuse)  # root may read everything
    with pytest.raises(PermissionError):
        read_story_files(str(tmp_path))


def test_a_folder_without_a_title_page(tmp_path: Path) -> None:
    lay_out(tmp_path, a="scene: a\n")
    assert found(tmp_path) == [("story.yaml", "E101", 1, 1)]


def test_a_title_page_of_another_name(tmp_path: Path) -> None:
    lay_out(tmp_path)
    (tmp_path / "story.yml").write_text("title: T\n")
    (tmp_path / "compose.yml").write_text("not ours")
    assert found(tmp_path) == [("story.yml", "W107", 1, 1), ("story.yaml", "E101", 1, 1)]


def test_scenes_that_are_not_read_because_of_their_names(tmp_path: Path) -> None:
    lay_out(tmp_path, story="title: T\n")
    (tmp_path / "scenes" / "a.yml").write_text("scene: a\n")
    (tmp_path / "scenes" / "b.YAML").write_text("scene: b\n")
    (tmp_path / "scenes" / ".hidden.yaml").write_text("\x00")
    assert found(tmp_path) == [("scenes/a.yml", "W107", 1, 1), ("scenes/b.YAML", "W107", 1, 1)]


def test_files_that_are_not_read_because_of_their_places(tmp_path: Path) -> None:
    lay_out(tmp_path, story="title: T\n", a="scene: a\n")
    (tmp_path / "cellar.yaml").write_text("scene: cellar\n")
    for folder in ("scenes/part", "scenes/drafts", "drafts"):
        (tmp_path / folder).mkdir()
    (tmp_path / "scenes" / "part" / "b.yaml").write_text("scene: b\n")
    (tmp_path / "scenes" / "drafts" / "b.txt").write_text("not yet")
    (tmp_path / "drafts" / "c.yaml").write_text("scene: c\n")
    assert found(tmp_path) == [("cellar.yaml", "W107", 1, 1), ("scenes/part", "W107", 1, 1)]


@pytest.mark.needs("symlink")
def test_links_are_refused_wherever_they_stand_and_lead(tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("title: Secret\n")
    story = tmp_path / "story"
    story.mkdir()
    lay_out(story, a="scene: a\n")
    (story / "story.yaml").symlink_to(secret)
    (story / "art").symlink_to(tmp_path)
    (story / "scenes" / "b.yaml").symlink_to("a.yaml")
    (story / "scenes" / "c.yaml").symlink_to("nowhere")
    (story / "scenes" / "d").symlink_to("/")
    read, sink = read_story_files(str(story))
    assert [file.name for file in read] == ["scenes/a.yaml"]
    assert {diagnostic.code for diagnostic in sink} == {"E102"}
    assert [diagnostic.place.file for diagnostic in sink] == [
        "art",
        "story.yaml",
        "scenes/b.yaml",
        "scenes/c.yaml",
        "scenes/d",
    ]


@pytest.mark.needs("symlink")
@pytest.mark.parametrize("folder", ["scenes", "playthroughs"])
def test_a_folder_that_is_a_link_is_refused(tmp_path: Path, folder: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.yaml").write_text("scene: a\n")
    (tmp_path / "story").mkdir()
    (tmp_path / "story" / "story.yaml").write_text("title: T\n")
    (tmp_path / "story" / folder).symlink_to("../elsewhere")
    assert (folder, "E102", 1, 1) in found(tmp_path / "story")
    assert read_playthrough_files(str(tmp_path / "story"))[0] == []


@pytest.mark.needs("symlink")
def test_the_story_itself_may_be_reached_by_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    lay_out(tmp_path / "real", story="title: T\n")
    (tmp_path / "link").symlink_to("real")
    assert found(tmp_path / "link") == []


@pytest.mark.needs("fifo")
def test_pipes_and_folders_in_the_place_of_files_are_refused(tmp_path: Path) -> None:
    lay_out(tmp_path)
    os.mkfifo(tmp_path / "scenes" / "a.yaml")
    (tmp_path / "scenes" / "b.yaml").mkdir()
    (tmp_path / "story.yaml").mkdir()
    assert found(tmp_path) == [
        ("story.yaml", "E102", 1, 1),
        ("scenes/a.yaml", "E102", 1, 1),
        ("scenes/b.yaml", "E102", 1, 1),
    ]


def test_scenes_that_are_a_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "story.yaml").write_text("title: T\n")
    (tmp_path / "scenes").write_text("scene: a\n")
    assert found(tmp_path) == [("scenes", "E102", 1, 1)]


@pytest.mark.needs("fifo")
def test_a_pipe_or_a_device_as_the_story_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert found(tmp_path / "pipe.yaml") == [("pipe.yaml", "E102", 1, 1)]
    assert found(Path("/dev/zero")) == [("zero", "E102", 1, 1)]


@pytest.mark.needs("unix sockets")
def test_a_socket_in_the_place_of_a_scene_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(tmp_path, story="title: T\n")
    monkeypatch.chdir(tmp_path / "scenes")  # the path of a socket has to be short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("a.yaml")
        assert found(tmp_path) == [("scenes/a.yaml", "E102", 1, 1)]


@pytest.mark.needs("any name")
def test_a_name_that_cannot_be_shown_is_refused(tmp_path: Path) -> None:
    lay_out(tmp_path, story="title: T\n")
    for name in (b"\x1b[31m.yaml", b"\xff.yaml"):
        Path(os.fsdecode(os.fsencode(tmp_path / "scenes") + b"/" + name)).write_text("scene: a\n")
    assert found(tmp_path) == [
        ("scenes/\ufffd[31m.yaml", "E102", 1, 1),
        ("scenes/\ufffd.yaml", "E102", 1, 1),
    ]


def sparse(path: Path, size: int) -> None:
    """Make a sparse file of a size, which takes no space on the disk."""
    with path.open("wb") as stream:
        stream.truncate(size)


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    lay_out(tmp_path, story="title: T\n")
    sparse(tmp_path / "scenes" / "a.yaml", files.MAX_FILE_BYTES + 1)
    assert found(tmp_path) == [("scenes/a.yaml", "E103", 1, 1)]
    sparse(tmp_path / "alone.yaml", 50 * 1024 * 1024)
    assert found(tmp_path / "alone.yaml") == [("alone.yaml", "E103", 1, 1)]


def test_a_story_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    lay_out(tmp_path, story="title: T\n")
    for name in "abc":
        sparse(tmp_path / "scenes" / f"{name}.yaml", files.MAX_STORY_BYTES // 3)
    read, sink = read_story_files(str(tmp_path))
    assert read == []
    assert spots(sink) == [("E103", 1, 1)]
    assert sink[0].place.file == "scenes/c.yaml"


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "grows.yaml"
    path.write_text("title: T\n")
    monkeypatch.setattr(files, "MAX_FILE_BYTES", path.stat().st_size)
    monkeypatch.setattr(stat, "S_ISREG", lambda mode: path.write_text("title: Longer\n") > 0)
    assert found(path) == [("grows.yaml", "E103", 1, 1)]


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_FILES", 2)
    lay_out(tmp_path, story="title: T\n", a="", b="")
    assert found(tmp_path) == [("scenes/b.yaml", "E103", 1, 1)]


def test_twelve_megabytes_in_one_file_are_accepted(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_text("text: |\n" + ("  " + "word " * 20 + "\n") * 120_000)
    assert found(path) == []


BYTES = [
    ("a byte order mark", b"\xef\xbb\xbftitle: T\n", "title: T\n", []),
    ("carriage returns", b"a: 1\r\nb: 2\rc: 3\r\n", "a: 1\nb: 2\nc: 3\n", []),
    ("a byte that is not UTF-8", b"a: 1\nb: caf\xe9 x\n", "a: 1\nb: caf\ufffd x\n", [("E104", 2, 7)]),
    ("and behind others that are", "a: é…\né: ".encode() + b"\xff\xff\n", None, [("E104", 2, 4)]),
    ("half a character at the end", "a: é".encode()[:-1], "a: \ufffd", [("E104", 1, 4)]),
    ("half a surrogate pair", b"a: \xed\xa0\x80\n", None, [("E104", 1, 4)]),
    ("UTF-16", "title: T\n".encode("utf-16"), "", [("E104", 1, 1)]),
    ("a null", b"a: \x00b\n", "a: \ufffdb\n", [("E105", 1, 4)]),
    ("an escape", b"a: 1\r\nb: \x1b[31m\n", "a: 1\nb: \ufffd[31m\n", [("E105", 2, 4)]),
    ("a control character beyond ASCII", "é: \x9b1m\n".encode(), "é: \ufffd1m\n", [("E105", 1, 4)]),
    ("a direction mark", "a: x\u202ey\n".encode(), "a: xy\n", [("W106", 1, 5)]),
    ("both", "a: x\u2067y\x7f\n".encode(), "a: xy\ufffd\n", [("W106", 1, 5), ("E105", 1, 6)]),
]


@pytest.mark.parametrize(("data", "text", "expected"), [row[1:] for row in BYTES], ids=[row[0] for row in BYTES])
def test_bytes_become_safe_text(data: bytes, text: str | None, expected: list[tuple[str, int, int]]) -> None:
    sink: list[Diagnostic] = []
    file = source_file("a.yaml", data, sink)
    assert spots(sink) == expected
    assert text is None or file.text == text


def test_the_digest_tells_stories_apart() -> None:
    stories: list[list[SourceFile]] = [
        [],
        [SourceFile("a", "b")],
        [SourceFile("a", "c")],
        [SourceFile("ab", "")],
        [SourceFile("", "ab")],
        [SourceFile("a", "b"), SourceFile("c", "")],
        [SourceFile("a", ""), SourceFile("b", "c")],
        [SourceFile("a", "\ud800")],
    ]
    assert len({digest(story) for story in stories}) == len(stories)


def test_the_digest_never_changes() -> None:
    story = [SourceFile("story.yaml", "title: Ü\n")]
    assert digest(story) == digest(list(story)) == "3757fa6eb78eb5097babe7326207e0e5518c0e9d"


@pytest.mark.parametrize("name", ["Story.yaml", "STORY.YAML", "story.yml", "Story.YML"])
def test_misnamed_title_page_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("title: T\n")
    read, sink = read_story_files(str(tmp_path))
    assert read == []
    assert [(each.code, each.place.file, each.hint) for each in sink] == [
        ("W107", name, "rename it to `story.yaml`"),
        ("E101", "story.yaml", f"rename `{name}`"),
    ]


@pytest.mark.parametrize("name", ["Scenes", "PLAYTHROUGHS"])
def test_folder_in_other_case_is_not_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "story.yaml").write_text("title: T\n")
    (tmp_path / name).mkdir()
    (tmp_path / name / "a.yaml").write_text("scene: a\n")
    read, sink = read_story_files(str(tmp_path))
    assert [file.name for file in read] == ["story.yaml"]
    assert [(each.code, each.place.file, each.hint) for each in sink] == [
        ("W107", name, f"rename it to `{name.lower()}`")
    ]
    assert read_playthrough_files(str(tmp_path)) == ([], [])


class Folding:
    """Stand-ins for `os.lstat` and `os.stat` on a disk that ignores the case of names."""

    def __init__(self, look: Callable[..., os.stat_result]) -> None:
        self.look = look

    def __call__(self, path: str, **how: bool) -> os.stat_result:
        folder, name = os.path.split(path)
        same = [each for each in os.listdir(folder) if each.lower() == name.lower()]
        return self.look(os.path.join(folder, *same[:1]), **how)


def test_story_reads_the_same_on_folding_disks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "Scenes").mkdir()
    (tmp_path / "Scenes" / "a.yaml").write_text("scene: a\n")
    (tmp_path / "Story.yaml").write_text("title: T\n")
    before = read_story_files(str(tmp_path))
    monkeypatch.setattr(os, "lstat", Folding(os.lstat))
    monkeypatch.setattr(os, "stat", Folding(os.stat))
    assert stat.S_ISDIR(os.lstat(str(tmp_path / "scenes")).st_mode)
    assert read_story_files(str(tmp_path)) == before


@pytest.mark.needs("cased names")
@pytest.mark.parametrize(
    ("names", "found_at"),
    [
        (("Tower", "tower"), ["scenes/tower.yaml"]),
        (("\u00e9t\u00e9", "e\u0301te\u0301"), ["scenes/\u00e9t\u00e9.yaml"]),
        (("STRASSE", "straße"), ["scenes/straße.yaml"]),
        (("tower", "towers"), []),
    ],
)
def test_names_that_differ_in_case_are_told(tmp_path: Path, names: tuple[str, str], found_at: list[str]) -> None:
    lay_out(tmp_path, story="title: T\n", **dict.fromkeys(names, ""))
    assert found(tmp_path) == [(name, "W108", 1, 1) for name in found_at]


@pytest.mark.needs("any name")
def test_names_that_windows_lacks_are_told(tmp_path: Path) -> None:
    lay_out(tmp_path, story="title: T\n", **{"nul": "", "a:b": "", "a": ""})
    assert found(tmp_path) == [("scenes/a:b.yaml", "W108", 1, 1), ("scenes/nul.yaml", "W108", 1, 1)]


def as_junction(status: os.stat_result) -> os.stat_result:
    """Return the result of `os.lstat` for a junction on Windows: a folder, with a tag."""
    return cast(os.stat_result, SimpleNamespace(st_mode=stat.S_IFDIR, st_size=0, st_reparse_tag=0xA0000003))


class Entry:
    """An entry of a folder. Those whose names begin with `to_` are junctions."""

    def __init__(self, entry: "os.DirEntry[str]") -> None:
        self.entry, self.name, self.path = entry, entry.name, entry.path

    def stat(self, *, follow_symlinks: bool = True) -> os.stat_result:
        status = self.entry.stat(follow_symlinks=follow_symlinks)
        return as_junction(status) if self.name.startswith("to_") else status


def test_junctions_are_refused_in_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(tmp_path, story="title: T\n", a="scene: a\n")
    (tmp_path / "to_secrets").mkdir()
    (tmp_path / "scenes" / "to_secrets").mkdir()
    (tmp_path / "scenes" / "to_secrets" / "b.yaml").write_text("scene: b\n")
    scan = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: [Entry(entry) for entry in scan(path)])
    assert found(tmp_path) == [("to_secrets", "E102", 1, 1), ("scenes/to_secrets", "E102", 1, 1)]


def test_scenes_that_are_a_junction_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(tmp_path, story="title: T\n", a="scene: a\n")
    look = os.lstat
    monkeypatch.setattr(os, "lstat", lambda path: as_junction(look(path)) if path.endswith("scenes") else look(path))
    read, sink = read_story_files(str(tmp_path))
    assert [file.name for file in read] == ["story.yaml"]
    assert [(each.place.file, each.message) for each in sink] == [("scenes", "`scenes` is a link, not a folder")]


@pytest.mark.needs("symlink")
def test_links_are_refused_without_the_flag(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(tmp_path, story="title: T\n", a="scene: a\n")
    (tmp_path / "secret").write_text("scene: secret\n")
    monkeypatch.delattr(os, "O_NOFOLLOW", raising=False)
    begin = os.open

    def swapped(path: str, flags: int) -> int:
        if path.endswith("a.yaml"):
            os.remove(path)
            os.symlink(tmp_path / "secret", path)
        return begin(path, flags)

    monkeypatch.setattr(os, "open", swapped)
    read, sink = read_story_files(str(tmp_path))
    assert [file.name for file in read] == ["story.yaml"]
    assert [(each.code, each.message) for each in sink] == [("E102", "`scenes/a.yaml` is a link")]


def test_unsaved_texts_take_the_place_of_files(tmp_path: Path) -> None:
    story = tmp_path / "story"
    (story / "scenes").mkdir(parents=True)
    (story / "story.yaml").write_text("title: Saved\n")
    (story / "scenes" / "1.yaml").write_text("scene: saved\n")
    unsaved = {
        os.path.realpath(story / name): text
        for name, text in (
            ("story.yaml", "title: Typed\r\n"),
            ("scenes/0.yaml", "scene: new\n"),
            ("scenes/.hidden.yaml", "scene: hidden\n"),
            ("playthroughs/new.yaml", "playthrough: new\n"),
            ("elsewhere.yaml", "title: Another\n"),
        )
    }
    files, sink = read_story_files(str(story), unsaved)
    assert [tuple(file) for file in files] == [
        ("story.yaml", "title: Typed\n"),
        ("scenes/0.yaml", "scene: new\n"),
        ("scenes/1.yaml", "scene: saved\n"),
    ]
    assert sink == []
    assert read_playthrough_files(str(story), unsaved)[0] == [SourceFile("playthroughs/new.yaml", "playthrough: new\n")]


def test_unsaved_story_in_one_file_needs_no_file(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    unsaved = {os.path.realpath(path): "title: T\n"}
    assert read_story_files(str(path), unsaved) == ([SourceFile("small.yaml", "title: T\n")], [])
    assert read_playthrough_files(str(path), unsaved) == ([], [])


@pytest.mark.needs("symlink")
def test_unsaved_text_of_a_link_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "scenes").mkdir()
    (tmp_path / "story.yaml").write_text("title: T\n")
    (tmp_path / "outside.yaml").write_text("scene: outside\n")
    (tmp_path / "scenes" / "1.yaml").symlink_to(tmp_path / "outside.yaml")
    files, sink = read_story_files(str(tmp_path), {os.path.realpath(tmp_path / "outside.yaml"): "scene: typed\n"})
    assert [file.name for file in files] == ["story.yaml"]
    assert any("is a link" in problem.message for problem in sink)
