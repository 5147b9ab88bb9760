"""The names in a file with their kinds, for colours, also within prose."""

from branchlight.editor.edited_story import EditedStory
from branchlight.source.named_tuple import NamedTuple
from branchlight.source.place import Place


class SemanticToken(NamedTuple):
    """A name to colour. `kind` is that of its use."""

    place: Place
    length: int
    kind: str


def semantic_tokens(edited: EditedStory, file: str) -> tuple[SemanticToken, ...]:
    """Return the names in a file by place. They do not overlap. A label that gives a choice its id is prose."""
    found: list[SemanticToken] = []
    for use in edited.uses:
        if use.place.file != file or use.role == "derived":
            continue
        last = found[-1] if found else None
        if (
            last is not None
            and last.place.line == use.place.line
            and use.place.column < last.place.column + last.length
        ):
            continue
        found.append(SemanticToken(use.place, use.length, use.kind))
    return tuple(found)
