"""The codes of mistakes in expressions, statements and prose markup."""

from branchlight.source.diagnostic import Code

SYNTAX = Code("E201", "error", "an expression or statement that cannot be read")
TYPE = Code("E202", "error", "a value of the wrong kind")
UNKNOWN_NAME = Code("E203", "error", "a name that is not declared")
ZERO = Code("E204", "error", "a division by a number that can be zero")
TOO_LARGE = Code("E205", "error", "a number that can grow too large")
FUNCTION = Code("E206", "error", "an unknown function, or one called wrongly")
TEXT_TESTED = Code("E207", "error", "a text that is tested; it can only be shown")
DRAW = Code("E208", "error", "a draw of the dice where the value must not change")
TOO_COMPLEX = Code("E209", "error", "an expression that is too long or too deep")
ASSIGNMENT = Code("E210", "error", "a statement that changes what cannot be changed")

BRACE = Code("E220", "error", "braces that do not match")
EMPTY_BRACE = Code("E221", "error", "empty braces")
SIDES = Code("E222", "error", "braces with too many sides, or with a side in the wrong place")
EMPHASIS = Code("E223", "error", "emphasis that is never closed")
VOICE = Code("E224", "error", "a paragraph in an undeclared voice")
DIRECTION = Code("E225", "error", "a stage direction that cannot be read")
ONE_LINE = Code("E226", "error", "a label or reason of more than one paragraph")
STRAY_VOICE = Code("E227", "error", "a voice without a blank line before it")
DEEP_BRACES = Code("E228", "error", "braces nested too deeply")
MARK = Code("E229", "error", "a voice that is not written as `@`, its name, a space and its words")
SIGNS = Code("W230", "warning", "`=-` and a space, which sets a state and subtracts nothing")
CONDITION = Code("E231", "error", "a colon in braces that follows no condition")
STRAY_NAME = Code("E232", "error", "a side of braces that is a name or a condition, and not prose")
FOREIGN_SIGN = Code("W233", "warning", "a sign of another language in prose")
DISCARDED = Code("W234", "warning", "an assignment that discards the rest of a set")
OUT_OF_RANGE = Code("W235", "warning", "a number that its state cannot hold")
GLUE = Code("E236", "error", "glue in a label or a reason")
FORMAT = Code("E240", "error", "an unknown format")
FORMAT_TYPE = Code("E241", "error", "a format that cannot show this kind of value")
FOREIGN = Code("W242", "warning", "a format or a plural in a story that is not in English")

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
    SIGNS,
    CONDITION,
    STRAY_NAME,
    FOREIGN_SIGN,
    DISCARDED,
    OUT_OF_RANGE,
    GLUE,
    FORMAT,
    FORMAT_TYPE,
    FOREIGN,
)
