"""The first story: it has no mistakes, it can be played, and editors know its format."""

import json
from pathlib import Path

import pytest

from branchlight import load_story
from branchlight.authoring.check import check_story
from branchlight.authoring.new import new_story
from branchlight.authoring.playthroughs import read_playthroughs, run
from branchlight.authoring.schema import schema
from branchlight.source.files import read_playthrough_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    new_story(str(tmp_path / "mine"))
    return tmp_path / "mine"


def test_new_story_is_written_completely(tmp_path: Path) -> None:
    written = new_story(str(tmp_path))
    assert sorted(written) == sorted(str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*") if p.is_file())
    assert {"story.yaml", "scenes/1-pier.yaml", ".vscode/settings.json", "branchlight.schema.json"} <= set(written)
    assert ".editorconfig" in written


def test_new_story_passes_check_and_its_playthroughs(folder: Path) -> None:
    loaded = load_story(str(folder))
    assert loaded.diagnostics == ()
    assert loaded.story is not None
    files, problems = read_playthrough_files(str(folder))
    assert check_story(loaded.story, files) == ()
    assert problems == []
    playthroughs, _ = read_playthroughs(files, loaded.story)
    assert len(playthroughs) >= 2
    for playthrough in playthroughs:
        outcome = run(loaded.story, playthrough)
        assert outcome.passed, str(outcome)


def test_new_story_shows_the_format(folder: Path) -> None:
    story = load_story(str(folder)).story
    assert story is not None
    parts = (story.voices, story.moods, story.notes, story.gauges, story.pools, story.promises, story.formulas)
    assert all(parts)
    assert len(story.scenes) >= 2
    assert len(story.endings) >= 2


def test_editors_find_the_schema(folder: Path) -> None:
    settings = json.loads((folder / ".vscode" / "settings.json").read_text())
    (name,) = settings["yaml.schemas"]
    assert json.loads((folder / name).read_text(encoding="utf-8")) == schema()
    assert settings["[yaml]"]["editor.quickSuggestions"]["strings"] == "on", "names within prose are suggested"
    for path in folder.rglob("*.yaml"):
        modeline = path.read_text(encoding="utf-8").splitlines()[0]
        relative = modeline.removeprefix("# yaml-language-server: $schema=")
        assert (path.parent / relative).resolve() == (folder / name).resolve()


def test_folder_that_is_not_empty_is_refused(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("Mine.")
    with pytest.raises(OSError, match="the folder is not empty"):
        new_story(str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["diary.txt"]
