"""The functions of the language, one a file. A new one is written beside the others and joined here."""

from engine.language.functions.absolute import ABS
from engine.language.functions.at import AT
from engine.language.functions.chance import CHANCE
from engine.language.functions.chose import CHOSE
from engine.language.functions.count import COUNT
from engine.language.functions.ending import ENDING
from engine.language.functions.extremes import MAX, MIN
from engine.language.functions.function import Function
from engine.language.functions.roll import ROLL
from engine.language.functions.seen import SEEN
from engine.language.functions.turns_since import TURNS_SINCE
from engine.language.functions.visits import VISITS

FUNCTIONS: dict[str, Function] = {
    function.name: function
    for function in (SEEN, VISITS, TURNS_SINCE, AT, CHOSE, CHANCE, ROLL, MIN, MAX, ABS, COUNT, ENDING)
}
