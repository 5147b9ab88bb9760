"""Facts by diagrams: told before each use, or a session that uses one before, where no exploration comes to an end."""

import pytest

from branchlight import load_text
from branchlight.model.story import Story
from branchlight.prover import continuity, rest
from branchlight.prover.answer import Told
from branchlight.prover.bounds import Limits
from branchlight.prover.clock import Clock
from branchlight.prover.diagrams.by_diagrams import SMALL, first_uses
from branchlight.prover.fact_stages import FactStages
from branchlight.prover.program.one_fact import one_fact
from branchlight.prover.prove import prove
from branchlight.prover.replay import replay
from tests.prover.small_stories import SmallStory

THINGS = 22
HOUSE = """\
title: The house
notes: {{dark: Dark}}
state: {{{state}}}
endings: {{out: Out}}
---
node: hall
choices:
  - {{label: Wait, go: hall}}
{takes}
  - {{label: Read, if: {told}, go: desk}}
  - {{label: Cellar, if: {used}, go: cellar}}
---
node: desk
{desk}
go: hall
---
node: cellar
needs: letter
text: As the letter said.
ending: out
"""


def house(told: str, used: str, desk: str = "tells: letter\ntext: A letter.") -> Story:
    """Return a story in which many things can be taken in any order. A letter is read, and used, with some of them."""
    takes = [f"  - {{label: T{n}, id: t{n}, if: not h{n}, do: h{n} = true, go: hall}}" for n in range(THINGS)]
    state = ", ".join(["read: false", *[f"h{n}: false" for n in range(THINGS)]])
    loaded = load_text(HOUSE.format(state=state, takes="\n".join(takes), told=told, used=used, desk=desk))
    assert loaded.story is not None, loaded.diagnostics
    return loaded.story


READ = "tells: letter\ndo: read = true\ntext: A letter."


@pytest.mark.parametrize(
    ("told", "used", "desk"),
    [
        ("h3 and h7", "read", READ),
        ("count", "read and h9", READ),
        ("h1", "read", "do: read = true\ntext: '{h1: A letter. {tells letter} | Nothing.}'"),
        ("h5", "read", "do: read = true\nnote: dark\ntells: letter\ntext: a\nveiled: b {tells letter}"),
    ],
)
def test_fact_of_a_wide_story_is_told(told: str, used: str, desk: str) -> None:
    every = " and ".join([f"h{n}" for n in range(0, THINGS, 3)])
    assert settled(house(told.replace("count", every), used, desk)) == Told("letter", "proven")


@pytest.mark.parametrize(
    ("told", "used", "desk", "least"),
    [
        ("h3 and h7", "h2 and h4 and h6 and h8", READ, 5),
        ("h3", "read and h20", "do: read = true\ntext: '{h5: A letter. {tells letter} | Nothing.}'", 4),
        ("h3", "read", "do: read = true\nnote: dark\ntells: letter\ntext: a\nveiled: b", 3),
    ],
)
def test_first_use_in_a_wide_story_is_found(told: str, used: str, desk: str, least: int) -> None:
    story = house(told, used, desk)
    fact = settled(story)
    assert (fact.verdict, fact.use, fact.shortest) == ("refuted", "main.cellar", False)
    turn = replay(story, fact.path or ())
    assert turn.ending is not None and len(fact.path or ()) >= least
    values = dict(zip([slot.name for slot in story.slots], turn.after.values, strict=True))
    assert not (values["read"] and values["h5"]) or "note" in desk


def settled(story: Story) -> Told:
    """Return the verdict of diagrams alone. Neither the graph nor an exploration of some states has it."""
    stages = FactStages("letter", one_fact(story, "letter"), Limits(None, Clock(1e9)))
    alone = stages.by_diagrams(is_small=True)
    stages.by_hiding = lambda: None  # type: ignore[method-assign]
    assert alone is not None and stages.late() == alone
    return alone


def test_proof_settles_a_fact_by_diagrams(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FactStages, "by_hiding", lambda stages: None)
    for used, verdict in (("read", "proven"), ("h2 and h4 and h6", "refuted")):
        proof = prove(house("h3 and h7", used, READ), states=3_000, seconds=1e9)
        assert (proof.explored, proof.bound, [fact.verdict for fact in proof.facts]) == (False, None, [verdict])


def test_diagrams_cut_short_leave_a_fact_open() -> None:
    marked = one_fact(house("h3 and h7", "read", READ), "letter")
    found = first_uses(marked.story, [("variant", use) for use in marked.uses], Limits(0, Clock(0.0)), SMALL)
    assert not found.met and not found.never


def test_facts_of_small_stories_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    """Diagrams settle the facts of small stories as the exploration does, and their paths are no shorter."""
    monkeypatch.setattr(continuity, "surely_told", lambda story: frozenset())
    monkeypatch.setattr(rest, "STAGES", ())
    monkeypatch.setattr(rest, "LATE_STAGES", ())
    verdicts: list[str] = []
    for seed in range(24):
        story = load_text(SmallStory(seed).text).story
        if story is None or not story.facts:
            continue
        proof = prove(story, states=200)
        for told in proof.facts if proof.bound is None else ():
            stages = FactStages(told.fact, one_fact(story, told.fact), Limits(None, Clock(1e9)))
            found = stages.by_diagrams(is_small=True)
            assert found is not None and found.verdict == told.verdict, f"story {seed}: {told} {found}"
            assert len(found.path or ()) >= len(told.path or ()), f"story {seed}: {told} {found}"
            verdicts.append(found.verdict)
    assert min(map(verdicts.count, ("proven", "refuted"))) >= 2
