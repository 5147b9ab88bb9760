"""Entries of the catalogue as text for the terminal."""

import textwrap
from collections.abc import Iterator

from branchlight.authoring.catalogue import CODES, GROUPS
from branchlight.authoring.catalogue.checked import printed
from branchlight.authoring.catalogue.entry import ExampleFile, entry_of
from branchlight.source.diagnostic import Code

_WIDTH = 78
_INDENT = "    "


def explain(name: str) -> str:
    """Return the entry of a known code: what is wrong, an example, what the command prints for it, and the fix."""
    entry = entry_of(name)
    parts = [_title(CODES[name]), textwrap.fill(entry.about, _WIDTH)]
    parts += ["Wrong:", *_shown(entry.wrong), f"`{entry.command}` says:", _indented(printed(entry.wrong))]
    return "\n\n".join([*parts, "Fixed:", *_shown(entry.fixed)])


def list_codes() -> str:
    """Return the titles of all codes, by group."""
    groups = ["\n".join([f"{group.title} ({group.numbers})", *map(_row, group.codes)]) for group in GROUPS]
    return "\n\n".join(groups)


def _title(code: Code) -> str:
    return f"{code.severity} {code.name}: {code.summary}"


def _row(code: Code) -> str:
    return f"  {code.name}  {code.summary}"


def _shown(files: tuple[ExampleFile, ...]) -> Iterator[str]:
    """Yield the files' texts, each below its heading if it has one."""
    for file in files:
        if heading := file.heading(alone=len(files) == 1):
            yield f"  {heading}:"
        yield _indented(file.text)


def _indented(text: str) -> str:
    return textwrap.indent(text.rstrip("\n"), _INDENT)
