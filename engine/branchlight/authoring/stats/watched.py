"""A story that records every node that is entered, so that readings of it can be counted."""

from branchlight.analysis.story_names import StoryNames
from branchlight.analysis.uses import expressions_of
from branchlight.language.expression import asks_when
from branchlight.model.state import State, Value
from branchlight.model.story import Story
from branchlight.play.turn import Turn
from branchlight.source.named_tuple import NamedTuple


class Watched(NamedTuple):
    """A story with a count of visits for every node. `visits` has the slot of each node.

    added   the slots that the story itself does not have
    texts   the slots of the states of varying texts
    dated   True if an expression asks how many turns ago a node was seen
    """

    story: Story
    visits: dict[str, int]
    added: frozenset[int]
    texts: frozenset[int]
    dated: bool

    def entered(self, before: State | None, after: State) -> frozenset[str]:
        """Return the nodes that were entered between two states. Before the first state, all counts are 0."""
        if before is None:
            return frozenset([name for name, slot in self.visits.items() if after.values[slot]])
        return frozenset([name for name, slot in self.visits.items() if after.values[slot] != before.values[slot]])

    def forgetful(self, turn: Turn, wording: bool) -> Turn:
        """Return the turn without counts and without facts that cannot matter, so that equivalent turns are equal.

        Without `wording`, the states of varying texts are also left out.
        """
        after = turn.after
        left_out = self.added if wording else self.added | self.texts
        values = [0 if slot in left_out else value for slot, value in enumerate(after.values)]
        turns = after.turns if self.dated else self._ranked(values)
        state = after._replace(values=tuple(values), dice=0, turns=turns)
        return turn._replace(state=state, after=state, passages=(), gauges=())

    def _ranked(self, values: list[Value]) -> int:
        """Replace the turns in which storylets were last seen by their ranks. Return a turn after all of them.

        Only their order matters.
        """
        seen = sorted({values[slot] for slot in self.story.last.values() if values[slot] != -1})
        ranks: dict[Value, Value] = {turn: rank for rank, turn in enumerate(seen)}
        for slot in self.story.last.values():
            values[slot] = ranks.get(values[slot], -1)
        return len(seen)


def watched(story: Story) -> Watched:
    """Return the story, with a count of visits for every node."""
    names = StoryNames(story)
    visits = {name: names.records.visits_slot(name) for name in story.nodes}
    added = frozenset(range(len(story.slots), len(names.story.slots)))
    texts = frozenset([slot for slot, kept in enumerate(story.slots) if kept.kind == "text"])
    dated = any(asks_when(test) for test in expressions_of(story))
    return Watched(names.story, visits, added, texts, dated)


def words_of(turn: Turn) -> int:
    """Return the number of words that a reader without veils sees."""
    return sum([len(passage.text.split()) for passage in turn.passages if passage.runs and not passage.veiled])
