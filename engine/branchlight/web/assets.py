"""The files of a published page, joined in order: the runtime, the page's scripts, its style and its frame."""

import re
from collections.abc import Mapping
from importlib.resources import files

from branchlight.language.emit_js import js_value
from branchlight.play import cues
from branchlight.version import VERSION

RUNTIME = (
    "arithmetic",
    "json",
    "characters",
    "dice",
    "runs",
    "answers",
    "varying",
    "telling",
    "joining",
    "course",
    "looks",
    "bodies",
    "story",
    "turns",
    "snapshot",
    "fields",
    "strict_json",
    "sessions",
    "save_fields",
    "save_claims",
    "saves",
)
"""The files of `runtime/`. While a file is read, it may use those before it."""

EXPORTS = (
    *("prepare", "start", "choose", "resume", "shown", "takes", "cueWords", "nodeOf", "digit"),
    *("json", "parse", "begin", "decide", "save", "load", "nameFault", "visible"),
    *("ChoiceError", "StateError", "SaveError", "$"),
)
"""The names that `Branchlight` has in a page."""

PAGE_SCRIPTS = (
    *("words", "dom", "screen", "colour", "palette", "tables", "typeset"),
    *("store", "records", "progress", "book", "saves", "settings"),
    *("look", "blocks", "turns", "offer", "gauges", "furniture", "reveal", "number", "place"),
    *("panel", "panel_menu", "panel_map", "panel_transfer", "panel_saves", "panel_notes", "panel_settings"),
    *("title", "keys", "page", "main"),
)
"""The files of `page/` with scripts. While a file is read, it may use those before it."""


def runtime_sources() -> dict[str, str]:
    """Return the unpacked files of the runtime, by name."""
    return {name: _text("runtime", f"{name}.js") for name in RUNTIME}


def runtime(sources: Mapping[str, str] | None = None) -> str:
    """Return the script that defines `Branchlight`; in node, the module. `sources` replaces the runtime's files."""
    parts = [f"const CUE_WORDS = {js_value(cues.WORDS)};"]
    parts += [squeezed(source) for source in (runtime_sources() if sources is None else sources).values()]
    body = "\n".join([*parts, f"return {{ {', '.join(EXPORTS)} }};"])
    module = 'if (typeof module !== "undefined") module.exports = Branchlight;'
    return f'const Branchlight = (() => {{\n"use strict";\n{body}\n}})();\n{module}\n'


def licence() -> str:
    """Return the licence of the engine, which every published page carries."""
    return f"Branchlight {VERSION}. " + " ".join(_text("runtime", "licence.txt").split())


def page_script() -> str:
    """Return the script of the page."""
    parts = [squeezed(_text("page", f"{name}.js")) for name in PAGE_SCRIPTS]
    return '(() => {\n"use strict";\n' + "\n".join(parts) + "\n})();\n"


def loader() -> str:
    """Return the script that unpacks the style, the runtime and the script of the page."""
    return f'(() => {{\n"use strict";\n{squeezed(_text("page", "loader.js"))}\n}})();\n'


def style(name: str) -> str:
    """Return a style sheet, without spaces and line breaks that mean nothing. None of its texts has such spaces."""
    return re.sub(r"\s*([{};,])\s*|(?<=:) ", r"\1", squeezed(_text("page", f"{name}.css"))).replace(";}", "}")


def frame() -> str:
    """Return the page without its parts, whose places are marked as `@STYLE@` is."""
    return _text("page", "page.html")


def plain_words() -> dict[str, str]:
    """Return the words of the interface that are plain texts, by their names in `words.js`."""
    return dict(re.findall(r'^(?:const|) *(\w+)(?: =|:) "([^"\\]*)"[,;]$', _text("page", "words.js"), re.MULTILINE))


def squeezed(source: str) -> str:
    """Return a script or a style sheet without indentation, empty lines, and comments that fill lines.

    No text in it may go over several lines.
    """
    lines = [line.strip() for line in source.splitlines()]
    return "\n".join([line for line in lines if line and not line.startswith("//") and not _is_comment(line)])


def _is_comment(line: str) -> bool:
    return line.startswith("/*") and line.endswith("*/")


def _text(folder: str, name: str) -> str:
    return (files("branchlight.web") / folder / name).read_text(encoding="utf-8")
