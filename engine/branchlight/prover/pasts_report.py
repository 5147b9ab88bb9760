"""The report of the pasts of a node for the terminal, by scene."""

from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap

from branchlight.model.story import Story
from branchlight.prover.pasts import Past, Pasts
from branchlight.source.counted import counted

WIDTH = 100
"""The width of the lists."""

_HEADS: dict[Past, str] = {
    "surely": "surely read before",
    "possibly": "possibly read before",
    "never": "never read before",
    "not settled": "not settled before the limit",
}


def pasts_report(story: Story, pasts: Pasts) -> str:
    """Return what readers have read before a node: the nodes of each scene, under the verdict that they share."""
    if pasts.reached is False:
        return f"{pasts.node}: no reader comes here."
    lines = [f"{pasts.node}:" if pasts.reached else f"{pasts.node}: it is not settled whether a reader comes here."]
    if pasts.bound == "interrupt":
        lines.append("Stopped by Ctrl C; this is what is settled so far.")
    elif pasts.bound is not None:
        lines.append(f"Stopped at a limit; raise it with --{pasts.bound}.")
    for past, head in _HEADS.items():
        names = pasts.nodes(past)
        if names:
            lines += ["", f"  {head}: {counted(len(names), 'node')}", *_by_scene(story, names)]
    return "\n".join(lines)


def _by_scene(story: Story, names: list[str]) -> Iterator[str]:
    for scene, row in groupby(names, key=lambda name: story.nodes[name].scene):
        listed = f"{scene}: {', '.join([name.split('.', 1)[1] for name in row])}"
        yield from wrap(listed, WIDTH, initial_indent="    ", subsequent_indent="      ", break_on_hyphens=False)
