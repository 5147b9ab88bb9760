"""The origins of nodes and choices in a story that was made from another file: their keys `origin`."""

from collections.abc import Iterable, Iterator

from branchlight.source.located import Located, Mapping, Scalar, Sequence, SourceFile
from branchlight.source.named_tuple import NamedTuple
from branchlight.source.place import Place

_KEY = "origin"
_LAST = 2**62


class _Stretch(NamedTuple):
    """The lines of a node or a choice, `end` excluded, and its origin."""

    start: int
    end: int
    origin: str


class Origins:
    """Finds the origin of a place in some files. A file is read only when one of its places is asked for."""

    def __init__(self, files: Iterable[SourceFile]) -> None:
        self._files = {file.name: file for file in files if f"{_KEY}:" in file.text}
        self._stretches: dict[str, list[_Stretch]] = {}

    def at(self, place: Place) -> str:
        """Return the origin of the choice or the node around a place, as written; "" if it has none."""
        if place.file not in self._files:
            return ""
        if place.file not in self._stretches:
            self._stretches[place.file] = list(_stretches(self._files[place.file]))
        around = [each for each in self._stretches[place.file] if each.start <= place.line < each.end]
        return around[-1].origin if around else ""


def _stretches(file: SourceFile) -> Iterator[_Stretch]:
    """Yield the nodes and choices of a file, each before those inside it."""
    from branchlight.source.reader import read_documents  # late, because few stories come from elsewhere

    documents = [each for each in read_documents(file, []) if isinstance(each, Mapping)]
    ends = [*(each.line for each in documents[1:]), _LAST]
    for document, end in zip(documents, ends, strict=True):
        if "node" in document.values:
            yield from _inside(document, end, "")


def _inside(body: Mapping, end: int, around: str) -> Iterator[_Stretch]:
    """Yield a node or a choice and all choices inside it. One without an origin has that of what is around it."""
    written = body.values.get(_KEY)
    origin = written.value if isinstance(written, Scalar) else around
    yield _Stretch(body.line, end, origin)
    choices: Located | None = body.values.get("choices")
    if not isinstance(choices, Sequence):
        return
    items = [each for each in choices.items if isinstance(each, Mapping)]
    after = min((key.line for key in body.keys.values() if key.line > choices.line), default=end)
    starts = [each.line for each in items[1:]]
    for item, last in zip(items, [*starts, max(after, *starts, choices.line)], strict=False):
        yield from _inside(item, last, origin)
