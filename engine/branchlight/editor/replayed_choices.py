"""Choices in playthroughs whose ids several choices have: the reading shows which one is meant."""

import re
from collections.abc import Collection, Iterator
from contextlib import suppress

from branchlight.authoring.playthroughs import Playthrough, PlaythroughStep, read_playthroughs
from branchlight.authoring.playthroughs.parting import PartedError
from branchlight.authoring.playthroughs.runner import turns_of
from branchlight.compiler.use_log import Use
from branchlight.editor.edited_story import EditedStory
from branchlight.model.story import Story
from branchlight.play.turn import Turn
from branchlight.source.lines import line_at


def replayed_choices(edited: EditedStory, names: Collection[str]) -> tuple[Use, ...]:
    """Return where playthroughs name some choices, given by their full names, by their ids alone."""
    story = edited.story
    wanted = {name: name.rpartition(".")[2] for name in names}
    ids = frozenset(wanted.values())
    found: list[Use] = []
    for playthrough in read_playthroughs(edited.playthrough_files, story)[0] if story is not None and ids else ():
        if any(not ids.isdisjoint((step.value, *step.values)) for step in playthrough.steps):
            assert story is not None
            found += _in_playthrough(edited, story, playthrough, wanted)
    return tuple(found)


def _in_playthrough(
    edited: EditedStory, story: Story, playthrough: Playthrough, wanted: dict[str, str]
) -> Iterator[Use]:
    """Yield the uses in one playthrough, as far as it can be played."""
    turns: list[tuple[int, Turn]] = []
    with suppress(PartedError):
        turns.extend(turns_of(story, playthrough))
    ends = [*[index for index, _ in turns[1:]], len(playthrough.steps) - 1]
    for (index, turn), end in zip(turns, ends, strict=True):
        offered = [choice.name for choice in turn.choices if choice.name in wanted]
        for step in playthrough.steps[index + 1 : end + 1] if offered else ():
            for name in offered if step.kind in ("choose", "choices") else ():
                if wanted[name] in (step.value, *step.values):
                    yield from _written(edited, step, name, wanted[name])


def _written(edited: EditedStory, step: PlaythroughStep, name: str, identity: str) -> Iterator[Use]:
    """Yield the use of an id in the line of a step."""
    place = step.place
    word = re.compile(rf"(?<![\w.]){re.escape(identity)}(?![\w.])")
    found = word.search(line_at(edited.text(place.file), place.line), place.column - 1 + len(step.kind))
    if found is not None:
        yield Use("choice", name, place._replace(column=found.start() + 1), len(identity))
