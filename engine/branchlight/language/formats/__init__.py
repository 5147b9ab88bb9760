"""The formats of values in braces, one to a file.

To add one, write it beside the others and join it here. `docs/format.md` lists the formats for authors.
"""

from branchlight.language.formats.capital import CAPITAL
from branchlight.language.formats.format import Format
from branchlight.language.formats.listed import LIST
from branchlight.language.formats.money import MONEY
from branchlight.language.formats.spelt import WORDS

FORMATS: dict[str, Format] = {format_.name: format_ for format_ in (MONEY, WORDS, LIST, CAPITAL)}
