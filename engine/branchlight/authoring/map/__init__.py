"""Maps of a story as a graph, by scene: text, Mermaid, DOT, SVG, and a page of HTML that needs no network.

chart = chart_of(story, proof)       # without a proof: from the links alone
draw(chart, "html")                  # or "txt", "mmd", "dot", "svg"
"""

from collections.abc import Callable

from branchlight.authoring.map.chart import Chart, chart_of
from branchlight.authoring.map.dot import dot
from branchlight.authoring.map.html import html
from branchlight.authoring.map.mermaid import mermaid
from branchlight.authoring.map.svg import svg
from branchlight.authoring.map.text import text

KINDS: dict[str, Callable[[Chart], str]] = {"txt": text, "mmd": mermaid, "dot": dot, "svg": svg, "html": html}
"""The functions that draw a chart, by the endings of the files."""


def draw(chart: Chart, kind: str) -> str:
    """Return the chart in one of `KINDS`. Raises `ValueError` for any other."""
    if kind not in KINDS:
        raise ValueError(f"a map is one of {', '.join(KINDS)}, not {kind!r}")
    return KINDS[kind](chart)


__all__ = ["KINDS", "Chart", "chart_of", "draw"]
