"""A story that remembers every node that was entered, so that readings of it can be counted."""

from typing import NamedTuple

from branchlight.analysis.story_names import StoryNames
from branchlight.analysis.uses import expressions_of
from branchlight.language.expression import asks_when
from branchlight.model.state import State, Value
from branchlight.model.story import Story
from branchlight.play.turn import Turn


class Watched(NamedTuple):
    """`visits` holds the slot of each node.

    added   the slots that the story itself does without
    texts   the slots that say how far varying texts have come
    dated   some expression asks how many turns ago a node was seen
    """

    story: Story
    visits: dict[str, int]
    added: frozenset[int]
    texts: frozenset[int]
    dated: bool

    def entered(self, before: State | None, after: State) -> frozenset[str]:
        """The nodes that were entered between two states; before the first, all is 0."""
        if before is None:
            return frozenset([name for name, slot in self.visits.items() if after.values[slot]])
        return frozenset([name for name, slot in self.visits.items() if after.values[slot] != before.values[slot]])

    def forgetful(self, turn: Turn, wording: bool) -> Turn:
        """The turn without what was only counted, and without what cannot matter: turns that are alike are equal.

        Without `wording`, how far the varying texts have come is left out too.
        """
        after = turn.after
        left_out = self.added if wording else self.added | self.texts
        values = [0 if slot in left_out else value for slot, value in enumerate(after.values)]
        turns = after.turns if self.dated else self._ranked(values)
        state = after._replace(values=tuple(values), dice=0, turns=turns)
        return turn._replace(state=state, after=state, passages=(), gauges=())

    def _ranked(self, values: list[Value]) -> int:
        """Keeps of the turns in which storylets were last seen only their order, and gives a turn later than all."""
        seen = sorted({values[slot] for slot in self.story.last.values() if values[slot] != -1})
        ranks: dict[Value, Value] = {turn: rank for rank, turn in enumerate(seen)}
        for slot in self.story.last.values():
            values[slot] = ranks.get(values[slot], -1)
        return len(seen)


def watched(story: Story) -> Watched:
    """The story, with a count of visits for every node."""
    names = StoryNames(story)
    visits = {name: names.visits(name) for name in story.nodes}
    added = frozenset(range(len(story.slots), len(names.story.slots)))
    texts = frozenset([slot for slot, kept in enumerate(story.slots) if kept.kind == "text"])
    dated = any(asks_when(test) for test in expressions_of(story))
    return Watched(names.story, visits, added, texts, dated)


def words_of(turn: Turn) -> int:
    """The words that a reader without veils is shown."""
    return sum([len(passage.text.split()) for passage in turn.passages if passage.runs and not passage.veiled])
