"""The map in DOT, for Graphviz."""

from branchlight.analysis.shorten import shortened
from branchlight.authoring.map.chart import Arrow, Box, Chart

LONGEST = 40
_LOOKS = {
    "unreachable": 'color="#8a8a8a", fillcolor="#e2e2e2", fontcolor="#555555"',
    "stuck": 'color="#c0392b", fillcolor="#f8d0cc"',
    "ending": 'color="#b7791f", fillcolor="#f6e7c1"',
    "start": 'color="#2b6cb0", penwidth=3',
}
_ARROWS = {"go": "style=dashed", "choice": "", "call": "dir=both, color=purple", "offer": "style=dotted"}


def dot(chart: Chart) -> str:
    """Return a directed graph with a cluster for each scene."""
    lines = [
        f"digraph {quoted(chart.story.title)} {{",
        '  graph [compound=true, fontname="Helvetica", rankdir=TB]',
        '  node [shape=box, style="rounded,filled", fillcolor=white, fontname="Helvetica"]',
        '  edge [fontname="Helvetica", fontsize=10]',
    ]
    for place, group in enumerate(chart.groups):
        lines.append(f"  subgraph cluster_{place} {{")
        lines.append(f"    label={quoted(group.title or group.name)}")
        lines += [f"    {quoted(box.name)} [{_look(box)}]" for box in group.boxes]
        lines.append("  }")
    told = dict.fromkeys(
        [f"  {quoted(arrow.source)} -> {quoted(arrow.target)}{_edge(arrow)}" for arrow in chart.arrows]
    )
    return "\n".join([*lines, *told, "}", ""])


def quoted(words: str) -> str:
    """Return a text in DOT's quotes. Backslashes are escaped, since DOT uses them for escapes."""
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


def _look(box: Box) -> str:
    look = next((look for mark, look in _LOOKS.items() if mark in box.marks), "")
    return f"label={quoted(box.label)}" + (f", {look}" if look else "")


def _edge(arrow: Arrow) -> str:
    words = shortened(arrow.label, LONGEST)
    parts = [_ARROWS[arrow.kind], f"label={quoted(words)}" if words else "", 'color="#bbbbbb"' if arrow.idle else ""]
    kept = ", ".join([part for part in parts if part])
    return f" [{kept}]" if kept else ""
