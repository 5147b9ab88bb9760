"""The story that a command takes: the named one, or the one to which a file or the current folder belongs."""

import json
from pathlib import Path

import pytest

from branchlight.authoring.new import new_story
from tests.cli.running import GOOD, branchlight
from tests.cli.running import SOUND as SMALL

AUTHORS = ["check", "prove", "test", "stats", "map"]
SOUND = "The Last Ferry: 7 nodes, nothing wrong.\n"


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    new_story(str(tmp_path / "ferry"))
    return tmp_path / "ferry"


FILES = ["story.yaml", "scenes/1-pier.yaml", "playthroughs/readings.yaml"]


@pytest.mark.parametrize("name", FILES)
def test_file_of_a_story_selects_the_whole_story(tmp_path: Path, ferry: Path, name: str) -> None:
    assert branchlight(tmp_path, "check", str(ferry / name)).out == SOUND
    ran = branchlight(tmp_path, "test", str(ferry / name))
    assert ran.code == 0 and "2 passed, 0 failed" in ran.out
    ran = branchlight(tmp_path, "play", str(ferry / name), "--plain")
    assert ran.code == 0 and "The last ferry leaves at eight." in ran.out


@pytest.mark.parametrize(("inside", "name"), [(".", name) for name in FILES] + [("scenes", "1-pier.yaml")])
def test_it_is_found_from_within_its_folder(tmp_path: Path, ferry: Path, inside: str, name: str) -> None:
    assert branchlight(tmp_path, "check", name, folder=ferry / inside).out == SOUND


@pytest.mark.parametrize("place", ["story.yaml", "scenes/one.yaml", "playthroughs/one.yaml"])
def test_a_story_in_one_file_is_taken_alone(tmp_path: Path, place: str) -> None:
    (tmp_path / "mine" / place).parent.mkdir(parents=True)
    (tmp_path / "mine" / place).write_text(GOOD)
    assert branchlight(tmp_path, "check", str(tmp_path / "mine" / place)).out == SMALL


@pytest.mark.parametrize("command", AUTHORS)
def test_author_gets_the_story_of_the_folder(tmp_path: Path, ferry: Path, command: str) -> None:
    ran = branchlight(tmp_path, command, folder=ferry)
    assert ran.code == 0 and "The Last Ferry" in ran.out and "Always Find You" not in ran.out


@pytest.mark.parametrize("command", AUTHORS)
def test_author_commands_need_a_story(tmp_path: Path, command: str) -> None:
    ran = branchlight(tmp_path, command, folder=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("branchlight: there is no story.yaml in this folder; ")
    assert f"`branchlight {command} FOLDER`" in ran.err and "`branchlight new FOLDER`" in ran.err


@pytest.mark.parametrize(("inside", "named"), [("..", "ferry"), ("scenes", ".."), ("playthroughs", "..")])
def test_missing_story_hint_names_a_story_nearby(tmp_path: Path, ferry: Path, inside: str, named: str) -> None:
    ran = branchlight(tmp_path, "prove", folder=ferry / inside)
    assert (ran.code, ran.out) == (2, "")
    assert f"as in `branchlight prove {named}`" in ran.err


def test_missing_story_hint_names_a_single_file(tmp_path: Path) -> None:
    (tmp_path / "compose.yaml").write_text("services: {}\n")
    (tmp_path / "small.yaml").write_text(GOOD)
    assert "as in `branchlight check small.yaml`" in branchlight(tmp_path, "check", folder=tmp_path).err


def test_missing_story_hint_can_be_typed(tmp_path: Path) -> None:
    (tmp_path / "-a b.yaml").write_text(GOOD)
    assert "as in `branchlight check './-a b.yaml'`" in branchlight(tmp_path, "check", folder=tmp_path).err


@pytest.mark.parametrize("command", ["play", *AUTHORS])
def test_empty_story_name_is_refused(tmp_path: Path, ferry: Path, command: str) -> None:
    ran = branchlight(tmp_path, command, "", folder=ferry)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("argument STORY: the name is empty; name a file or a folder\n")


def test_unusable_title_page_is_reported_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "story.yaml").mkdir()
    ran = branchlight(tmp_path, "check", folder=tmp_path)
    assert ran.code == 1 and ran.out.startswith("story.yaml:1:1: error ")


def test_reader_gets_the_bundled_story_by_default(tmp_path: Path, ferry: Path) -> None:
    assert branchlight(tmp_path, "play", "--plain", folder=ferry).out.startswith("Always Find You.")


