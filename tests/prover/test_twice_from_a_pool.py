"""A pool offered twice at one place: what one offer surely shows can be chosen, whatever the other one shows."""

from collections.abc import Callable

import pytest

from branchlight.model.story import Story
from branchlight.prover import rest
from branchlight.prover.answer import Proof
from branchlight.prover.clock import Clock
from branchlight.prover.hiding.by_hiding import by_hiding
from branchlight.prover.prove import prove
from branchlight.prover.replay import replay
from branchlight.prover.rest import by_large_diagrams
from tests.prover.comparing import alone
from tests.prover.phases import story_of

STOCK = "node: {0}\npool: spare\nlabel: Take {0}\ngo: {1}"
CELL = "node: cell\nchoices:\n  - {label: Wait, go: cell}"
HOME = "node: home\nending: over"


def offered(*shows: int) -> Story:
    """Return a story whose first node offers a pool so often. Of its two storylets one leads home."""
    pools = "".join([f"  - {{from: spare, show: {show}}}\n" for show in shows])
    first = f"node: a\nchoices:\n{pools}"
    return story_of(first, STOCK.format("good", "home"), STOCK.format("bad", "cell"), CELL, HOME)


def by_diagrams(story: Story) -> Proof:
    return alone(story, (by_large_diagrams,), Clock(1e9))


def by_hiding_alone(story: Story) -> Proof:
    return alone(story, (by_hiding,), Clock(1e9))


@pytest.mark.parametrize("proof_by", [prove, by_diagrams, by_hiding_alone])
@pytest.mark.parametrize("shows", [(1, 2), (2, 1), (2, 2), (2,)])
def test_storylet_surely_shown_leads_home(
    proof_by: Callable[[Story], Proof], shows: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rest, "STAGES", ())
    assert {at.node for at in proof_by(offered(*shows)).stuck} <= {"main.cell"}


@pytest.mark.parametrize("proof_by", [prove, by_diagrams])
@pytest.mark.parametrize("shows", [(1, 1), (1,)])
def test_storylet_that_no_offer_shows_is_missed(proof_by: Callable[[Story], Proof], shows: tuple[int, ...]) -> None:
    story = offered(*shows)
    (trap,) = [at for at in proof_by(story).stuck if at.node == "main.a"]
    turn = replay(story, trap.path or ())
    assert {choice.name for choice in turn.choices} == {"main.a.main.bad"}
