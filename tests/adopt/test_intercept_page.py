"""The page about The Intercept: its figures are those of the command and of the proof."""

import re
from pathlib import Path

import pytest

from branchlight.cli.main import main
from tests.tools import ROOT, tool

PAGE = ROOT / "docs" / "the-intercept.md"
TIMES = re.compile(r"\d+\.\d+ seconds")


@pytest.mark.thorough
@pytest.mark.needs("corpus")
def test_page_shows_what_the_commands_print(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path(tool("corpus"), "ink", "TheIntercept.ink")
    assert main(["adopt", str(path), "-o", "intercept"]) == 0
    assert main(["check", "intercept"]) == 1
    assert main(["prove", "intercept"]) == 1
    printed = TIMES.sub("", capsys.readouterr().out)
    blocks = re.findall(r"^```text\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in TIMES.sub("", block).splitlines() if not line.startswith("$ ")]
    assert len(lines) > 10
    assert [line for line in lines if line not in printed.splitlines()] == []
