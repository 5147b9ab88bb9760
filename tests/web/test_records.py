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


CLOCK = """
  const storage = new SharedStorage();
  const tab = { get: () => null, set: () => {} };
  const at = (moment) => (Date.now = () => moment);
  at(2000);
  const first = opened(storage, tab);
  first.choose("1");
  at(1000);
  const second = opened(storage, tab);
  second.choose("2");
  const third = opened(storage, tab);
  return third.session.answers;
"""


@pytest.mark.needs("node")
def test_a_clock_set_back_keeps_the_last_reading() -> None:
    assert value_of(PARTS, f"(() => {{ {SIMULATION}\n{CLOCK} }})()") == ["1", "2"]


FULL = """
  const storage = new SharedStorage();
  const tab = { get: () => null, set: () => {} };
  opened(storage, tab).choose("1");
  const size = () => [...storage.map].flat().join("").length;
  const most = size();
  const { setItem } = storage;
  storage.setItem = (key, text) => {
    if (size() - (storage.getItem(key) ?? "").length + key.length + text.length > most)
      throw new DOMException("full", "QuotaExceededError");
    setItem.call(storage, key, text);
  };
  const second = opened(storage, tab);
  second.choose("2");
  const kept = [...storage.map.keys()].filter((key) => key.includes("reading:")).length;
  return [second.records.store.trouble, kept, opened(storage, tab).session.answers];
"""


@pytest.mark.needs("node")
def test_a_full_storage_keeps_what_it_had() -> None:
    assert value_of(PARTS, f"(() => {{ {SIMULATION}\n{FULL} }})()") == ["full", 1, ["1"]]


@pytest.mark.needs("node")
def test_stories_on_one_host_do_not_meet() -> None:
    stores = "['a', 'a:reading', 'a%3Areading'].map((id) => new Store(() => storage, id))"
    made = f"const storage = new SharedStorage(), stores = {stores};"
    kept = "stores.forEach((store, n) => store.set(`reading:${n}`, 'x'));"
    found = "stores.map((store) => store.keys('reading:'))"
    keys = value_of(PARTS, f"(() => {{ {SIMULATION}\n{made}\n{kept}\nreturn {found}; }})()")
    assert keys == [["reading:0"], ["reading:1"], ["reading:2"]]
