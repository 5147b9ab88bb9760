"""The map as a Mermaid flowchart."""

from collections.abc import Iterator

from branchlight.analysis.shorten import shortened
from branchlight.authoring.map.chart import Box, Chart

LONGEST = 40
_ARROWS = {"go": "-.->", "choice": "-->", "call": "<-->", "offer": "-.->"}
_LOOKS = {
    "start": "stroke:#2b6cb0,stroke-width:3px",
    "ending": "fill:#f6e7c1,stroke:#b7791f,color:#3b2a06",
    "storylet": "stroke-dasharray:4 3",
    "unreachable": "fill:#e2e2e2,stroke:#8a8a8a,color:#555",
    "stuck": "fill:#f8d0cc,stroke:#c0392b,color:#4a0f08",
}


def mermaid(chart: Chart) -> str:
    """Return a flowchart with a subgraph for each scene.

    Nodes have numbers as names, since Mermaid reserves some words.
    """
    numbers = {box.name: f"n{box.node.number}" for group in chart.groups for box in group.boxes}
    lines = ["flowchart TD"]
    for place, group in enumerate(chart.groups):
        lines.append(f'  subgraph s{place}["{escaped(group.title or group.name)}"]')
        lines += [f"    {_node(box, numbers[box.name])}" for box in group.boxes]
        lines.append("  end")
    told: dict[str, None] = {}
    for arrow in chart.arrows:
        label = f'|"{escaped(arrow.label)}"|' if arrow.label else ""
        told[f"  {numbers[arrow.source]} {_ARROWS[arrow.kind]}{label} {numbers[arrow.target]}"] = None
    return "\n".join([*lines, *told, *_classes(chart, numbers), ""])


def escaped(words: str) -> str:
    """Return words that are safe between Mermaid's quotes."""
    signs = shortened(words, LONGEST)
    return "".join([sign if sign.isalnum() or sign in " .,!?’“”-–_…:" else f"#{ord(sign)};" for sign in signs])


def _node(box: Box, number: str) -> str:
    if box.ending:
        return f'{number}(["{escaped(box.label)}"])'
    return f'{number}["{escaped(box.label)}"]'


def _classes(chart: Chart, numbers: dict[str, str]) -> Iterator[str]:
    for mark, look in _LOOKS.items():
        found = [numbers[box.name] for group in chart.groups for box in group.boxes if mark in box.marks]
        if found:
            yield f"  classDef {mark} {look}"
            yield f"  class {','.join(found)} {mark}"
