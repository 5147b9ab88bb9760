"""Mistakes that the compiler finds in an adopted story, told of the ink. The compiler alone knows all limits."""

from collections.abc import Mapping

from branchlight.adopt.lower.lower_codes import UNSUPPORTED
from branchlight.compiler.load import compile_files
from branchlight.source.diagnostic import Diagnostic, complain
from branchlight.source.located import SourceFile
from branchlight.source.origins import Origins
from branchlight.source.place import Place

_MESSAGE = "what this becomes is refused: {}"
_HINT = "write it in shorter or simpler parts"


def refused_ink(files: Mapping[str, str], main: str) -> list[Diagnostic]:
    """Return a refusal for each mistake in an adopted story, at the line of the ink that it came from.

    `main` is the name of the ink's main file, for what belongs to the whole story.
    """
    sources = tuple([SourceFile(name, text) for name, text in files.items()])
    loaded = compile_files(sources, [])
    if loaded.story is not None:
        return []
    origins = Origins(sources)
    return [
        complain(UNSUPPORTED, _place(origins.at(each.place), main), _MESSAGE.format(each.message), _HINT)
        for each in loaded.diagnostics
        if each.severity == "error"
    ]


def _place(origin: str, main: str) -> Place:
    """Return the place that the key `origin` names: a file of ink, a colon and a line."""
    file, _, line = origin.rpartition(":")
    return Place(file, int(line), 1) if file else Place(main, 1, 1)
