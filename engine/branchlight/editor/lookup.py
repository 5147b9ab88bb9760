"""The use of a name at a place."""

from bisect import bisect_right

from branchlight.compiler.use_log import Use
from branchlight.editor.edited_story import EditedStory
from branchlight.source.place import Place


def use_at(edited: EditedStory, place: Place) -> Use | None:
    """Return the use of a name at a place, or the use that ends there. Return None without a name.

    Of several, the shortest is the one that is meant: a key may also be a label that gives a choice its id.
    """
    uses = edited.uses
    end = bisect_right(uses, place, key=lambda use: use.place)
    found: list[Use] = []
    for index in range(end - 1, -1, -1):
        use = uses[index]
        if (use.place.file, use.place.line) != (place.file, place.line):
            break
        if use.place.column <= place.column <= use.place.column + use.length:
            found.append(use)
    # A place between two names belongs to the one that begins there.
    return min(found, key=lambda use: (place.column == use.place.column + use.length, use.length), default=None)
