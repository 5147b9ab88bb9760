"""Figures, exact and sampled, against values computed by hand."""

from json import dumps

import pytest

from branchlight import load_text
from branchlight.authoring.stats import Figures, Length, render, stats
from branchlight.authoring.stats.alike import Alike
from branchlight.authoring.stats.figures import estimate

FORK = """title: The fork
state: {coins: {start: 0, min: 0, max: 3}}
endings: {sea: The sea, hill: The hill, mill: The mill}
---
node: fork
text: One two three.
choices:
  - {label: Left, text: Four., go: left}
  - {label: Right, go: right}
---
node: left
text: Five six.
go:
  - {if: chance(30), to: sea}
  - {to: hill}
---
node: right
text: "{~ Seven | Eight nine} ten."
choices:
  - {label: Up, go: hill}
  - {label: Climb, text: Huff., go: hill}
  - {label: Down, do: "coins = roll(1, 3)", go: down}
---
node: down
go:
  - {if: coins == 1, to: sea}
  - {to: mill}
---
node: hill
text: Eleven.
ending: hill
---
node: sea
ending: sea
---
node: mill
ending: mill
"""

RARELY_THIN = """title: Rarely thin
state: {full: {start: 3, min: 0, max: 3}}
endings: {sea: The sea}
---
node: ford
text: One.
go:
  - {if: chance(10), to: thin}
  - {to: fill}
---
node: thin
do: full = 1
go: fill
---
node: fill
text: Two.
choices:
  - {label: Add, do: full += 1, go: look}
  - {label: Leave, go: look}
---
node: look
text: "{full > 2: Three.}"
ending: sea
"""

ROUND = """title: Round
endings: {out: Out}
---
node: hall
text: A hall.
choices:
  - Round: stair
  - Out: door
---
node: stair
text: A stair.
choices:
  - Round: hall
  - {label: On, go: hall}
---
node: door
text: A door.
ending: out
"""


def figures(text: str, **options: int) -> Figures:
    loaded = load_text(text)
    assert loaded.story is not None, loaded.diagnostics
    return stats(loaded.story, **options)


def test_counts_cover_all_words_of_the_files() -> None:
    found = figures(FORK, readings=10)
    assert (found.nodes, found.choices, found.endings) == (7, 5, 3)
    assert found.words == found.scenes["main"] == 3 + 1 + 1 + 1 + 2 + 4 + 1 + 2 + 1 + 1


def test_shares_are_exact_if_all_turns_are_known() -> None:
    found = figures(FORK, readings=10)
    assert found.exact
    endings = {name: share.share for name, share in found.reached_endings.items()}
    hill, sea, mill = 0.5 * 0.7 + 0.5 * 2 / 3, 0.5 * 0.3 + 0.5 / 9, 0.5 * 2 / 9
    assert endings == pytest.approx({"hill": hill, "sea": sea, "mill": mill})
    nodes = {name.removeprefix("main."): share.share for name, share in found.reached_nodes.items()}
    expected = {"fork": 1.0, "left": 0.5, "right": 0.5, "down": 1 / 6, "hill": hill, "sea": sea, "mill": mill}
    assert nodes == pytest.approx(expected)
    assert found.unfinished.share == pytest.approx(0)
    assert all(share.error == 0 for share in (*found.reached_endings.values(), found.unfinished))


def test_shortest_and_longest_reading_are_found() -> None:
    found = figures(FORK, readings=200)
    assert found.measured
    assert found.shortest == Length(3 + 2, 2)
    assert found.longest == Length(3 + 3 + 1 + 1, 2)
    assert found.typical is not None
    assert found.shortest.words <= found.typical.words <= found.longest.words


def test_circles_have_shares_and_no_longest_reading() -> None:
    found = figures(ROUND, readings=50)
    assert found.exact
    assert found.longest is None
    assert found.shortest == Length(4, 1)
    assert found.reached_endings["out"].share == pytest.approx(1.0)
    assert found.reached_nodes["main.stair"].share == pytest.approx(0.5)
    assert "Longest playthrough   unlimited: the story has loops\n" in render(found)


def test_reading_that_never_ends_is_reported() -> None:
    found = figures(
        ROUND.replace("- {label: On, go: hall}", "- {label: On, go: stair}").replace("- Round: hall\n", ""), readings=20
    )
    assert found.reached_endings["out"].share == pytest.approx(0.5)
    assert found.unfinished.share == pytest.approx(0.5)
    assert "(never)" in render(found)


LOCK = """title: Lock
endings: {e: E}
state: {k: {start: 0, min: 0, max: 40}}
---
node: a
text: a
choices:
  - {label: Left, do: k += 1, go: b}
  - {label: Right, do: k = 0, go: a}
---
node: b
go: [{if: k >= TURNS, to: z}, {to: a}]
---
node: z
ending: e
"""


@pytest.mark.parametrize(("turns", "exact"), [(6, True), (32, False)])
def test_shares_that_take_too_long_are_not_exact(turns: int, exact: bool) -> None:
    found = figures(LOCK.replace("TURNS", str(turns)), readings=10)
    assert found.exact is exact
    if exact:
        assert found.reached_endings["e"].share == pytest.approx(1.0)


