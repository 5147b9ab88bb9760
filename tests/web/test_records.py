"""Records of readings: tabs that read one story together do not lose each other's decisions."""

import pytest

from tests.tools import ROOT
from tests.web.page_parts import value_of

SIMULATION = (ROOT / "tests" / "web" / "tabs.js").read_text(encoding="utf-8")
PARTS = ("store", "records", "progress", "book")


def simulated(expression: str) -> list[dict[str, object]]:
    """Return the value of an expression with the simulation of `tabs.js`."""
    found = value_of(PARTS, f"(() => {{ {SIMULATION}\nreturn {expression}; }})()")
    assert isinstance(found, list)
    return found


@pytest.mark.needs("node")
def test_tabs_lose_no_decisions() -> None:
    found = simulated("Array.from({length: 150}, (_, seed) => played(seed + 1, 40))")
    assert len(found) == 150
    assert [each for each in found if each["lost"]] == []
    assert sum(int(str(each["made"])) for each in found) > 300


@pytest.mark.needs("node")
def test_a_lost_decision_would_be_noticed() -> None:
    found = simulated("(Records.prototype.keep = () => {}, [played(1, 40)])")
    assert found[0]["lost"]


@pytest.mark.needs("node")
def test_progress_has_nodes_that_continue_others() -> None:
    turn = '{passages: [{node: "m.a", continued_by: ["m.b"]}, {node: ""}], state: {place: "m.c.x"}, ending: null}'
    made = "const progress = new Progress({read: () => ({}), write: () => true});"
    found = value_of(PARTS, f'(() => {{ {made} progress.note({turn}, ""); return [...progress.sets.nodes]; }})()')
    assert found == ["m.a", "m.b", "m.c"]
