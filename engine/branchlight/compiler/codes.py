"""The mistakes of this layer: shapes, names and types of a story's parts."""

from branchlight.source.diagnostic import Code

_TITLE = "title: Example\nendings:\n  over: {title: Over}\n"
_LAST = "---\nnode: last\nending: over\n"


def _story(node: str, title: str = "") -> str:
    return f"{_TITLE}{title}---\nnode: first\n{node}\n{_LAST}"


UNKNOWN_KEY = Code("E301", "error", "a key that means nothing here", _story("txt: Hello.\ngo: last"))
MISSING = Code("E302", "error", "a part that is missing", "author: Ann\n---\nnode: first\nending: over\n")
SHAPE = Code("E303", "error", "a value of the wrong shape", _story("choices: last\ngo: last"))
BAD_NAME = Code("E304", "error", "a word that cannot be a name", _story("go: last\n---\nnode: two words\ngo: last"))
DUPLICATE = Code("E305", "error", "two things of one name", _story("go: last\n---\nnode: first\ngo: last"))
NO_NODE = Code("E306", "error", "a way to a node that is not there", _story("go: lsat"))
NO_WAY_OUT = Code("E307", "error", "a stretch that leads nowhere", _story("text: Hello."))
UNDECLARED = Code("E308", "error", "a name that the title page does not declare", _story("mood: dream\ngo: last"))
STATE = Code("E309", "error", "state that is declared wrongly", _story("go: last", "state:\n  a: {min: 5, max: 2}\n"))
CIRCLE = Code(
    "E310", "error", "formulas that need each other", _story("go: last", "formulas:\n  a: b + 1\n  b: a + 1\n")
)
NO_LABEL = Code("E311", "error", "a choice without a label", _story("choices:\n  - go: last"))
NEEDS_ID = Code(
    "E312", "error", "a label that varies without an id", _story('choices:\n  - label: "{Go | Run}"\n    go: last')
)
TWO_WAYS = Code("E313", "error", "a body that both ends and goes on", _story("go: last\nending: over"))
POOL_LABEL = Code("E314", "error", "a storylet that cannot be offered", _story("pool: memories\ngo: last"))
RUNAWAY = Code(
    "E315",
    "error",
    "nodes that lead to each other without a decision",
    _story("go: again\n---\nnode: again\ngo: first"),
)
DOCUMENT = Code("E316", "error", "a document that is no scene and no node", _story("go: last\n---\ntext: Who am I?"))
NO_NODES = Code("E317", "error", "a story without a node", "title: Empty\n")
RESERVED = Code("E318", "error", "a word that means something else", _story("go: last\n---\nnode: back\ngo: last"))
VALUE = Code(
    "E319",
    "error",
    "a value that is not allowed",
    _story("ask: {into: name, length: -4}\ngo: last", "state:\n  name: Ann\n"),
)
UNUSED = Code(
    "W320", "warning", "a declaration that nothing uses", _story("go: last", "moods:\n  dream: {colour: blue}\n")
)

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
    UNUSED,
)