def test_sample_is_near_the_exact_shares() -> None:
    exact, near = figures(FORK, readings=10), figures(FORK, readings=2000, states=3)
    assert not near.exact
    for name, share in near.reached_endings.items():
        assert 0 < share.error < 0.025
        assert abs(share.share - exact.reached_endings[name].share) < 3 * share.error
        assert share.low < share.share < share.high
    assert near.shortest == exact.shortest
    assert near.longest == exact.longest
    assert "of 2,000 random playthroughs" in render(near)


@pytest.mark.parametrize(
    ("count", "readings", "low", "high"),
    [  # computed by hand from the formula
        (0, 1000, 0.0, 0.003827),
        (1000, 1000, 0.996173, 1.0),
        (500, 1000, 0.469070, 0.530930),
        (1, 10, 0.017876, 0.404155),
        (0, 0, 0.0, 1.0),
    ],
)
def test_sample_has_bounds_at_0_and_1_too(count: int, readings: int, low: float, high: float) -> None:
    found = estimate(count, readings)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-5)
    assert found.error == pytest.approx((high - low) / 2, abs=1e-5)


RARE = """title: Rare
endings: {all: All, none: None}
---
node: a
go: [{if: "roll(1, 5000) == 1", to: rare}, {to: b}]
---
node: b
ending: all
---
node: rare
ending: none
"""


def test_unreached_node_of_a_sample_is_not_impossible() -> None:
    sampled = render(figures(RARE, readings=1000, states=1)).splitlines()
    assert "  all   over 99.6 %  ██████████████████████████████" in sampled
    assert "  none  under 0.4 %" in sampled
    assert "  under 0.4 %  main.rare" in sampled
    exact = render(figures(RARE, readings=1000)).splitlines()
    assert "  < 0.1 %  main.rare" in exact
    assert "under" not in "".join(exact)


def test_empty_sample_knows_nothing() -> None:
    assert "  none  unknown" in render(figures(RARE, readings=0, states=1)).splitlines()


def test_readings_that_were_asked_for_are_all_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("branchlight.authoring.stats.figures.MOST_TURNS", 5)
    assert figures(FORK).readings < 10
    assert figures(FORK, readings=30).readings == 30


def test_figures_of_the_same_seed_are_the_same() -> None:
    assert figures(FORK, readings=50, states=3) == figures(FORK, readings=50, states=3)
    assert figures(FORK, readings=50, states=3) != figures(FORK, readings=50, states=3, seed=9)


@pytest.mark.parametrize("states", [1000, 3])
def test_choices_without_difference_are_alike(states: int) -> None:
    assert figures(FORK, states=states).alike == (("main.right.up", "main.right.climb"),)


def test_choices_are_alike_even_if_one_draws_words() -> None:
    story = FORK.replace("Four., go: left", "Four., go: hill").replace(
        "{label: Right,", '{label: "{~ A | Another} way", id: way,'
    )
    story = story.replace('text: "{~ Seven | Eight nine} ten."', "text: Ten.").replace(
        "Huff.", '"{~ Huff | Puff, huff}."'
    )
    assert figures(story).alike == (("main.right.up", "main.right.climb"),)


def test_choices_with_a_rare_difference_differ() -> None:
    assert figures(RARELY_THIN, states=1, readings=300).alike == ()


def test_choices_are_alike_only_if_every_pair_is() -> None:
    alike = Alike()
    alike.compare({"a": 1, "b": 1, "c": 1, "d": 2})
    alike.compare({"a": 1, "b": 1, "c": 2})
    assert alike.groups() == [("a", "b")]


def test_story_with_storylets_has_exact_shares() -> None:
    text = ROUND.replace("  - Out: door\n", "  - Out: door\n  - from: news\n", 1)
    text += "---\nnode: paper\npool: news\nwhen: true\nlabel: A paper\ngo: hall\n"
    found = figures(text, readings=20)
    assert found.exact
    assert found.reached_nodes["main.paper"].share == pytest.approx(0.5, abs=0.01)


def test_figures_are_plain_values() -> None:
    text = dumps(figures(FORK, readings=10).as_json())
    assert '"shortest": {"words": 5, "choices": 2}' in text


def test_text_shows_all_figures() -> None:
    lines = render(figures(FORK, readings=10)).splitlines()
    assert lines[:2] == ["The fork", "17 words, 7 nodes, 5 choices, 3 endings"]
    assert "Shortest playthrough  5 words, 2 decisions, about 1 min" in lines
    assert "  hill   68.3 %  ████████████████████" in lines
    assert lines[-1] == "  main.right.up, main.right.climb"


AUCTION = """title: Auction
state: {bid: {start: 0, min: 0, max: 9}}
endings: {sold: Sold, lost: Lost}
---
node: hall
ask: {number: bid}
go: [{if: bid > 6, to: won}, {to: gone}]
---
node: won
ending: sold
---
node: gone
ending: lost
"""


@pytest.mark.parametrize("states", [10_000, 1])
def test_random_readers_answer_every_number_alike(states: int) -> None:
    found = figures(AUCTION, readings=2000, states=states)
    assert found.exact == (states > 1)
    assert found.reached_endings["sold"].share == pytest.approx(0.3, abs=1e-9 if found.exact else 0.05)
