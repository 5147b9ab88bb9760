"""A published story in Chromium: each scenario of `browser/scenarios/` is a node script that acts as a reader."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from branchlight.cli.main import main
from tests.tools import tool

SCENARIOS = Path(__file__).parent / "browser"
LONGEST = 300
"""The most seconds that a scenario may take."""


def publish(story: str | Path, folder: Path, seconds: int = 0) -> Path:
    """Publish a story, given as a path or as the text of a single file, and return the page.

    It is proven for at most so many seconds; 0 leaves the proof out.
    """
    if isinstance(story, str):
        (folder / "story.yaml").write_text(story, encoding="utf-8")
        story = folder / "story.yaml"
    page = folder / "page.html"
    assert main(["publish", str(story), "-o", str(page), "--seconds", str(seconds)]) == 0
    return page


def browse(scenario: str, page: Path, **facts: Any) -> dict[str, Any]:
    """Return the result of a scenario. Fails if the page had an error, or asked for anything but itself."""
    command = [tool("node"), str(SCENARIOS / "run.js"), scenario, str(page), json.dumps(facts)]
    variables = {"BRANCHLIGHT_PLAYWRIGHT": tool("playwright"), "BRANCHLIGHT_BROWSER": tool("browser")}
    environment = os.environ | variables
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", timeout=LONGEST, env=environment)
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert isinstance(result, dict)
    assert result.pop("trouble") == []
    assert result.pop("requests") == []
    return result
