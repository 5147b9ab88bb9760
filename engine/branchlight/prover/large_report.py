"""The part of a report that says why a story is not settled: the nodes with the most states, and what to do there."""

from collections.abc import Iterator, Sequence

from branchlight.prover.answer import Cause, CauseKind, LargeNode
from branchlight.prover.whereabouts import Whereabouts
from branchlight.source.counted import counted

MOST_CAUSES = 5
"""The most parts of the state that are listed for a node."""
FEW = 3
"""The most values of a part that shares its line with others."""
UNBOUNDED_BITS = 17
"""The bits from which a number counts as one without a range."""

_WORDED: dict[CauseKind, str] = {
    "number": "`{}`",
    "state": "`{}`",
    "visits": "`visits({})`",
    "age": "`turns_since({})`",
    "choice": "whether `{}` was taken",
    "text": "a varying text in `{}`",
    "order": "the order in which nodes of the pool `{}` were last seen",
    "calls": "the open calls",
}
_HELP: dict[CauseKind, str] = {
    "number": "numbers: compare them only with numbers, or keep what conditions need of them in a `one of`",
    "state": "flags, names and sets: set them back where no condition needs them any more",
    "visits": "visits: compare them only with small numbers, as in `visits(...) > 1`",
    "age": "`turns_since`: compare it only with small numbers",
    "choice": "choices: ask for them only near by, or lead on to where no way comes back from",
    "text": "varying texts: use fewer sides, or `{? ... }`, which keeps nothing",
    "order": "pools: give their nodes different priorities, or let each fit only once",
    "calls": "calls: let them return before the story calls again",
}
_NO_RANGE = "give it a range with `min:` and `max:`, as a higher limit will not help"
_NO_END = "it has no end, and a higher limit will not help"


def large_lines(large: Sequence[LargeNode], at: Whereabouts) -> Iterator[str]:
    """Yield the lines about the nodes with the most states."""
    nodes = [node for node in large if node.causes]
    if not nodes:
        return
    yield from ("", f"{counted(nodes[0].states, 'state')} at {at.of(nodes[0].node)}, multiplied by:")
    yield from _causes(nodes[0])
    if len(nodes) > 1:
        others = " and ".join([f"{counted(node.states, 'state')} at {node.node}" for node in nodes[1:]])
        yield f"  There are {others}."
    yield "To make it smaller:"
    yield from [f"  {_HELP[kind]}" for kind in dict.fromkeys([cause.kind for cause in nodes[0].causes])]


def _causes(node: LargeNode) -> Iterator[str]:
    many = [cause for cause in node.causes if cause.values > FEW]
    for cause in many[:MOST_CAUSES]:
        is_endless = cause.kind in ("number", "visits") and cause.bits >= UNBOUNDED_BITS
        help_ = f"; {_NO_RANGE if cause.kind == 'number' else _NO_END}" if is_endless else ""
        bits = counted(cause.bits, "bit")
        yield f"  {_name(cause)}: {cause.values:,} values in a sample, {bits}{help_}"
    if len(many) > MOST_CAUSES:
        yield f"  and {len(many) - MOST_CAUSES:,} more of this kind"
    few = [cause for cause in node.causes if cause.values <= FEW]
    if few:
        names = ", ".join(_name(cause) for cause in few[:MOST_CAUSES])
        more = f" and {len(few) - MOST_CAUSES:,} more" if len(few) > MOST_CAUSES else ""
        yield f"  {counted(len(few), 'part')} with two or three values: {names}{more}"


def _name(cause: Cause) -> str:
    return _WORDED[cause.kind].format(cause.name.removeprefix("main."))
