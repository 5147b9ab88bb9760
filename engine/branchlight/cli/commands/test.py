"""`branchlight test`: a story's recorded playthroughs, each replayed."""

import os
from typing import TYPE_CHECKING

from branchlight.authoring.playthroughs import Outcome, Parted, compare, read_playthroughs, recorded_texts, renew
from branchlight.authoring.playthroughs import run as play
from branchlight.cli.stories import load_for_command, own_path_of, own_story_argument, show
from branchlight.cli.streams import say
from branchlight.source.characters import visible, visible_lines
from branchlight.source.files import PLAYTHROUGHS, TITLE_PAGE, read_playthrough_files
from branchlight.source.from_here import place_from_here

if TYPE_CHECKING:
    import argparse

SUMMARY = "replay recorded playthroughs, and show where one no longer fits"


def arguments(parser: "argparse.ArgumentParser") -> None:
    """Add STORY, and the wish to record the texts anew."""
    own_story_argument(parser)
    parser.add_argument("--renew", action="store_true", help="record the texts that the playthroughs show now")


def run(options: "argparse.Namespace") -> int:
    """Replay the playthroughs. Return 0 if all passed, 1 if one failed or is wrong, 2 if the story cannot be read."""
    path = own_path_of(options)
    loaded = load_for_command(path)
    if loaded.story is None:
        show(loaded, loaded.diagnostics, path)
        return 2
    files, problems = read_playthrough_files(path)
    playthroughs, mistakes = read_playthroughs(files, loaded.story)
    if problems or mistakes:
        show(loaded._replace(files=(*loaded.files, *files)), (*problems, *mistakes), path)
    texts = {} if options.renew else recorded_texts(path, playthroughs)
    outcomes: list[Outcome] = []
    for playthrough in playthroughs:
        outcome = compare(play(loaded.story, playthrough), texts.get(playthrough), loaded.story)
        said = outcome if outcome.parted is None else outcome._replace(parted=_from_here(outcome.parted, path))
        print(visible_lines(str(said)))
        outcomes.append(outcome)
    parted = sum([not outcome.passed for outcome in outcomes])
    print(f"{loaded.story.title}: {len(playthroughs) - parted:,} passed, {parted:,} failed")
    if options.renew:
        written = renew(path, loaded.story, outcomes)
        print(f"Recorded: {visible(', '.join(written)) or 'nothing'}")
    is_wrong = bool(problems or mistakes)
    if not playthroughs and not is_wrong:
        say(_none(path))
    return 1 if parted or is_wrong else 0


def _none(path: str) -> str:
    """Return why there is no playthrough of the story at `path`, and what to do."""
    if os.path.isfile(path):
        return (
            "There are no playthroughs: a story in a single file cannot have any. "
            f"Put it into a folder, as {TITLE_PAGE}, beside a folder `{PLAYTHROUGHS}`."
        )
    return f"There are no playthroughs. They belong in the folder `{PLAYTHROUGHS}`; `play --record FILE` writes one."


def _from_here(parted: Parted, path: str) -> Parted:
    return parted._replace(place=place_from_here(parted.place, path))
