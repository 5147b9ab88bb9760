"""The fuzzer works, and finds nothing in a few fixed texts. `make fuzz` reads many more."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

import tests.fuzz.__main__ as fuzz
from branchlight.adopt.ink.ink_files import FolderFiles
from branchlight.adopt.ink.resolving import resolve
from branchlight.source.diagnostic import has_errors
from tests.adopt.ink.sketch import read_text
from tests.fuzz import spoil, targets

TARGETS = targets.targets()


@pytest.mark.parametrize("target", TARGETS, ids=[target.name for target in TARGETS])
def test_spoilt_text_never_raises(target: targets.Target) -> None:
    for number in range(60):
        target.read(spoil.spoilt(random.Random(number), target.texts, target.fragments))


def test_story_with_everything_has_no_mistakes() -> None:
    targets.story(spoil.corpus()[0])
    assert targets.load_text(spoil.corpus()[0]).diagnostics == ()


def test_ink_with_everything_is_without_mistakes() -> None:
    story, sink = read_text(spoil.ink_corpus()[0], FolderFiles(spoil.FOLDER))
    assert not has_errors([*sink, *resolve(story)[1]])


def test_text_that_crashes_a_reader_is_left_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(text: str) -> None:
        raise ZeroDivisionError(text)

    monkeypatch.setattr(targets, "targets", lambda: [targets.Target("planted", ["some text"], fail)])
    monkeypatch.setattr(fuzz, "INPUT", str(tmp_path / "input.txt"))
    with pytest.raises(ZeroDivisionError) as found:
        fuzz.read_spoilt_text(seed=1, number=0, until=time.monotonic() + 60)
    assert (tmp_path / "input.txt").read_text(errors="surrogatepass") == str(found.value)


@pytest.mark.parametrize(("code", "wrong"), [("pass", False), ("import os; os.abort()", True)])
def test_crash_of_the_reader_is_noticed(code: str, wrong: bool) -> None:
    with subprocess.Popen([sys.executable, "-c", code]) as process:
        assert bool(fuzz.watch(process)) == wrong
