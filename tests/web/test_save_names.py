"""The names that the published page suggests for saved places."""

import pytest

from tests.web.page_parts import value_of

LONG = ("The hall of a great many doors, and of what was kept behind them, and beneath", "🌊" * 80)
NAMES = """
(globalThis.about = { title: "A story" },
data.map((title) => {
  const name = placeName({ title }, 1234);
  const saves = { get: (each) => each === name };
  return [name, freeName(saves, name), freeName({ get: () => undefined }, name)];
}))
"""


@pytest.mark.needs("node")
def test_name_of_a_place_keeps_its_decisions() -> None:
    for title, (name, *_) in zip(LONG, value_of(("words", "saves"), NAMES, LONG), strict=True):
        assert len(name) == 60
        assert name.startswith(title[:40]) and name.endswith(", 1,234 decisions")
    assert value_of(("words", "saves"), NAMES, ["", "A room"])[0][0] == "A story, 1,234 decisions"


@pytest.mark.needs("node")
def test_name_that_is_free_is_whole_characters() -> None:
    for name, free, same in value_of(("words", "saves"), NAMES, LONG):
        assert same == name
        assert free.endswith(" (2)") and len(free) <= 60
        assert not any(0xD800 <= ord(sign) < 0xE000 for sign in name + free)
