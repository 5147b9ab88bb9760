"""The map as an SVG picture, light or dark by the viewer's preference. It contains no script."""

from collections.abc import Iterator
from html import escape

from branchlight.analysis.shorten import shortened
from branchlight.authoring.map.chart import Arrow, Box, Chart, SceneGroup
from branchlight.authoring.map.layered import BoxPlace, Layout, Size, layered
from branchlight.source.counted import counted
from branchlight.source.named_tuple import NamedTuple

BOX = Size(168.0, 44.0)
MARGIN = 22.0
HEAD = 34.0
LONGEST = 22
WIDEST_SCENE_LABEL = 60
ASIDE = 0.82
"""The place along a box, from 0 to 1, of arrows that do not lead down. It separates them from those that do."""

_STYLE = """
svg { background: #faf8f4; font-family: ui-sans-serif, system-ui, "Helvetica Neue", sans-serif; }
.scene rect { fill: #f1ede4; stroke: #ddd5c5; }
.scene text { font-size: 15px; font-weight: 600; fill: #5a5040; }
.box rect { fill: #fffdf8; stroke: #9c927f; stroke-width: 1.2; }
.box text { font-size: 13px; fill: #2c2720; }
.box .words { font-size: 10.5px; fill: #8b806c; }
.start rect { stroke: #2b5d8a; stroke-width: 2.4; }
.ending rect { fill: #f6e7c1; stroke: #b7791f; }
.storylet rect { stroke-dasharray: 5 3; }
.unreachable rect { fill: #e7e5e1; stroke: #a5a29b; stroke-dasharray: 2 3; }
.unreachable text { fill: #8a867d; }
.stuck rect { fill: #f8d7d0; stroke: #b83a2a; stroke-width: 2.4; }
.arrow { fill: none; stroke: #8f8672; stroke-width: 1.1; opacity: .75; }
.arrow.go { stroke-dasharray: 5 3; }
.arrow.call { stroke: #7a4f9a; }
.arrow.offer { stroke: #3f7d5c; stroke-dasharray: 2 3; }
.arrow.across { opacity: .35; }
.arrow.idle { stroke: #c9c3b6; }
marker path { fill: #8f8672; }
@media (prefers-color-scheme: dark) {
  svg { background: #16181c; }
  .scene rect { fill: #1e2127; stroke: #2e333c; }
  .scene text { fill: #b9b2a3; }
  .box rect { fill: #272b33; stroke: #5d6573; }
  .box text { fill: #e6e1d6; }
  .box .words { fill: #8d93a0; }
  .ending rect { fill: #4a3c1c; stroke: #d9a441; }
  .start rect { stroke: #74add9; }
  .unreachable rect { fill: #202226; stroke: #4b4f57; }
  .unreachable text { fill: #777c86; }
  .stuck rect { fill: #4d211b; stroke: #e0705f; }
  .arrow { stroke: #767d8a; }
  marker path { fill: #767d8a; }
}
""".strip()


class _Placed(NamedTuple):
    scenes: dict[str, tuple[BoxPlace, Size]]
    boxes: dict[str, BoxPlace]
    size: Size


def svg(chart: Chart) -> str:
    """Return the whole chart as one picture."""
    placed = _place(chart)
    width, height = placed.size.width + 2 * MARGIN, placed.size.height + 2 * MARGIN
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'width="{width:.0f}" height="{height:.0f}">',
        f"<title>{escape(chart.story.title)}</title>",
        f"<style>{_STYLE}</style>",
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0.5 8 4 0 7.5z"/></marker></defs>',
        f'<g transform="translate({MARGIN:.0f} {MARGIN:.0f})">',
    ]
    lines += [_scene(group, *placed.scenes[group.name]) for group in chart.groups]
    lines += dict.fromkeys(_arrows(chart, placed))
    lines += [_box(box, placed.boxes[box.name]) for group in chart.groups for box in group.boxes]
    return "\n".join([*lines, "</g>", "</svg>", ""])


