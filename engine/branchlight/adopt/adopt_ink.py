"""An ink story to the files of a story."""

import os
from collections.abc import Iterator

from branchlight.adopt.ink.consequences import of_their_own, without_lost_names
from branchlight.adopt.ink.flows import parts_of
from branchlight.adopt.ink.read_ink import InkRead, read_ink_story
from branchlight.adopt.ink.resolving import resolve
from branchlight.adopt.ink.shuffle_decks import with_decks
from branchlight.adopt.ink.tree import Gather, InkStory
from branchlight.adopt.lower.lower_story import lower_story
from branchlight.adopt.write.story_files import Written, story_files
from branchlight.source.counted import counted
from branchlight.source.diagnostic import Diagnostic, has_errors
from branchlight.source.located import SourceFile
from branchlight.source.named_tuple import NamedTuple
from branchlight.source.place import Place

_MOST_NOTICES = 20
_COMMON = frozenset(("main", "story", "index", "game"))


class Adopted(NamedTuple):
    """The result of adopting a story.

    `written` is None if something was refused. `diagnostics` are all mistakes and refusals, and `notices` what was left
    out or is kept in another form. `flows` is the number of its knots, stitches and labels, and `gathers` that of its
    gathers without a label. `files` are those that were read.
    """

    written: Written | None
    diagnostics: list[Diagnostic]
    files: tuple[SourceFile, ...]
    notices: tuple[tuple[Place, str], ...] = ()
    flows: int = 0
    gathers: int = 0

    def report(self) -> Iterator[str]:
        """Yield lines that say what came in, and what is left out or kept in another form."""
        assert self.written is not None
        scenes = len(self.written.files) - 1
        parts = [counted(scenes, "scene"), counted(self.written.nodes, "node"), counted(self.written.choices, "choice")]
        yield f"Adopted {counted(len(self.files), 'file')}: {', '.join(parts)}."
        if self.flows:
            share = self.written.nodes / self.flows
            beside = f", beside {counted(self.gathers, 'gather')} without a label" if self.gathers else ""
            yield f"{share:.1f} nodes for each knot, stitch and label, of which the ink has {self.flows:,}{beside}."
        for place, message in self.notices[:_MOST_NOTICES]:
            yield f"{place.file}:{place.line}: {message}"
        if len(self.notices) > _MOST_NOTICES:
            yield f"and {len(self.notices) - _MOST_NOTICES} more like these"


def adopt_ink(path: str) -> Adopted:
    """Return the files of the story that an ink file begins. Raises `OSError` if the file cannot be read."""
    return adopt_read(read_ink_story(path), _name_of(path))


def _name_of(path: str) -> str:
    """Return the name of a story: that of its main file, or of the folder if many stories have such a file."""
    stem = os.path.splitext(os.path.basename(path))[0]
    folder = os.path.basename(os.path.dirname(os.path.abspath(path)))
    return folder if stem.lower() in _COMMON and folder.strip("._- ") else stem


def adopt_read(read: InkRead, name: str) -> Adopted:
    """Return the files of an ink story that was read. `name` is that of its main file."""
    story, reading, files = read
    if story is None:
        return Adopted(None, reading, files)
    story = with_decks(story)
    is_whole = not has_errors(reading)
    meanings, found = resolve(story, is_whole)
    found = [*without_lost_names(of_their_own(found, reading), reading, files)]
    lowered = lower_story(story, meanings)
    low = lowered.low
    written = story_files(lowered, name, files) if is_whole else None
    mistakes = [*reading, *found]
    mistakes += of_their_own(low.refusals.found, mistakes)
    order = {file.name: number for number, file in enumerate(files)}
    mistakes.sort(key=lambda each: (order.get(each.place.file, 0), each.place))
    if has_errors(mistakes):
        return Adopted(None, mistakes, files)
    notices = tuple(low.notices.in_order(low.order.position))
    gathers = sum(isinstance(part, Gather) and part.label is None for part in parts_of(story))
    return Adopted(written, mistakes, files, notices, _flows(story, len(low.blocks.labels)), gathers)


def _flows(story: InkStory, labels: int) -> int:
    stitches = len(story.stitches) + sum(len(knot.stitches) for knot in story.knots)
    return sum(not knot.is_function for knot in story.knots) + stitches + labels
