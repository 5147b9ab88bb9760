"""A rough reading of what a file declares, for documents that YAML cannot read.

A check for a missing name can find here that a broken document declares it. It then reports nothing, because the one
mistake has been reported.
"""

import re

from branchlight.source.located import SourceFile

_TOP_LINE = re.compile(r"^([a-z_]+) *:[ \t]+([^\s#'\"]+)[ \t]*(?:#.*)?$", re.MULTILINE)


def top_values(file: SourceFile, key: str) -> list[str]:
    """Return the values of all lines `key: value` in the first column, as they are, if they are one word."""
    return [found.group(2) for found in _TOP_LINE.finditer(file.text) if found.group(1) == key]
