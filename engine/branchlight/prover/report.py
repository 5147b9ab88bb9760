"""The report of a proof for the terminal."""

from collections.abc import Iterator, Mapping
from itertools import groupby, islice

from branchlight.model.state import State
from branchlight.model.story import BACK, Story, bodies_of
from branchlight.prover.answer import Bound, Path, Proof, Reached, Stuck, Told
from branchlight.prover.large_report import large_lines
from branchlight.prover.replay import replay, steps
from branchlight.prover.veils import notes_hiding
from branchlight.prover.whereabouts import Whereabouts
from branchlight.source.counted import counted

MOST_LISTED = 12
"""The most names in a list."""
MOST_STEPS = 40
"""The most lines of a path."""
MOST_PLAYED = 10_000
"""The most decisions of a path that are played to find their words."""
MOST_DRAWN = 8
"""The most draws after one decision."""
DEEP = 50
"""The number of open calls from which a runaway counts as one of calls; an author's own calls are fewer."""

_PARTS = ("nodes", "choices", "variants", "endings")
_KINDS = {
    "dead end": "no choice is open and no way leads out",
    "runaway": "the story runs in circles without asking the reader",
    "trap": "no ending can be reached any more",
}


def report(story: Story, proof: Proof, folder: str = "") -> str:
    """Return the verdict and the counts, then every fault with the path to it.

    `folder` is the folder of the story's files, so that files are named by paths that can be opened.
    """
    at = Whereabouts(story, folder)
    lines = [f"{story.title}: {proof.verdict}."]
    if proof.bound is not None:
        lines.append(_stopped(proof, proof.bound))
    counts = f"{counted(proof.states, 'state')}, {counted(proof.edges, 'transition')}"
    lines += [f"{counts}, {proof.seconds:.1f} seconds", ""]
    for part in _PARTS:
        table: Mapping[str, Reached] = getattr(proof, part)
        reached = sum(1 for found in table.values() if found.reached)
        lines.append(f"  {part:<9} {reached:,} of {len(table):,} reached")
    kept = sum(1 for promise in proof.promises if promise.verdict == "proven")
    if proof.promises:
        lines.append(f"  promises  {kept:,} of {len(proof.promises):,} kept")
    told = sum(fact.verdict == "proven" for fact in proof.facts)
    if proof.facts:
        lines.append(f"  facts     {told:,} of {len(proof.facts):,} told before each use")
    faults = (*_stuck(story, proof, at), *_unsettled(proof), *_promises(story, proof, at), *_facts(story, proof, at))
    return "\n".join([*lines, *_unreached(proof, at), *faults, *large_lines(proof.large, at)])


def _stopped(proof: Proof, bound: Bound) -> str:
    left = "facts are settled" if any(map(_is_open, proof.facts)) else "transitions between them"
    found = f"All states are explored, but not all {left}. " if proof.explored else ""
    limit = counted(proof.states, "state") if bound == "states" else f"{proof.seconds:.1f} seconds"
    if bound == "interrupt":
        return f"{found}Stopped by Ctrl C after {limit}; this is what is settled so far."
    return f"{found}Stopped after {limit}; raise the limit with --{bound}."


def _unreached(proof: Proof, at: Whereabouts) -> Iterator[str]:
    for status, never in (("unreachable", "Never reached"), ("not settled", "Not settled before the limit")):
        for part in _PARTS:
            table: Mapping[str, Reached] = getattr(proof, part)
            names = [name for name, found in table.items() if found.status == status]
            if names:
                yield from ("", f"{never}: {part}")
                yield from _listed([at.of(name) for name in names[:MOST_LISTED]], of=len(names))


def _stuck(story: Story, proof: Proof, at: Whereabouts) -> Iterator[str]:
    alike: dict[object, list[Stuck]] = {}
    for stuck in proof.stuck:  # the nodes of one circle are one fault, with one path
        alike.setdefault((stuck.kind, stuck.path) if stuck.path is not None else stuck, []).append(stuck)
    for row in alike.values():
        named = [at.of_node(stuck.node) for stuck in row[:MOST_LISTED]]
        more = f" and {len(row) - MOST_LISTED:,} more" if len(row) > MOST_LISTED else ""
        yield from ("", f"{row[0].kind.capitalize()} at {', '.join(named)}{more}: {why_stuck(story, row[0])}.")
        yield from path_lines(story, row[0].path, row[0].shortest)


