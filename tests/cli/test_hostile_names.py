"""Names that control a terminal: no command sends them there, whatever it says about them."""

from pathlib import Path

import pytest

from tests.cli.running import GOOD, branchlight

HOSTILE = "a\x1b[31m\x9b2J\u202e\u200bz"


@pytest.mark.needs("any name")
@pytest.mark.parametrize(
    "words",
    [
        ["{}"],
        ["play", "--plain", "{}"],
        ["play", "--plain", "--shelf", "{}/none/shelf", "{}/story.yaml"],
        ["play", "--plain", "--record", "{}/none/x.yaml", "{}"],
        ["check", "{}"],
        ["check", "{}/none"],
        ["prove", "{}", "--save-paths", "{}/none/paths"],
        ["test", "{}"],
        ["map", "{}", "-o", "{}/none/x.html"],
        ["map", "{}", "-o", "{}/x.none"],
        ["map", "{}", "-o", "{}/x.html"],
        ["stats", "{}", "--json", "-o", "{}"],
        ["new", "{}"],
        ["new", "{}/new"],
        ["schema", "-o", "{}"],
        ["save", "backup", "{}/none/copy"],
        ["save", "backup", "--shelf", "{}/none", "{}/copy"],
        ["save", "export", "{}", "{}/save", "{}"],
        ["save", "import", "{}/none", "{}"],
        ["save", "import", "{}/story.yaml", "{}"],
        ["explain", "{}"],
        ["{}", "--no-such-option"],
    ],
)
def test_hostile_name_reaches_no_terminal(tmp_path: Path, words: list[str]) -> None:
    folder = tmp_path / HOSTILE
    folder.mkdir()
    (folder / "story.yaml").write_text(GOOD)
    ran = branchlight(tmp_path, *[word.replace("{}", str(folder)) for word in words], typed="quit\n")
    assert "Traceback" not in ran.err
    for sign in "\x1b\x9b\u202e\u200b":
        assert sign not in ran.out + ran.err
