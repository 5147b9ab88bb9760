"""The functions of the language, one to a file.

To add one, write it beside the others and join it here. Its file holds all of it: the check of a call, and the code (as
Python and as JavaScript), value and range of its operator. `absolute.py` is a function of numbers, `count.py` one of
something else, and `chance.py` draws. `docs/format.md` lists the functions for authors.
"""

from branchlight.language.functions.absolute import ABS
from branchlight.language.functions.at import AT
from branchlight.language.functions.chance import CHANCE
from branchlight.language.functions.chose import CHOSE
from branchlight.language.functions.count import COUNT
from branchlight.language.functions.ending import ENDING
from branchlight.language.functions.extremes import MAX, MIN
from branchlight.language.functions.function import Function
from branchlight.language.functions.pick import PICK
from branchlight.language.functions.roll import ROLL
from branchlight.language.functions.seen import SEEN
from branchlight.language.functions.turns_since import TURNS_SINCE
from branchlight.language.functions.visits import VISITS

FUNCTIONS: dict[str, Function] = {
    function.name: function
    for function in (SEEN, VISITS, TURNS_SINCE, AT, CHOSE, CHANCE, ROLL, PICK, MIN, MAX, ABS, COUNT, ENDING)
}
