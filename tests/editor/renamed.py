"""A story after a renaming, and what must still hold of it."""

import json
import random
from collections.abc import Collection
from contextlib import suppress

from branchlight import ChoiceError, choose, start
from branchlight.authoring.playthroughs import Playthrough, read_playthroughs, run
from branchlight.authoring.playthroughs.runner import turns_of
from branchlight.editor.edited_story import EditedStory, read_edited_story, with_findings
from branchlight.editor.renaming import Renaming
from branchlight.model.state import State
from branchlight.model.story import Story
from branchlight.play.snapshot import Snapshot, mend, snapshot
from branchlight.source.fix import edited as after
from branchlight.source.located import SourceFile

RENAMED = ("node", "choice", "state")
FIRST = "zz_"
"""What new names begin with."""


def renamed(story: EditedStory, renaming: Renaming) -> EditedStory:
    """Return the story with the edits of a renaming."""
    texts = after({file.name: file.text for file in story.files}, renaming.edits)

    def changed(files: tuple[SourceFile, ...]) -> list[SourceFile]:
        return [SourceFile(file.name, texts.get(file.name, file.text)) for file in files]

    return with_findings(read_edited_story(changed(story.story_files), changed(story.playthrough_files)))


def declared(story: EditedStory, kinds: tuple[str, ...] = RENAMED) -> list[tuple[str, str]]:
    """Return the kind and the name of everything that is declared, in order."""
    found = [(use.kind, use.name) for use in story.uses if use.kind in kinds and use.role in ("declared", "derived")]
    return list(dict.fromkeys(found))


def played(story: EditedStory) -> list[Playthrough]:
    assert story.story is not None
    return read_playthroughs(story.playthrough_files, story.story)[0]


def saves(story: EditedStory, every: int) -> list[tuple[Snapshot, State]]:
    """Return saves on the way of each playthrough: every so many turns."""
    assert story.story is not None
    states = [turn.state for each in played(story) for _, turn in list(turns_of(story.story, each))[1::every]]
    return [(Snapshot(**json.loads(json.dumps(snapshot(story.story, state)._asdict()))), state) for state in states]


def harm(
    now: EditedStory, kept: list[tuple[Snapshot, State]], known: Collection[str] = (), most: int = 99
) -> list[str]:
    """Return what a renaming broke: mistakes, playthroughs that fail, and saves that lose something.

    Mistakes with the codes in `known` were there before. At most so many playthroughs are run.
    """
    found = [problem.message for problem in now.diagnostics if problem.code not in known]
    if now.story is None:
        return found
    found += [str(outcome) for outcome in (run(now.story, each) for each in played(now)[:most]) if not outcome.passed]
    return found + [said for save, state in kept if (said := lost(now.story, save, state))]


def lost(story: Story, save: Snapshot, state: State, apart: Collection[str] = ()) -> str:
    """Return what a save loses in a later edition of the story, apart from some kinds of slots."""
    mended = mend(story, save)
    if mended.state is None or mended.changes:
        return f"the save at {save.place}: {mended.changes}"
    kept = zip(story.slots, mended.state.values, state.values, strict=True)
    gone = [slot.name for slot, now, before in kept if now != before and slot.kind not in apart]
    return f"the save at {save.place} loses {', '.join(gone)}" if gone else ""


def walked(story: Story, seed: int, steps: int = 12) -> list[tuple[Snapshot, State]]:
    """Return saves on a random way through a story."""
    rng = random.Random(seed)
    turn = start(story, seed)
    found: list[tuple[Snapshot, State]] = []
    for _ in range(steps):
        answers = ["2"] if turn.question is not None else [choice.id for choice in turn.choices if choice.open]
        if not answers or turn.ending or turn.halted:
            break
        with suppress(ChoiceError):  # the answer is none to this question
            turn = choose(turn, rng.choice(answers))
        found.append((snapshot(story, turn.state), turn.state))
    return found
