"""What a rule is, and the story as rules look at it."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import NamedTuple

from branchlight.analysis.flow.facts import Facts, facts_of
from branchlight.analysis.graph import Links, Reach, links_of, without
from branchlight.analysis.uses import Uses, uses_of
from branchlight.model.story import Story, bodies_of
from branchlight.source.diagnostic import Code, Diagnostic
from branchlight.source.place import Place


class Study:
    """A story, and what several rules want to know of it; each is found once, when it is first asked for."""

    def __init__(self, story: Story) -> None:
        self.story = story

    @cached_property
    def links(self) -> Links:
        return links_of(self.story)

    @cached_property
    def facts(self) -> Facts:
        return facts_of(self.story, self.links)

    @cached_property
    def uses(self) -> Uses:
        return uses_of(self.story)

    @cached_property
    def places(self) -> dict[str, Place]:
        """Where each body stands, by its full name."""
        return {body.name: body.place for node in self.story.nodes.values() for body in bodies_of(node)}

    @cached_property
    def reach(self) -> Reach:
        """How far the links lead, as if every condition could hold."""
        return Reach(self.story, self.links)

    @cached_property
    def reached(self) -> set[str]:
        """The nodes to which some way leads."""
        return self.reach.all(self.story.start)

    @cached_property
    def open_reach(self) -> Reach:
        """How far the links lead that do not hang on a condition that is never true."""
        return Reach(self.story, without(self.links, [never.condition.of for never in self.facts.never]))


class Rule(NamedTuple):
    """One rule: its code, and what finds every breach of it."""

    code: Code
    find: Callable[[Study], Iterable[Diagnostic]]


def called(name: str) -> str:
    """A node or choice as its author calls it: the scene `main` has no name in the files."""
    return name.removeprefix("main.")


def bare(name: str) -> str:
    """The name that stands in the file itself."""
    return name.rpartition(".")[2]