def _unsettled(proof: Proof) -> Iterator[str]:
    if not proof.stuck_settled and not proof.stuck:
        yield from ("", "Not settled before the limit: whether an ending can be reached from everywhere")


def why_stuck(story: Story, stuck: Stuck) -> str:
    """Return in words why no ending can be reached from a state."""
    why = _KINDS[stuck.kind]
    if not story.endings and stuck.kind != "runaway":
        return "the story declares no ending" if stuck.kind == "trap" else f"{why}, and the story declares no ending"
    if stuck.kind == "trap" or stuck.path is None or len(stuck.path) >= MOST_PLAYED:
        return why
    calls = len(replay(story, stuck.path).state.stack)
    if stuck.kind == "runaway":
        return "the story goes from call to call, and none of them returns" if calls >= DEEP else why
    goes_back = any(way.to == BACK for body in bodies_of(story.nodes[stuck.node]) for way in body.ways)
    return f"{why}: `go: back` needs a call, and no call is on this path" if goes_back and not calls else why


def _promises(story: Story, proof: Proof, at: Whereabouts) -> Iterator[str]:
    for promise, found in zip(story.promises, proof.promises, strict=True):
        if found.verdict == "proven":
            continue
        broken = "broken" if found.verdict == "refuted" else "not settled"
        yield from ("", f"Promise {broken} ({at.line(promise.place)}): {found.text}")
        if found.verdict == "refuted" and promise.kind == "possible":
            yield "  nothing ever makes this true"
        elif found.path != () or found.verdict == "refuted":
            yield from path_lines(story, found.path, found.shortest)


def _facts(story: Story, proof: Proof, at: Whereabouts) -> Iterator[str]:
    for fact in proof.facts:
        if fact.verdict == "refuted":
            yield from ("", f"Fact used before it is told: {fact.fact}, at {at.of(fact.use)}")
            yield from path_lines(story, fact.path, fact.shortest)
            veils = notes_hiding(story, fact.fact, fact.path)
            if veils:
                yield f"  for a reader who veils {' and '.join(veils)}"
    unsettled = [fact.fact for fact in proof.facts if _is_open(fact)]
    if unsettled:
        yield from ("", "Not settled before the limit: facts")
        yield from _listed(unsettled)


def _is_open(fact: Told) -> bool:
    return fact.verdict == "not settled"


def path_lines(story: Story, path: Path | None, is_shortest: bool, begun: State | None = None) -> Iterator[str]:
    """Yield the decisions of a path, one a line; equal ones in succession share a line. It may begin at a state."""
    if path is None:
        yield "  (there was no time left to find the path)"
        return
    beginning, *decisions = islice(steps(story, path, begun), MOST_PLAYED)
    if beginning.draws or not decisions:
        yield f"  {'at the very beginning' if begun is None else 'at once'}{_drawn(beginning.draws)}"
    lines: list[str] = []
    number = 1
    for line, row in groupby([step.words + _drawn(step.draws) for step in decisions]):
        times = len(list(row))
        last = number + times - 1
        lines.append(f"{number}–{last}. {line}  ({times:,} times)" if times > 1 else f"{number}. {line}")
        number += times
    if number == MOST_PLAYED:
        lines.append("and so on")
    yield from _listed(lines, MOST_STEPS)
    if not is_shortest and decisions:
        yield "  (not the shortest: there may be a shorter path)"


def _drawn(draws: tuple[str, ...]) -> str:
    """Return the results of draws after a decision; of very many, only the first."""
    said = []
    for result, same in groupby([draw.removeprefix("draw ") for draw in draws]):
        times = len(list(same))
        said.append(result + (f", {times:,} times" if times > 1 else ""))
    if len(said) > MOST_DRAWN:
        said = [*said[:MOST_DRAWN], f"and so on, {len(draws):,} draws in all"]
    return f"  [random result {'; '.join(said)}]" if said else ""


def _listed(lines: list[str], most: int = MOST_LISTED, of: int = 0) -> Iterator[str]:
    """Yield at most so many lines, and how many were left out; `of` is the number of all, if not that of the lines."""
    yield from [f"  {line}" for line in lines[:most]]
    left_out = max(of, len(lines)) - most
    if left_out > 0:
        yield f"  and {left_out:,} more"
