"""All commands from outside: help, words that are none, and letters that a terminal lacks."""

import json
from pathlib import Path

import pytest

from .running import GOOD, branchlight


@pytest.mark.parametrize(
    ("command", "about"),
    [
        ("check", "report every mistake of a story, with its file and line"),
        ("test", "replay recorded playthroughs, and show where one no longer fits"),
        ("stats", "count words, and show lengths and likely endings"),
        ("play", "start again with this random seed"),
        ("play", "reload the story whenever its files are saved"),
        ("play", "after the session, record it as a playthrough in a new file"),
        ("play", "the file for sessions and saves; default: one in your own data folder"),
        ("play", "default: the bundled story"),
        ("prove", "stop after N seconds of CPU time (default: 120)"),
        ("map", "stop the proof after N seconds of CPU time (default: 10); 0: draw without a proof"),
        ("stats", "stop after N seconds of CPU time (default: 30, or no limit with --readings)"),
        ("publish", "stop the proof after N seconds of CPU time (default: 120); 0: publish without a proof"),
        ("explain", "default: list all codes with their titles"),
        ("new", "write a small story to start from"),
    ],
)
def test_the_help_of_a_command(tmp_path: Path, command: str, about: str) -> None:
    assert about in " ".join(branchlight(tmp_path, command, "--help").out.split())


def test_the_help_says_that_a_story_needs_no_command(tmp_path: Path) -> None:
    assert "`branchlight STORY` plays a story" in " ".join(branchlight(tmp_path, "--help").out.split())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["good"], "good: there is no such command or story; did you mean `good.yaml`?"),
        (["play", "good"], "good: there is no such file; did you mean `good.yaml`?"),
        (["check", "./good"], "./good: there is no such file; did you mean `./good.yaml`?"),
    ],
)
def test_a_story_without_its_ending_is_found(tmp_path: Path, good: str, words: list[str], said: str) -> None:
    ran = branchlight(tmp_path, *words, folder=tmp_path)
    assert (ran.code, ran.out, ran.err) == (2, "", f"branchlight: {said}\n")


@pytest.mark.parametrize("command", ["check", "play"])
@pytest.mark.parametrize("inside", [True, False])
def test_a_whole_story_in_a_folder_is_named(tmp_path: Path, command: str, inside: bool) -> None:
    (tmp_path / "w3").mkdir()
    (tmp_path / "w3" / "lamp.yaml").write_text(GOOD)
    folder, story = (tmp_path / "w3", ".") if inside else (tmp_path, "w3")
    ran = branchlight(tmp_path, command, story, folder=folder)
    path = "lamp.yaml" if inside else "w3/lamp.yaml"
    said = f"`lamp.yaml` is a whole story: name it, as in `branchlight check {path}`, or rename it to `story.yaml`"
    assert said in ran.out + ran.err and "W107" not in ran.out + ran.err


@pytest.mark.parametrize("command", ["check", "play"])
def test_missing_story_is_reported_in_a_sentence(tmp_path: Path, command: str) -> None:
    ran = branchlight(tmp_path, command, "nowhere.yaml")
    assert (ran.code, ran.err) == (2, "branchlight: nowhere.yaml: No such file or directory\n")


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("chek", "there is no such command or story; did you mean `check`?"),
        (
            "xyzzy",
            "no such command or story; the commands are play, check, explain, prove, test, map, stats, "
            "publish, save, new, adopt, schema, lsp",
        ),
        ("chek.yaml", "chek.yaml: No such file or directory"),
        ("far/chek", "far/chek: No such file or directory"),
    ],
)
def test_a_mistyped_command_is_not_taken_for_a_story(tmp_path: Path, word: str, said: str) -> None:
    ran = branchlight(tmp_path, word)
    assert (ran.code, ran.out) == (2, "") and ran.err.endswith(f"{said}\n")
    assert "no such command" not in branchlight(tmp_path, "play", word).err


def test_mistyped_command_with_options_is_reported(tmp_path: Path, good: str) -> None:
    for words in (("proove", good), ("proove", good, "--json"), ("proove", "--json")):
        ran = branchlight(tmp_path, *words)
        assert (ran.code, ran.out) == (2, "") and "did you mean `prove`?" in ran.err


def test_an_unknown_option_is_refused(tmp_path: Path, good: str) -> None:
    assert branchlight(tmp_path, "check", good, "--loud").code == 2


def test_the_help_names_every_command(tmp_path: Path) -> None:
    from branchlight.cli.commands import COMMANDS

    out = branchlight(tmp_path, "--help").out
    assert all(f"\n    {command} " in out for command in COMMANDS)


FAR = (
    "title: Ängste “家”\nendings: {over: {title: Schluß}}\n---\n"
    "node: a\ntext: Ä.\nchoices:\n  - Ön: b\n---\nnode: b\nending: over\n"
)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
@pytest.mark.parametrize("command", ["check", "prove", "test", "stats", "map", "play"])
def test_terminal_without_a_letter_gets_a_plainer_one(tmp_path: Path, command: str, encoding: str) -> None:
    (tmp_path / "far.yaml").write_text(FAR, encoding="utf-8")
    ran = branchlight(tmp_path, command, str(tmp_path / "far.yaml"), encoding=encoding)
    assert (ran.code, "Traceback" in ran.err) == (0, False)
    if command in ("check", "stats", "map"):
        assert ("Ängste “\\u5bb6”" if encoding == "cp1252" else r'\xc4ngste "\u5bb6"') in ran.out


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
@pytest.mark.parametrize("command", ["check", "prove", "stats"])
def test_json_says_the_same_in_any_encoding(tmp_path: Path, command: str, encoding: str) -> None:
    (tmp_path / "far.yaml").write_text(FAR.replace("Ön: b", "Ön: nä"), encoding="utf-8")
    (tmp_path / "good.yaml").write_text(FAR, encoding="utf-8")
    story = "far.yaml" if command == "check" else "good.yaml"
    ran = branchlight(tmp_path, command, "--json", str(tmp_path / story), encoding=encoding)
    told = json.dumps(json.loads(ran.out), ensure_ascii=False)
    assert {"check": "nä", "prove": "main.a.ön", "stats": "Ängste “家”"}[command] in told


@pytest.mark.needs("posix")
@pytest.mark.parametrize(("folder", "named"), [("my story", "'my story'"), ("-x", "./-x")])
def test_new_story_says_how_to_go_on(tmp_path: Path, folder: str, named: str) -> None:
    ran = branchlight(tmp_path, "new", "--", folder, folder=tmp_path)
    for command in ("play", "check", "prove", "test"):
        assert f"branchlight {command} {named}\n" in ran.out


@pytest.mark.parametrize("words", [["--help"], ["prove", "--help"], ["new"], ["check", "--loud"]])
def test_help_and_usage_have_no_colours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")  # from Python 3.14 on, argparse heeds it
    ran = branchlight(tmp_path, *words)
    said = ran.out + ran.err
    assert said.startswith("usage: branchlight")
    assert not {"\x1b", "\ufffd"} & set(said)
