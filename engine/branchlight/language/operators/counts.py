"""Counted things as a whole: `counts`, whose value is the number of each; see `branchlight.language.things`."""

from branchlight.language.operator import Operator
from branchlight.language.values import NO

_COUNTS = Operator(
    "counts",
    lambda *counts: f"({', '.join(counts)},)",
    lambda *counts: f"[{', '.join(counts)}]",
    lambda *counts: counts,
    lambda *counts: NO,
    lambda *counts: counts[0].rpartition(".")[0],
)
"""The numbers of all things together, which only the page takes. So nothing is kept of what they may be."""

OPERATORS = (_COUNTS,)
