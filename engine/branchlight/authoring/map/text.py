"""The map as text for the terminal: each scene, its nodes, and their targets."""

from collections.abc import Iterator

from branchlight.analysis.shorten import shortened
from branchlight.authoring.map.chart import Arrow, Box, Chart, short
from branchlight.source.counted import counted

LONGEST = 48
_SIGNS = {"go": "→", "choice": "→", "call": "⇄", "offer": "⇢"}


def text(chart: Chart) -> str:
    """Return the whole chart, a block for each scene."""
    lines = [chart.story.title]
    leaving: dict[str, list[Arrow]] = {}
    for arrow in chart.arrows:
        leaving.setdefault(arrow.source, []).append(arrow)
    for group in chart.groups:
        lines += ["", f"{group.title or group.name}  ({group.name})"]
        for box in group.boxes:
            origin = box.node.body.origin
            lines.append(f"  {short(box.name)}{f'  ({origin})' if origin else ''}{_marks(box)}")
            lines += [f"    {line}" for line in _ways(box, leaving.get(box.name, []))]
    return "\n".join([*lines, "", *_summary(chart), ""])


def _marks(box: Box) -> str:
    words = []
    if "start" in box.marks:
        words.append("the start")
    if box.node.body.ending:
        words.append(f"ends: {box.ending}")
    elif box.ending:
        words.append("may end")
    words += [mark for mark in ("storylet", "unreachable", "stuck") if mark in box.marks]
    return f"  [{', '.join(words)}]" if words else ""


def _ways(box: Box, arrows: list[Arrow]) -> Iterator[str]:
    """Yield a line for each target of a node, with the words of the choice that leads there."""
    told: set[str] = set()
    for arrow in arrows:
        target = short(arrow.target) if arrow.target.rpartition(".")[0] == box.scene else arrow.target
        line = f"{shortened(arrow.label, LONGEST)} {_SIGNS[arrow.kind]} {target}".lstrip()
        if arrow.test:
            line += f"  if {shortened(arrow.test, LONGEST)}"
        if line not in told:
            told.add(line)
            yield line
    for words, title in box.ends:
        yield f"{shortened(words, LONGEST)} → the end: {title}"
    for words in dict.fromkeys(box.returns):
        yield f"{shortened(words, LONGEST)} ↩ back to where it was called".lstrip()


def _summary(chart: Chart) -> Iterator[str]:
    boxes = [box for group in chart.groups for box in group.boxes]
    scenes = f" in {len(chart.groups):,} scenes" if len(chart.groups) > 1 else ""
    yield f"{counted(len(boxes), 'node')}{scenes}, {counted(len(chart.arrows), 'way')} between them"
    for mark in ("unreachable", "stuck"):
        found = [box.name for box in boxes if mark in box.marks]
        if found:
            yield f"{mark}: {', '.join(found)}"
