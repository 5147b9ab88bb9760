"""The map as one page of HTML that contains everything: the layout library, the scripts and the story.

The story is in the page as JSON without any `<`. The script makes text nodes of it, never markup. The page's content
security policy allows only the two scripts in it, and no requests.
"""

import json
import os
import re
from base64 import b64encode
from hashlib import sha256
from html import escape

from branchlight.authoring.map.chart import Arrow, Chart
from branchlight.authoring.map.page_data import node_data

_ASSETS = os.path.join(os.path.dirname(__file__), "assets")
_SCRIPTS = ("layout.js", "view.js", "draw.js", "panel.js", "search.js", "main.js")
_HOLE = re.compile(r"%([A-Z-]+)%")
_UNSAFE = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def html(chart: Chart) -> str:
    """Return the page."""
    library = _asset("dagre.min.js")
    style = _asset("page", "map.css")
    script = "\n".join([_asset("page", name) for name in _SCRIPTS])
    parts = {
        "TITLE": escape(f"{chart.story.title}: the map"),
        "STYLE": style,
        "STYLE-HASH": _hash(style),
        "SCRIPT-HASHES": f"'{_hash(library)}' '{_hash(script)}'",
        "DATA": json.dumps(_data(chart), ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE),
        "LIBRARY": library,
        "SCRIPT": script,
    }
    return _HOLE.sub(lambda hole: parts[hole[1]], _asset("page", "page.html"))


def _asset(*names: str) -> str:
    with open(os.path.join(_ASSETS, *names), encoding="utf-8") as file:
        return file.read()


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _data(chart: Chart) -> dict[str, object]:
    """Return all that the script draws, as plain values."""
    story = chart.story
    idle = {(arrow.source, arrow.label) for arrow in chart.arrows if arrow.idle}
    return {
        "title": story.title,
        "author": story.author,
        "verdict": chart.verdict,
        "proven": chart.proven,
        "scenes": [
            {"name": group.name, "title": group.title, "nodes": [node_data(story, box, idle) for box in group.boxes]}
            for group in chart.groups
        ],
        "arrows": [_arrow(arrow) for arrow in dict.fromkeys(chart.arrows)],
        "ways": {name: list(way) for name, way in chart.ways.items()},
        "traps": {name: list(way) for name, way in chart.traps.items()},
    }


def _arrow(arrow: Arrow) -> dict[str, object]:
    return {
        "from": arrow.source,
        "to": arrow.target,
        "kind": arrow.kind,
        "label": arrow.label,
        "test": arrow.test,
        "idle": arrow.idle,
    }
