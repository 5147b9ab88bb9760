"""A rough reading of what a file declares, for documents that YAML cannot read.

Whoever looks for a name that is missing can see here whether it stands in a document that is broken, and then keep
silent about it: the one mistake has been reported.
"""

import re

from branchlight.source.located import SourceFile

_TOP_LINE = re.compile(r"^([a-z_]+) *:[ \t]+([^\s#'\"]+)[ \t]*(?:#.*)?$", re.MULTILINE)


def top_values(file: SourceFile, key: str) -> list[str]:
    """The values of all lines `key: value` that start in the first column, if they are one word, as they stand."""
    return [found.group(2) for found in _TOP_LINE.finditer(file.text) if found.group(1) == key]
