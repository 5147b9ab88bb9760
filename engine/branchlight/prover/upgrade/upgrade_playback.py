"""Playing an upgrade: the old edition, `mend`, and the new edition.

The steps of the exploration are those of the joined story. Their playback finds the draws between them, as for any
story (see `findings.playback`). At the upgrade it takes the state through `mend` itself, and goes on from there.

Then the path is played once more without anything of the joined story: by the old edition and by the new one. So what
is reported was seen in play.
"""

from typing import Literal

from branchlight.model.state import State
from branchlight.play.answers import question_of
from branchlight.play.compiled_story import node_of
from branchlight.play.reading import shows
from branchlight.play.snapshot import mend, snapshot
from branchlight.play.turn_in_progress import TurnInProgress
from branchlight.prover.answer import Path
from branchlight.prover.clock import Clock
from branchlight.prover.code.draw_sites import DrawSites
from branchlight.prover.findings.playback import DrawnPlayback, Playback
from branchlight.prover.program.numbered_bodies import UPGRADE
from branchlight.prover.program.randomness import is_story_drawn
from branchlight.prover.replay import decisions_in, replay
from branchlight.prover.upgrade.renamed_edition import own_name
from branchlight.prover.upgrade.two_editions import TwoEditions
from branchlight.prover.upgrade.upgrade_answer import FaultKind
from branchlight.source.named_tuple import NamedTuple


class Ways(NamedTuple):
    """The two parts of a path: in the old edition, and after the upgrade. The latter is None if there is no upgrade."""

    before: Path
    after: Path | None


class Shown(NamedTuple):
    """The result of playing a path: the kind of the fault ("" if there is none), the node of the save, and its own."""

    kind: FaultKind | Literal[""]
    saved: str
    node: str


def upgrade_playback(joined: TwoEditions, sites: DrawSites, clock: Clock) -> Playback:
    """Return what plays the steps of a joined story."""
    return _Upgraded(joined, sites, clock) if is_story_drawn(joined.story) else Playback()


def ways_of(path: Path) -> Ways:
    """Return the two parts of a path of a joined story, with the names of each edition."""
    place = path.index(UPGRADE) if UPGRADE in path else len(path)
    before = tuple([own_name(entry) for entry in path[:place]])
    return Ways(before, path[place + 1 :] if place < len(path) else None)


def shown_by(joined: TwoEditions, ways: Ways, is_trap: bool) -> Shown:
    """Play a path in the two editions, and return the fault that it shows. Raises `ValueError` if it cannot be played.

    No turn shows that it is a trap, so that is taken from the exploration: `is_trap`.
    """
    turn = replay(joined.old, ways.before)
    saved = node_of(turn.state.place)
    mended, after = mend(joined.new, snapshot(joined.old, turn.state)).state, ways.after or ()
    if mended is None:
        return Shown("lost", saved, saved)
    found = replay(joined.new, after, mended)
    node = node_of(found.state.place)
    if found.halted:
        return Shown("dead end" if found.halted == "stuck" else "runaway", saved, node)
    if is_trap or decisions_in(after) or shows(found, mended):
        return Shown("trap" if is_trap else "", saved, node)
    return Shown("lost", saved, saved)


class _Upgraded(DrawnPlayback):
    """Plays the steps of a joined story with draws."""

    def __init__(self, joined: TwoEditions, sites: DrawSites, clock: Clock) -> None:
        super().__init__(joined.story, sites, clock)
        self.joined = joined

    def upgraded(self, before: TurnInProgress, course: TurnInProgress) -> str | None:
        mended = mended_in(self.joined, before.frozen or before.state())
        if mended is None:
            return None
        course.values[: len(mended.values)] = mended.values
        course.stack, course.dice, course.turns, course.place = mended.stack, mended.dice, mended.turns, mended.place
        ask = self.program.body(mended.place).ask
        if mended.stage == "asking" and ask is not None:
            course.ask(mended.place, question_of(ask))
        if mended.stage in ("choosing", "stuck"):
            return course.offer(self.program.bodies[mended.place])
        return None


def mended_in(joined: TwoEditions, state: State) -> State | None:
    """Return the state of the new edition for a save, which is given as a state of the joined story.

    It is None if the place of the save is gone.
    """
    values = tuple([state.values[joined.places[slot]] for slot in range(len(joined.old.slots))])
    stack = tuple(map(own_name, state.stack))
    saved = state._replace(place=own_name(state.place), stack=stack, values=values)
    return mend(joined.new, snapshot(joined.old, saved)).state
