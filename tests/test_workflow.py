"""The workflow for other systems: well-formed, up to date with `make test`, and without permissions."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.tools import ROOT

WORKFLOW = ROOT / ".github" / "workflows" / "test.yml"


def workflow() -> dict[Any, Any]:
    """Return the workflow as values."""
    loaded = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def commands() -> list[str]:
    """Return the commands that the workflow runs, a line each."""
    steps = workflow()["jobs"]["test"]["steps"]
    return [line for step in steps for line in step.get("run", "").splitlines()]


def keeps_to_schema(path: Path) -> bool:
    """Return whether a workflow satisfies GitHub's schema, which comes with the checker."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(path)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.mark.needs("locked")
@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [("", "", True), ("runs-on:", "run-on:", False), ("        run: |", "        ran: |", False)],
)
def test_workflow_keeps_to_schema(tmp_path: Path, old: str, new: str, kept: bool) -> None:
    text = WORKFLOW.read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "test.yml").write_text(text.replace(old, new), encoding="utf-8")
    assert keeps_to_schema(tmp_path / "test.yml") is kept


def test_workflow_runs_what_make_test_runs() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("lint", "unit", "check"):
        rule = re.search(rf"^{target}: .*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
        assert rule is not None, target
        for line in rule[1].splitlines():
            command = line.strip().removeprefix("$(BIN)/").partition(" -p tests.measured")[0]
            assert command in commands()


def test_workflow_may_only_read() -> None:
    assert workflow()["permissions"] == {"contents": "read"}
    assert [job for job in workflow()["jobs"].values() if "permissions" in job] == []


def test_actions_are_pinned() -> None:
    used = re.findall(r"uses: (\S+)  # (\S+)\n", text := WORKFLOW.read_text(encoding="utf-8"))
    assert len(used) == text.count("uses:") > 0
    for action, version in used:
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", action), action
        assert re.fullmatch(r"v\d+\.\d+\.\d+", version), version


def test_workflow_covers_claimed_pythons() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    claimed = {words.rpartition(" ")[2] for words in project["classifiers"] if re.search(r":: 3\.\d+$", words)}
    assert claimed and claimed <= set(workflow()["jobs"]["test"]["strategy"]["matrix"]["python"])
