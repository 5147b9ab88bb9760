"""Uses that were known before a key, for texts that cannot be read as a whole after it."""

from collections.abc import Iterator

from branchlight.compiler.drafts import INVENTED
from branchlight.compiler.use_log import Use
from branchlight.editor.edited_story import EditedStory
from branchlight.source.lines import lines_of
from branchlight.source.place import Place

_PASSING = (INVENTED, "main.")
"""The beginnings of names that parts of a scene have while its header is broken."""


def with_kept_uses(newest: EditedStory, before: EditedStory | None) -> EditedStory:
    """Return the newest texts with all that is known of them; `before` is what was known of the texts before a key.

    While there are mistakes, some uses are not found. Then lines that have not changed keep theirs, also if they have
    moved, and the story is the one before.
    """
    if newest.story is not None or before is None:
        return newest
    found = set(newest.uses)
    lost = [use for use in _moved(newest, before) if use not in found]  # few, and nothing else takes longer for each
    places = {use.place for use in lost}
    rivals = [use for use in newest.uses if use.place in places]
    better = {_spot(use) for use in lost if not use.name.startswith(_PASSING)}
    passing = {use for use in rivals if use.name.startswith(_PASSING) and _spot(use) in better}
    known = {_spot(use) for use in rivals if use not in passing}
    kept = [use for use in lost if _spot(use) not in known]
    uses = sorted([*[use for use in newest.uses if use not in passing], *kept], key=lambda use: use.place)
    return newest._replace(story=before.story, uses=tuple(uses))


def _spot(use: Use) -> tuple[Place, int]:
    return use.place, use.length


def _moved(newest: EditedStory, before: EditedStory) -> Iterator[Use]:
    """Yield the uses in lines that have not changed, at the places where they are now."""
    texts = {file.name: file.text for file in newest.files}
    ends = {file.name: _ends(file.text, texts[file.name]) for file in before.files if file.name in texts}
    for use in before.uses:
        place = use.place
        if place.file not in ends:
            continue
        first, last, moved = ends[place.file]
        if place.line <= first:
            yield use
        elif place.line > last:
            yield use._replace(place=place._replace(line=place.line + moved))


def _ends(before: str, now: str) -> tuple[int, int, int]:
    """Return how many first lines are the same, after which line all are, and how far these have moved."""
    old, new = lines_of(before), lines_of(now)
    most = min(len(old), len(new))
    if before == now:
        return most, most, 0
    first = next((row for row in range(most) if old[row] != new[row]), most)
    after = next((row for row in range(most - first) if old[-1 - row] != new[-1 - row]), most - first)
    return first, len(old) - after, len(new) - len(old)
