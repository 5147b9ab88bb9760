"""The page that explains every code, made from the catalogue.

python -m tests.catalogue     # writes docs/diagnostics.md again
"""

import textwrap
from collections.abc import Iterator

from branchlight.authoring.catalogue import GROUPS, CodeGroup
from branchlight.authoring.catalogue.checked import printed
from branchlight.authoring.catalogue.entry import ExampleFile, entry_of
from branchlight.source.diagnostic import Code
from tests.tools import ROOT

PAGE = ROOT / "docs" / "diagnostics.md"
_WIDTH = 120
_INTRODUCTION = """# Diagnostics

This page explains everything that `branchlight check` reports, and `branchlight adopt` about an ink story, by its code.
A code that begins with `E` is an error, one that begins with `W` is a warning. A code never changes its meaning. Each
example is small, gives that code, and is followed by what the command prints for it. `branchlight explain CODE` prints
the same in the terminal.

<!-- `make docs` writes this page. Its texts are in engine/branchlight, beside the catalogue of codes. -->
"""


def page() -> str:
    """Return the whole page."""
    return "\n".join([_INTRODUCTION, *map(_contents, GROUPS), *map(_group, GROUPS)])


def _title(group: CodeGroup) -> str:
    return f"{group.title} ({group.numbers})"


def _contents(group: CodeGroup) -> str:
    rows = [f"| [{code.name}](#{code.name.lower()}) | {code.summary} |" for code in group.codes]
    return "\n".join([f"| {_title(group)} | |", "| --- | --- |", *rows, ""])


def _group(group: CodeGroup) -> str:
    return "\n".join([f"## {_title(group)}\n", *map(_code, group.codes)])


def _code(code: Code) -> str:
    entry = entry_of(code.name)
    about = f"**{code.summary[0].upper()}{code.summary[1:]}.** {entry.about}"
    parts = [f"### {code.name}", textwrap.fill(about, _WIDTH, break_long_words=False, break_on_hyphens=False)]
    parts += [*_shown(entry.wrong, entry.language), f"`{entry.command}` says:", f"```text\n{printed(entry.wrong)}\n```"]
    return "\n\n".join([*parts, "Fixed:", *_shown(entry.fixed, entry.language)]) + "\n"


def _shown(files: tuple[ExampleFile, ...], language: str) -> Iterator[str]:
    for file in files:
        if heading := file.heading(alone=len(files) == 1):
            yield heading.replace(file.name, f"`{file.name}`", 1) + ":"
        yield f"```{language}\n{file.text}```"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