@pytest.mark.parametrize(("command", "there"), [("check", True), ("map", True), ("play", False)])
def test_the_help_says_which_story_is_taken(tmp_path: Path, command: str, there: bool) -> None:
    assert ("the one in this folder" in " ".join(branchlight(tmp_path, command, "--help").out.split())) == there


@pytest.mark.parametrize(
    ("inside", "story", "shown"),
    [
        ("..", "ferry", "ferry/scenes/1-pier.yaml"),
        ("..", "ferry/scenes/1-pier.yaml", "ferry/scenes/1-pier.yaml"),
        (".", "", "scenes/1-pier.yaml"),
        ("scenes", "1-pier.yaml", "../scenes/1-pier.yaml"),
    ],
)
@pytest.mark.parametrize("command", AUTHORS)
def test_mistake_is_shown_with_a_usable_path(
    tmp_path: Path, ferry: Path, command: str, inside: str, story: str, shown: str
) -> None:
    scene = ferry / "scenes" / "1-pier.yaml"
    scene.write_text(scene.read_text().replace("mood: dusk", "mood: dawn"))
    ran = branchlight(tmp_path, command, *([story] if story else []), folder=ferry / inside)
    report = ran.out if command == "check" else ran.err
    assert ran.code != 0 and report.startswith(f"{shown}:5:7: error ") and "  5 | mood: dawn\n" in report


def test_failed_playthrough_shows_a_usable_path(tmp_path: Path, ferry: Path) -> None:
    readings = ferry / "playthroughs" / "readings.yaml"
    readings.write_text(readings.read_text().replace("courage == 2", "courage == 3"))
    assert branchlight(tmp_path, "test", "ferry", folder=tmp_path).out.startswith("ferry/playthroughs/readings.yaml:8:")


@pytest.mark.parametrize(("inside", "story", "shown"), [("..", "ferry", "ferry/"), (".", "", "")])
def test_proof_shows_faults_with_usable_paths(tmp_path: Path, ferry: Path, inside: str, story: str, shown: str) -> None:
    scene = ferry / "scenes" / "2-ferry.yaml"
    scene.write_text(scene.read_text() + "---\nnode: lost\ntext: Lost.\ngo: deck\n")
    title = ferry / "story.yaml"
    title.write_text(title.read_text().replace("promises:\n", "promises:\n  - never: courage == 2\n"))
    ran = branchlight(tmp_path, "prove", *([story] if story else []), folder=ferry / inside)
    assert f"ferry.lost  ({shown}scenes/2-ferry.yaml:" in ran.out
    assert f"Promise broken ({shown}story.yaml:" in ran.out


def test_json_names_files_as_the_story_does(tmp_path: Path, ferry: Path) -> None:
    scene = ferry / "scenes" / "1-pier.yaml"
    scene.write_text(scene.read_text().replace("mood: dusk", "mood: dawn"))
    (found, *_) = json.loads(branchlight(tmp_path, "check", "ferry", "--json", folder=tmp_path).out)["diagnostics"]
    assert found["file"] == "scenes/1-pier.yaml"


@pytest.mark.parametrize("name", ["Story.yaml", "story.yml"])
def test_misnamed_title_page_is_reported_everywhere(tmp_path: Path, ferry: Path, name: str) -> None:
    (ferry / "story.yaml").rename(ferry / name)
    ran = branchlight(tmp_path, "check", folder=ferry)
    assert (ran.code, f"rename {name}" in ran.err) == (2, True)
    assert f"rename `{name}`" in branchlight(tmp_path, "check", str(ferry)).out


def test_title_page_in_capitals_is_refused(tmp_path: Path, ferry: Path) -> None:
    (ferry / "story.yaml").rename(ferry / "STORY.YAML")
    ran = branchlight(tmp_path, "play", str(ferry / "STORY.YAML"), "--plain")
    assert (ran.code, ran.out) == (2, "") and "rename `STORY.YAML`" in ran.err


@pytest.mark.parametrize(
    "words",
    [
        ["play", "--record", ""],
        ["play", "--shelf", ""],
        ["play", "--at", ""],
        ["prove", "--at", ""],
        ["prove", "--pasts", ""],
        ["prove", "--save-paths", ""],
        ["check", "--json", "-o", ""],
        ["new", ""],
    ],
    ids=" ".join,
)
def test_no_empty_name_counts_as_none(words: list[str], tmp_path: Path, ferry: Path) -> None:
    ran = branchlight(tmp_path, *words, folder=ferry)
    assert (ran.code, ran.out) == (2, "")
    kind = "a node" if words[-2] in ("--at", "--pasts") else "a file or a folder"
    assert ran.err.endswith(f": the name is empty; name {kind}\n")