def _place(chart: Chart) -> _Placed:
    """Lay out each scene, and then the scenes."""
    inside: dict[str, Layout] = {}
    home = {box.name: group.name for group in chart.groups for box in group.boxes}
    edges = [(arrow.source, arrow.target) for arrow in chart.arrows]
    for group in chart.groups:
        inside[group.name] = layered({box.name: BOX for box in group.boxes}, edges)
    sizes = {
        name: Size(layout.size.width + 2 * MARGIN, layout.size.height + HEAD + 2 * MARGIN)
        for name, layout in inside.items()
    }
    outside = layered(sizes, [(home[one], home[other]) for one, other in edges])
    boxes = {
        name: BoxPlace(outside.spots[scene].x + MARGIN + spot.x, outside.spots[scene].y + HEAD + MARGIN + spot.y)
        for scene, layout in inside.items()
        for name, spot in layout.spots.items()
    }
    return _Placed({name: (outside.spots[name], sizes[name]) for name in sizes}, boxes, outside.size)


def _scene(group: SceneGroup, spot: BoxPlace, size: Size) -> str:
    title = escape(shortened(group.title or group.name, WIDEST_SCENE_LABEL))
    return (
        f'<g class="scene"><rect x="{spot.x:.1f}" y="{spot.y:.1f}" width="{size.width:.1f}" '
        f'height="{size.height:.1f}" rx="12"/>'
        f'<text x="{spot.x + MARGIN:.1f}" y="{spot.y + 27:.1f}">{title}</text></g>'
    )


def _box(box: Box, spot: BoxPlace) -> str:
    classes = " ".join(["box", *sorted(box.marks)])
    ends = "ends" if box.node.body.ending else "may end"
    below = f"{ends}: {box.ending}" if box.ending else counted(box.words, "word") if box.words else ""
    return (
        f'<g class="{classes}"><title>{escape(box.name)}</title>'
        f'<rect x="{spot.x:.1f}" y="{spot.y:.1f}" width="{BOX.width:.0f}" height="{BOX.height:.0f}" '
        f'rx="{22 if box.ending else 8}"/>'
        f'<text x="{spot.x + BOX.width / 2:.1f}" y="{spot.y + 19:.1f}" text-anchor="middle">'
        f"{escape(shortened(box.label, LONGEST))}</text>"
        f'<text class="words" x="{spot.x + BOX.width / 2:.1f}" y="{spot.y + 34:.1f}" text-anchor="middle">'
        f"{escape(shortened(below, LONGEST + 4))}</text></g>"
    )


def _arrows(chart: Chart, placed: _Placed) -> Iterator[str]:
    for arrow in chart.arrows:
        source, target = placed.boxes[arrow.source], placed.boxes[arrow.target]
        across = " across" if arrow.source.rpartition(".")[0] != arrow.target.rpartition(".")[0] else ""
        idle = " idle" if arrow.idle else ""
        course = _course(arrow, source, target)
        yield f'<path class="arrow {arrow.kind}{across}{idle}" d="{course}" marker-end="url(#tip)"/>'


def _course(arrow: Arrow, source: BoxPlace, target: BoxPlace) -> str:
    """Return the course of an arrow.

    It runs from a foot down to a head, from a head up to a foot, or within a row from foot to foot. An arrow from a box
    to itself runs round its right side.
    """
    if arrow.source == arrow.target:
        x, y, to_y = source.x + BOX.width, source.y + BOX.height * 0.7, source.y + BOX.height * 0.3
        return f"M{x:.1f} {y:.1f}C{x + 26:.1f} {y:.1f} {x + 26:.1f} {to_y:.1f} {x:.1f} {to_y:.1f}"
    upwards = target.y < source.y
    share = ASIDE if upwards or target.y == source.y else 0.5
    x, to_x = source.x + BOX.width * share, target.x + BOX.width * share
    y = source.y if upwards else source.y + BOX.height
    to_y = target.y if target.y > source.y else target.y + BOX.height
    bend = max(22.0, abs(to_y - y) / 2) * (-1 if upwards else 1)
    onto = -bend if target.y != source.y else bend
    return f"M{x:.1f} {y:.1f}C{x:.1f} {y + bend:.1f} {to_x:.1f} {to_y + onto:.1f} {to_x:.1f} {to_y:.1f}"
