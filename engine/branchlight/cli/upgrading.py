"""`prove --since` and `prove --save-edition`: proofs of upgrades, and the files that they need."""

from typing import TYPE_CHECKING

from branchlight.cli.ctrl_c import cut_by_ctrl_c
from branchlight.cli.editions import load_edition
from branchlight.cli.output_file import put_json
from branchlight.cli.proof_progress import EXIT_CODES, INTERRUPTED, erase, is_quiet, show_states
from branchlight.cli.streams import say
from branchlight.compiler.edition_file import EditionError, edition_bytes
from branchlight.model.story import Story
from branchlight.prover.clock import Clock
from branchlight.prover.upgrade.prove_upgrade import prove_upgrade
from branchlight.prover.upgrade.upgrade_report import upgrade_report
from branchlight.source.characters import visible, visible_lines
from branchlight.source.from_here import folder_of
from branchlight.source.writing import write_bytes

if TYPE_CHECKING:
    import argparse


def save_edition(story: Story, options: "argparse.Namespace") -> int:
    """Write the edition file of a story, and return 0. Raises `OSError`."""
    write_bytes(options.save_edition, edition_bytes(story))
    say(f"Written to {visible(options.save_edition)}.")
    return 0


def prove_since(story: Story, path: str, options: "argparse.Namespace", file: str | None) -> int:
    """Print whether every save of an earlier edition can go on in the story at `path`.

    Return 0 if that is proven, 1 if it is refuted, 3 if it is not settled, and 2 if there is no such edition. After
    Ctrl C, print what is settled so far, and return 130. Raises `OSError`.
    """
    try:
        old = load_edition(options.since)
    except EditionError as error:
        say(f"branchlight: {visible(options.since)}: {error}")
        return 2
    if old is None:
        return 2
    if old.story.identity != story.identity:
        say(f"branchlight: {visible(options.since)}: {_other(old.story, story)}")
        return 2
    clock, quiet = Clock(options.seconds), is_quiet(options)
    try:
        with cut_by_ctrl_c(clock):
            progress = None if quiet else show_states
            proof = prove_upgrade(old.story, story, options.states, progress=progress, clock=clock)
    finally:
        erase(quiet)
    if options.json:
        put_json(file, proof.as_json())
    else:
        print(visible_lines(upgrade_report(old.story, story, proof, folder_of(path), old.folder)))
    return INTERRUPTED if clock.is_cut else EXIT_CODES[proof.verdict]


def _other(old: Story, new: Story) -> str:
    """Return why no save of one story is a save of the other."""
    return (
        f"saves are found by the `id` of a story, which is `{visible(old.identity)}` there"
        f" and `{visible(new.identity)}` here; give this edition the same `id`"
    )
