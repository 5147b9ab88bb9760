"""Playback: steps of the exploration, played to find the draws between them and the names that play gives.

The exploration makes only the draws that matter to it. Here `branchlight.play` itself plays the story and makes every
draw. A draw that the steps name has the result that they say. Any other has its first result. The exception are draws
that decide whether a wanted variant is shown, which are tried with each result, the fewest changes first.

To match the draws of play with those of the exploration, the story is rewritten first: see `tagged`.
"""

from collections import deque
from itertools import groupby
from typing import assert_never

from branchlight.language.prose import Direction, Either, Glue, Mark, Open, Piece, Series, Show, Words, sides_of
from branchlight.model.state import State, Value
from branchlight.model.story import Story
from branchlight.play.compiled_story import CompiledStory
from branchlight.play.every_draw import Drawn, Picks
from branchlight.play.turn import Setting
from branchlight.play.turn_in_progress import TurnInProgress
from branchlight.prover.answer import Path
from branchlight.prover.clock import Clock
from branchlight.prover.code.draw_sites import DrawSite, DrawSites
from branchlight.prover.findings.draw_tries import DrawTries
from branchlight.prover.findings.tagged import Tagger, untagged
from branchlight.prover.program.marked import names_in
from branchlight.prover.program.numbered_bodies import UPGRADE
from branchlight.prover.program.randomness import is_story_drawn
from branchlight.prover.program.rewrite import Rewriter
from branchlight.prover.replay import answer_in, draw_entry
from branchlight.prover.search.successors import Steps


def playback_of(story: Story, sites: DrawSites, clock: Clock) -> "Playback":
    """Return what plays the steps of a story. Playing raises `TimeUpError` once the time is up."""
    return DrawnPlayback(story, sites, clock) if is_story_drawn(story) else Playback()


class Playback:
    """Plays the steps of a story without draws: the steps are the path."""

    def path(self, steps: Steps, variant: str = "") -> Path:
        """Return the path that these steps name, with every draw. Its last turn shows the variant, if one is wanted."""
        return tuple([step for step in steps if isinstance(step, str)])


class DrawnPlayback(Playback):
    """Plays the steps of a story with draws, as `tagger` rewrites it."""

    def __init__(self, story: Story, sites: DrawSites, clock: Clock, tagger: Tagger | None = None) -> None:
        self.story, self.sites, self.clock = story, sites, clock
        tagger = tagger or Tagger(sites)
        self.program = CompiledStory(tagger.story(story))
        self.pools = tagger.pools
        around = _Around()
        around.story(story)
        self.around = around.found

    def path(self, steps: Steps, variant: str = "") -> Path:
        wanted = frozenset([self.sites[site] for site in self.around.get(variant, ())])
        tries = DrawTries()
        first: Path = ()
        while tries.next():
            feed = Feed(self, steps, wanted, tries, variant)
            feed.play()
            if not variant or variant in feed.shown:
                return tuple(feed.entries)
            first = first or tuple(feed.entries)
        return first

    def upgraded(self, before: TurnInProgress, course: TurnInProgress) -> str | None:
        """Give a course the state of `before` after an upgrade, and return the body that it enters, if any."""
        raise AssertionError("only the story of two editions has upgrades")


class Feed:
    """One attempt to play some steps.

    wanted    the draw sites that are tried with each result
    tries     the results of the draws that are tried
    storylet  the storylet whose variant is wanted
    entries   the path so far
    shown     the variants that the last turn shows
    """

    def __init__(
        self, playback: DrawnPlayback, steps: Steps, wanted: frozenset[int], tries: DrawTries, variant: str
    ) -> None:
        self.playback, self.wanted, self.tries = playback, wanted, tries
        self.steps = deque(steps)
        self.storylet = variant.partition("~")[0]
        self.entries: list[str] = []
        self.shown: set[str] = set()

    def play(self) -> None:
        """Play all steps."""
        program, story = self.playback.program, self.playback.story
        values = tuple([slot.start for slot in story.slots])
        course = Course(self, program, State(story.start, "choosing", values, (), 0, 0), None, 0)
        name: str | None = story.start
        while True:
            self.playback.clock.check()
            course.run(name)
            decision = self.steps.popleft() if self.steps else None
            if not isinstance(decision, str):
                break
            self.entries.append(decision)
            state = course.state()
            # Each turn is a new course from the state in which the last one ended.
            before, course = course, Course(self, program, state, course.setting, state.turns + 1)
            name = self.taken(before, course, decision)
        self.shown = names_in(course.passages, course.choices)

    def taken(self, before: "Course", course: "Course", decision: str) -> str | None:
        """Return the body that a decision leads to, given the course that offered it."""
        if decision == UPGRADE:
            return self.playback.upgraded(before, course)
        answer = answer_in(decision)
        if answer is not None:
            return self.playback.program.answer(course, before.place, answer)
        for choice in before.choices:
            if choice.name == decision and choice.open:
                name = choice.id if "." in choice.id else choice.name
                self.playback.program.decide(course, before.place, name)
                return name
        raise AssertionError(f"{decision!r} was explored and is not on offer at {before.place!r}")

    def fall(self, sides: int, site: int, result: int = 0) -> int:
        """Return the result of a draw: the one that the steps name, one that is tried, or `result`."""
        if sides < 2:
            return 0
        following = self.steps[0] if self.steps else None
        if isinstance(following, Drawn) and following.site == site:
            self.steps.popleft()
            result = following.result
        elif site in self.wanted and not any(isinstance(step, str) for step in self.steps):
            result = self.tries.draw(sides)
        self.entries.append(draw_entry(result, sides))
        return result

    def note(self, site: int, result: int) -> None:
        """Take notice of a roll of one side, which is no draw."""

    def wanted_storylets(self) -> set[str]:
        """Return the storylets that are taken next, or picked next, or whose label is wanted."""
        for step in self.steps:
            if isinstance(step, Picks):
                return {storylet_of(name) for name in step.names}
            if isinstance(step, str):
                return {storylet_of(step)}
        return {self.storylet}


