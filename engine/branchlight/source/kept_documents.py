"""Documents that were read before, for a program that reads a story again and again, such as an editor's server."""

import re

from branchlight.source.located import Located

_REACHES_OUT = re.compile(r"^(?:%|\.\.\.)", re.MULTILINE)
"""A directive of YAML or an end of a document, whose meaning depends on the text around it."""


class NoDocuments:
    """The memory of a program that reads a story once: it keeps no documents."""

    def begin(self, file: str) -> None:
        """Begin to read a file."""

    def find(self, line: int, text: str) -> Located | None:
        """Return the document with this text at this line, or None if it must be read."""
        return None

    def keep(self, line: int, text: str, document: Located | None) -> None:
        """Keep a document in which there is no mistake."""


class KeptDocuments(NoDocuments):
    """The documents without mistakes of each file, as it was read last.

    A document with the same text at the same line is the same object as before.
    """

    def __init__(self) -> None:
        self._files: dict[str, dict[tuple[int, str], Located]] = {}
        self._before: dict[tuple[int, str], Located] = {}
        self._now: dict[tuple[int, str], Located] = {}

    def begin(self, file: str) -> None:
        """Begin to read a file, which is read to its end before another."""
        self._before = self._files.get(file, {})
        self._now = self._files[file] = {}

    def find(self, line: int, text: str) -> Located | None:
        """Return the document with this text at this line, or None if it must be read."""
        found = self._before.get((line, text))
        if found is not None:
            self._now[line, text] = found
        return found

    def keep(self, line: int, text: str, document: Located | None) -> None:
        """Keep a document in which there is no mistake."""
        if document is not None and not _REACHES_OUT.search(text):
            self._now[line, text] = document


NO_DOCUMENTS = NoDocuments()
