"""The catalogue: every diagnostic, with an entry that explains it.

A new code takes two steps. Declare it in `source_codes.py`, `language_codes.py`, `compiler_codes.py`,
`playthrough_codes.py`, `ink_codes.py` or `lower_codes.py`, or in the file of its rule. Then write `entries/CODE.md`,
whose form `entry.py` describes, and run `make docs`.
"""

from branchlight.adopt.ink.ink_codes import READING_CODES
from branchlight.adopt.lower.lower_codes import LOWERING_CODES
from branchlight.analysis.rules import CODES as RULES
from branchlight.authoring.playthroughs.playthrough_codes import CODES as PLAYTHROUGHS
from branchlight.compiler.compiler_codes import CODES as COMPILER
from branchlight.language.language_codes import CODES as LANGUAGE
from branchlight.source.diagnostic import Code
from branchlight.source.named_tuple import NamedTuple
from branchlight.source.source_codes import CODES as SOURCE


class CodeGroup(NamedTuple):
    """The codes of one subject, by number. `numbers` is their range, such as `1xx`."""

    title: str
    numbers: str
    codes: tuple[Code, ...]


def _group(title: str, numbers: str, codes: tuple[Code, ...]) -> CodeGroup:
    return CodeGroup(title, numbers, tuple(sorted(codes, key=lambda code: code.name[1:])))


GROUPS = (
    _group("Files and YAML", "1xx", SOURCE),
    _group("Expressions and prose", "2xx", LANGUAGE),
    _group("The parts of a story", "3xx", COMPILER),
    _group("The whole story", "40x and 41x and 42x", RULES),
    _group("Playthroughs", "45x", PLAYTHROUGHS),
    _group("Stories in ink", "90x and 91x", READING_CODES + LOWERING_CODES),
)
CODES = {code.name: code for group in GROUPS for code in group.codes}
"""Every code by its name, in the order of the groups."""