def storylet_of(choice: str) -> str:
    """Return the node of a choice that is a storylet: the last two parts of its name."""
    return ".".join(choice.rsplit(".", 2)[-2:])


class Course(TurnInProgress):
    """A turn in progress whose draws know their sites."""

    def __init__(self, feed: Feed, program: CompiledStory, state: State, setting: Setting | None, turns: int) -> None:
        super().__init__(program, state, setting, turns, None)
        self.feed = feed
        self.site = 0

    def draw(self, sides: int) -> int:
        return self.feed.fall(sides, self.site)

    def chance(self, percent: int) -> bool:
        self.site, percent = untagged(percent)
        if percent <= 0 or percent >= 100:
            return percent > 0
        return self.draw(2) == 1

    def roll(self, low: int, high: int) -> int:
        self.site, high = untagged(high)
        if low == high:
            self.feed.note(self.site, low)
        return super().roll(low, high)

    def member(self, members: int, if_empty: int) -> int:
        self.site, if_empty = untagged(if_empty)
        return super().member(members, if_empty)

    def deal(self, slot: int, options: int) -> int:
        self.site = self.feed.playback.sites["slot", slot]
        return super().deal(slot, options)

    def random(self, name: str, options: int) -> int:
        self.site = self.feed.playback.sites["text", name]
        return super().random(name, options)

    def pick(self, candidates: list[tuple[int, Value, int]], show: int) -> list[int]:
        """Pick as play does. If the steps leave it open, pick the storylet that they take next."""
        self.site, show = untagged(show)
        names = self.feed.playback.pools[self.site]
        picked: list[int] = []
        rows = [list(row) for _, row in groupby(sorted(candidates, key=_rank), key=_rank)]
        for equal in rows:
            while equal and len(picked) < show:
                picked.append(equal.pop(self.fallen(equal, names))[2])
        return picked

    def fallen(self, equal: list[tuple[int, Value, int]], names: tuple[str, ...]) -> int:
        """Return the place of the storylet that is picked among equals."""
        wanted = self.feed.wanted_storylets()
        places = [place for place, (_, _, number) in enumerate(equal) if names[number] in wanted]
        return self.feed.fall(len(equal), self.site, places[0] if places else 0)


def _rank(candidate: tuple[int, Value, int]) -> tuple[int, Value]:
    return candidate[:2]


class _Around(Rewriter):
    """Finds the sites of the varying texts around each variant."""

    def __init__(self) -> None:
        self.open: list[DrawSite] = []
        self.found: dict[str, tuple[DrawSite, ...]] = {}

    def piece(self, piece: Piece) -> Piece:
        site = self.site(piece)
        if site is not None:
            self.open.append(site)
            self.found |= {side.name: tuple(self.open) for side in sides_of(piece)}
            super().piece(piece)
            self.open.pop()
        return piece

    def site(self, piece: Piece) -> DrawSite | None:
        """Return the site at which it is decided which side of the piece is shown, if it has sides."""
        match piece:
            case Either():
                return "text", piece.name
            case Series():
                return ("text", piece.name) if piece.kind == "random" else ("slot", piece.slot)
            case Words() | Show() | Open() | Direction() | Mark() | Glue():
                return None
            case _:
                assert_never(piece)
