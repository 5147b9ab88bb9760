"""A proof of a small story, compared with every way that the interpreter finds."""

from collections.abc import Iterator, Mapping

from branchlight.model.story import Story
from branchlight.prover.answer import Proof, Reached, Stuck
from tests.independent.every_way import EveryWay
from tests.prover.comparing import decisions
from tests.prover.markers import markers


def differences(proof: Proof, story: Story, every: EveryWay) -> list[str]:
    """Return what a proof says otherwise than the interpreter."""
    found = every.found
    by_kind = {kind: {name: far for (of, name), far in found.items() if of == kind} for kind, _ in found}
    return [
        *_reached("node", proof.nodes, by_kind.get("node", {})),
        *_reached("choice", proof.choices, by_kind.get("choice", {})),
        *_reached("ending", proof.endings, by_kind.get("ending", {})),
        *_variants(proof, story, by_kind.get("word", {})),
        *_stuck(proof.stuck, every, by_kind),
        *_promises(proof, every),
    ]


def _reached(kind: str, table: Mapping[str, Reached], found: Mapping[str, int]) -> Iterator[str]:
    for name in {**table, **found}:
        at = table.get(name)
        far = None if at is None or at.status == "unreachable" else decisions(at.path)
        if at is None or at.status == "not settled" or far != found.get(name):
            yield f"{kind} {name}: {at}, by the interpreter after {found.get(name)}"


def _variants(proof: Proof, story: Story, words: Mapping[str, int]) -> Iterator[str]:
    """Yield what differs about variants, but for those in texts that only a veil shows."""
    seen = {name: word for name, word in markers(story).items() if "~veiled" not in name}
    table = {name: at for name, at in proof.variants.items() if name in seen}
    yield from _reached("variant", table, {name: words[seen[name]] for name in table if seen[name] in words})


def _stuck(stuck: tuple[Stuck, ...], every: EveryWay, by_kind: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    expected = {"dead end": by_kind.get("stuck", {}), "trap": every.traps()}
    for kind, places in expected.items():
        said = {at.node: decisions(at.path or ()) for at in stuck if at.kind == kind}
        if said != places:
            yield f"{kind}: {said}, by the interpreter {dict(places)}"
    runaways = [decisions(at.path or ()) for at in stuck if at.kind == "runaway"]
    expected_first = min(by_kind.get("runaway", {}).values(), default=None)
    if min(runaways, default=None) != expected_first:
        yield f"runaway after {runaways}, by the interpreter after {expected_first}"


def _promises(proof: Proof, every: EveryWay) -> Iterator[str]:
    for number, promise in enumerate(proof.promises):
        kind = every.promises[number].kind
        shown = "false" if kind == "always" else "true"
        far = every.lost_after(number) if kind == "never lost" else every.found.get((shown, str(number)))
        verdict = "refuted" if (far is None) == (kind == "possible") else "proven"
        length = decisions(promise.path or ()) if (promise.verdict == "proven") == (kind == "possible") else None
        if (promise.verdict, length) != (verdict, far):
            yield f"{promise}, by the interpreter {verdict} after {far}"
