"""Conditions: their possible results, recorded as the walk comes to them."""

from typing import assert_never

from branchlight.analysis.flow.ask import where
from branchlight.analysis.flow.evaluate import Held
from branchlight.analysis.flow.known_results import KnownResults
from branchlight.language.expression import Expression, asked_slots
from branchlight.language.prose import Direction, Either, Glue, Mark, Open, Pieces, Series, Show, Words
from branchlight.language.values import Values, join
from branchlight.source.named_tuple import NamedTuple


class Verdicts(NamedTuple):
    """Conditions, by what depends on them (see `Condition.of`).

    asked   conditions that the walk reached
    true    those that may be true
    false   those that may be false
    held    what the slots that a condition reads may hold there

    Some conditions are true only because those before them, in the same list or brace, leave nothing else. These count
    as possibly false. Authors may write them out: `go: [{if: met, ...}, {if: not met, ...}]` is no fault.
    """

    asked: set[str]
    true: set[str]
    false: set[str]
    held: dict[str, dict[int, Values]]


class Conditions:
    """Tests the conditions of one node, and adds their results to the verdicts. `here` is the number of the node."""

    def __init__(self, verdicts: Verdicts, results: KnownResults, here: int) -> None:
        self.verdicts, self.results, self.here = verdicts, results, here

    def test(
        self, of: str, test: Expression | None, held: Held | None, loose: Held | None = None
    ) -> tuple[Held | None, Held | None]:
        """Record the possible results of a condition.

        Returns what may be held if it holds and if it fails; None for what cannot be. `loose` is what may be held
        without regard to the conditions before it in its list. The test of a plural has no name, and is not recorded.
        """
        if test is None or held is None:
            return held, None
        if not of:
            return self.results.sides(test, held, self.here)
        asked, true, false, seen = self.verdicts
        asked.add(of)
        sides, here = self.results.sides, self.here
        holds, fails = sides(test, held, here)
        if fails is not None or (loose is not None and sides(test, loose, here)[1] is not None):
            false.add(of)
        if holds is not None:
            true.add(of)
            seen.pop(of, None)
        elif of not in true:
            values = seen.setdefault(of, {})
            for slot in asked_slots(test):
                values[slot] = join(values.get(slot, held[slot]), held[slot])
        return holds, fails

    def read(self, pieces: Pieces, held: Held | None, loose: Held | None = None) -> None:
        """Test the conditions in prose. `loose` is what may be held if those before have not failed."""
        if held is None:
            return
        for piece in pieces:
            match piece:
                case Either():
                    yes, no = self.test(piece.name, piece.test, held, loose)
                    loose_yes = None if loose is None else self.results.sides(piece.test, loose, self.here)[0]
                    self.read(piece.yes, yes, loose_yes)
                    self.read(piece.no, no, held if loose is None else loose)
                case Series():
                    for option in piece.options:
                        self.read(option, held, loose)
                case Words() | Show() | Open() | Direction() | Mark() | Glue():
                    pass
                case _:
                    assert_never(piece)

    def fails(self, test: Expression, held: Held) -> Held | None:
        """Return what may be held if a condition fails, without recording it; None if it cannot."""
        return where(test, False, held, self.here, self.results.effort)
