"""The playthroughs that `prove --save-paths` writes: those that fail as long as a fault exists, and the others."""

from pathlib import Path

import pytest

from branchlight.authoring.playthroughs import Outcome, read_playthroughs, run
from branchlight.authoring.saving import save_paths
from branchlight.prover.prove import prove
from branchlight.source.located import SourceFile
from tests.prover.test_report import FAULTY
from tests.stories import made

COMMENT = "# Only the path to the fault: this passes as long as the path is open, whether the fault is fixed or not."


def saved(text: str, folder: Path) -> list[str]:
    return save_paths(made(text), prove(made(text)), str(folder))


def outcomes(text: str, file: Path) -> dict[str, Outcome]:
    """Return the outcomes of the playthroughs of a file in this story, by name."""
    playthroughs, problems = read_playthroughs([SourceFile(file.name, file.read_text())], made(text))
    assert not problems
    return {playthrough.name: run(made(text), playthrough) for playthrough in playthroughs}


def test_reached_items_become_passing_playthroughs(tmp_path: Path) -> None:
    names = saved(FAULTY, tmp_path)
    assert names == ["nodes.yaml", "choices.yaml", "variants.yaml", "endings.yaml", "faults.yaml"]
    for name in names[:-1]:
        found = outcomes(FAULTY, tmp_path / name)
        assert found and all(outcome.passed for outcome in found.values())


def test_dead_end_passes_and_has_a_comment(tmp_path: Path) -> None:
    saved(FAULTY, tmp_path)
    text = (tmp_path / "faults.yaml").read_text()
    assert f"{COMMENT}\nplaythrough: dead end at" in text
    assert outcomes(FAULTY, tmp_path / "faults.yaml")["dead end at main.trap"].passed


def test_items_without_a_path_are_not_written(tmp_path: Path) -> None:
    saved(FAULTY, tmp_path)
    names = {"dead end at main.trap", "trap at main.a", "never: n == 2"}
    assert set(outcomes(FAULTY, tmp_path / "faults.yaml")) == names


COUNT = """title: Count
state: {n: {start: 0, min: 0, max: 3}}
endings: {over: Over}
promises: [PROMISE]
---
node: a
text: "{n}"
choices:
  - {label: More, do: n += 1, go: a}
  - {label: Aside, do: n = 3, go: b}
  - Stop: last
---
node: b
do: n = 3
go: a
---
node: last
do: n = 3
ending: over
"""


@pytest.mark.parametrize(
    ("promise", "step"),
    [
        ("never: n == 2", "not (n == 2)"),
        ("never: n == 1 or n == 2", "not (n == 1 or n == 2)"),
        ("always: n < 2", "n < 2"),
        ("never: visits(a) == 2", "not (visits(a) == 2)"),
        ("never: n == 0", "not (n == 0)"),
    ],
)
def test_broken_promise_fails_as_a_playthrough(tmp_path: Path, promise: str, step: str) -> None:
    broken = COUNT.replace("PROMISE", promise).replace("do: n = 3\nending", "ending")
    saved(broken, tmp_path)
    (parted,) = [found.parted for found in outcomes(broken, tmp_path / "faults.yaml").values()]
    assert parted is not None and parted.message == "the state is different here" and parted.diff[0] == f"- {step}"
    assert COMMENT not in (tmp_path / "faults.yaml").read_text()


def test_playthrough_passes_once_the_fault_is_fixed(tmp_path: Path) -> None:
    broken = COUNT.replace("PROMISE", "never: n == 2").replace("do: n = 3\nending", "ending")
    saved(broken, tmp_path)
    mended = broken.replace("n += 1", "n = 1")
    assert outcomes(mended, tmp_path / "faults.yaml")["never: n == 2"].passed


@pytest.mark.parametrize("promise", ["never: at(b) and n == 3", "never: ending(over)", "never lost: n == 1"])
def test_hidden_fault_has_a_comment(tmp_path: Path, promise: str) -> None:
    broken = COUNT.replace("PROMISE", promise)
    saved(broken, tmp_path)
    assert outcomes(broken, tmp_path / "faults.yaml")[promise].passed
    assert (tmp_path / "faults.yaml").read_text().startswith(COMMENT)
