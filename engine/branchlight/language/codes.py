"""The mistakes of this layer: expressions, statements and prose markup."""

from branchlight.source.diagnostic import Code


def _story(expression: str = "true", text: str = "Text.", do: str = "points += 1") -> str:
    return f"""title: Example
state:
  points: {{start: 0, min: 0, max: 9}}
  told: {{one of: [nothing, all]}}
  name: Ann
voices:
  doubt: {{name: The doubt}}
endings:
  over: {{title: Over}}
---
node: first
do: '{do}'
text: |
  {text} {{name}} {{told}}
choices:
  - label: Go
    if: '{expression}'
    go: last
  - label: Wait
    go: last
---
node: last
ending: over
"""


SYNTAX = Code("E201", "error", "an expression or statement that cannot be read", _story("points >"))
TYPE = Code("E202", "error", "a value of the wrong kind", _story("points + told > 2"))
UNKNOWN_NAME = Code("E203", "error", "a name that nothing declares", _story("pionts > 2"))
ZERO = Code("E204", "error", "a division by what may be zero", _story("7 // points > 1"))
TOO_LARGE = Code("E205", "error", "a number that can grow too large", _story("1000000 * 1000000 * 1000000 > points"))
FUNCTION = Code("E206", "error", "an unknown function, or one called wrongly", _story("seem(first)"))
TEXT_TESTED = Code("E207", "error", "a text that is tested; it can only be shown", _story('name == "Bob"'))
DRAW = Code("E208", "error", "a draw of the dice where the value must not change", _story("1 < roll(1, 6) < 3"))
TOO_COMPLEX = Code("E209", "error", "an expression that is too long or too deep", _story("+".join(["points"] * 400)))
ASSIGNMENT = Code("E210", "error", "a statement that changes what cannot be changed", _story(do="first = 2"))

BRACE = Code("E220", "error", "braces that do not match", _story(text="It is {points > 2: many."))
EMPTY_BRACE = Code("E221", "error", "empty braces", _story(text="It is {} here."))
SIDES = Code("E222", "error", "braces with too many sides", _story(text="It is {points > 2: a | b | c}."))
EMPHASIS = Code("E223", "error", "emphasis that is never closed", _story(text="It is *very late."))
VOICE = Code("E224", "error", "a paragraph in an undeclared voice", _story(text="@dobt Who stays?"))
DIRECTION = Code("E225", "error", "a stage direction that cannot be read", _story(text="@pause a while"))
ONE_LINE = Code(
    "E226",
    "error",
    "a label or reason of more than one paragraph",
    _story().replace("label: Wait", 'label: "Wait\\n\\n@doubt Why?"\n    id: wait'),
)
STRAY_VOICE = Code("E227", "error", "a voice without a blank line before it", _story(text="Late.\n  @doubt Who?"))
DEEP_BRACES = Code("E228", "error", "braces nested too deeply", _story(text="{points: " * 30 + "a" + "}" * 30))
MARK = Code(
    "E229",
    "error",
    "a voice whose `@`, name and words are not put together as they should be",
    _story(text="@doubt: Who?"),
)

CODES = (
    SYNTAX,
    TYPE,
    UNKNOWN_NAME,
    ZERO,
    TOO_LARGE,
    FUNCTION,
    TEXT_TESTED,
    DRAW,
    TOO_COMPLEX,
    ASSIGNMENT,
    BRACE,
    EMPTY_BRACE,
    SIDES,
    EMPHASIS,
    VOICE,
    DIRECTION,
    ONE_LINE,
    STRAY_VOICE,
    DEEP_BRACES,
    MARK,
)
