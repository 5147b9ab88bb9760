"""A marked story: varying texts name the variant that is shown, so that playing a path reveals which were shown."""

import re
from collections.abc import Iterable

from branchlight.language.prose import Open, Pieces, Words
from branchlight.play.turn import Choice, Passage
from branchlight.prover.program.rewrite import Rewriter

_MARK = re.compile("\ue000([^\ue001]*)\ue001")


def names_in(passages: Iterable[Passage], choices: Iterable[Choice]) -> set[str]:
    """Return the variants that these parts of a marked story show: its texts, its labels and its reasons."""
    rows = [passage.runs for passage in passages]
    rows += [runs for choice in choices for runs in (choice.label, choice.reason)]
    return {name for runs in rows for run in runs for name in _MARK.findall(run.text)}


class Marker(Rewriter):
    """Inserts the name of every variant into its text, between two signs that no story can contain."""

    def side(self, name: str, pieces: Pieces) -> Pieces:
        if not name:
            return pieces
        mark = Words(f"\ue000{name}\ue001")
        if pieces and isinstance(pieces[0], Open):
            return (pieces[0], mark, *pieces[1:])
        return (mark, *pieces)
