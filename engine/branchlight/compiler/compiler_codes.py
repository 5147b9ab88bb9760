"""The codes of mistakes in the shapes, names and types of a story's parts."""

from branchlight.source.diagnostic import Code

UNKNOWN_KEY = Code("E301", "error", "an unknown key")
MISSING = Code("E302", "error", "a missing part")
SHAPE = Code("E303", "error", "a value of the wrong shape")
BAD_NAME = Code("E304", "error", "a word that cannot be a name")
DUPLICATE = Code("E305", "error", "two things with the same name")
NO_NODE = Code("E306", "error", "a way to a node that does not exist")
NO_WAY_OUT = Code("E307", "error", "a node or choice that leads nowhere")
UNDECLARED = Code("E308", "error", "a name that the title page does not declare")
STATE = Code("E309", "error", "state that is declared wrongly")
CIRCLE = Code("E310", "error", "formulas that depend on each other")
NO_LABEL = Code("E311", "error", "a choice without a label")
NEEDS_ID = Code("E312", "error", "a label that varies without an id")
TWO_WAYS = Code("E313", "error", "two ways on of which only one can be")
POOL_LABEL = Code("E314", "error", "a storylet that cannot be offered")
RUNAWAY = Code("E315", "error", "nodes that lead to each other without a decision")
DOCUMENT = Code("E316", "error", "a document that is neither a scene nor a node")
NO_NODES = Code("E317", "error", "a story without a node")
RESERVED = Code("E318", "error", "a word that means something else")
VALUE = Code("E319", "error", "a value that is not allowed")
UNTOLD = Code("E321", "error", "a fact that is needed and never told")
ARGUMENT = Code("E330", "error", "an argument that a node does not take")
UNUSED = Code("W320", "warning", "a declaration that nothing uses")
UNNEEDED = Code("W322", "warning", "a fact that is told and never needed")
NAMELESS = Code("W323", "warning", "a story for readers without an `id:`")

CODES = (
    UNKNOWN_KEY,
    MISSING,
    SHAPE,
    BAD_NAME,
    DUPLICATE,
    NO_NODE,
    NO_WAY_OUT,
    UNDECLARED,
    STATE,
    CIRCLE,
    NO_LABEL,
    NEEDS_ID,
    TWO_WAYS,
    POOL_LABEL,
    RUNAWAY,
    DOCUMENT,
    NO_NODES,
    RESERVED,
    VALUE,
    ARGUMENT,
    UNUSED,
    UNTOLD,
    UNNEEDED,
    NAMELESS,
)
