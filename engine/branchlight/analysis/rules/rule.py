"""Rules, and the analysed story that they examine."""

from collections.abc import Callable, Iterable
from functools import cached_property

from branchlight.analysis.flow.facts import Facts, facts_of
from branchlight.analysis.graph import Links, Reachability, links_of, without
from branchlight.analysis.uses import Uses, uses_of
from branchlight.model.story import Body, Story, bodies_of
from branchlight.source.diagnostic import Code, Diagnostic
from branchlight.source.named_tuple import NamedTuple


def go_on() -> None:
    """Do nothing: a study that nobody ends has no pauses."""


class Study:
    """A story with analyses that several rules share; each is computed when first used.

    `pause` is called often. What it raises ends the study.
    """

    def __init__(self, story: Story, pause: Callable[[], None] = go_on) -> None:
        self.story, self.pause = story, pause

    @cached_property
    def links(self) -> Links:
        return links_of(self.story)

    @cached_property
    def facts(self) -> Facts:
        return facts_of(self.story, self.links, self.pause)

    @cached_property
    def uses(self) -> Uses:
        return uses_of(self.story)

    @cached_property
    def parameters(self) -> frozenset[int]:
        """Return the slots of the parameters of nodes, which are named after them."""
        return frozenset(
            [slot for slot, each in enumerate(self.story.variables) if each.name.rpartition(".")[0] in self.story.nodes]
        )

    @cached_property
    def bodies(self) -> dict[str, Body]:
        """Return each body, by its full name."""
        return {body.name: body for node in self.story.nodes.values() for body in bodies_of(node)}

    @cached_property
    def reach(self) -> Reachability:
        """Return the reachability over all links, as if every condition could hold."""
        return Reachability(self.story, self.links)

    @cached_property
    def reached(self) -> set[str]:
        """Return the nodes to which some path leads."""
        return self.reach.all(self.story.start)

    @cached_property
    def open_reach(self) -> Reachability:
        """Return the reachability over links that do not depend on a condition that is never true."""
        return Reachability(self.story, without(self.links, [never.condition.of for never in self.facts.never]))


class Rule(NamedTuple):
    """A rule: its code, and the function that finds every violation."""

    code: Code
    find: Callable[[Study], Iterable[Diagnostic]]


def called(name: str) -> str:
    """Return a node or choice as its author names it, without the scene `main`."""
    return name.removeprefix("main.")


def declarations(story: Story) -> Iterable[tuple[str, list[int]]]:
    """Return the name and the slots of each declaration of state: one slot, or one for each member of a group."""
    found: dict[str, list[int]] = {}
    for slot, variable in enumerate(story.variables):
        found.setdefault(variable.trait or variable.name, []).append(slot)
    return found.items()


def bare(name: str) -> str:
    """Return the last part of a name, which is the one in the file."""
    return name.rpartition(".")[2]
