"""Random operations on values of all kinds in ink, many of which ink itself refuses."""

import random

VALUES = {
    "number": ("2", "0", "n", "counted", "FOUR", "four", "top", "n * 2", "-n", "LIST_COUNT(s)", "LIST_VALUE(i)"),
    "truth": ("true", "b", "not n", "n > 1", "mixed(n)"),
    "text": ('"calm"', '"2"', '""', "t", "e", "WORD", "word", "size(n)"),
    "list": ("apple", "i", "j", "()", "(apple, pear)", "s", "w", "plums", "m", "maybe(n)", "LIST_MIN(s)", "s + plum"),
    "target": ("-> k", "d"),
    "nothing": ("nothing()",),
}
KINDS = tuple(VALUES)
OPERATORS = ("==", "!=", "<", ">", "<=", ">=", "and", "or", "+", "-", "*", "/", "mod", "?", "!?", "^")
OF_ONE = ("not ", "-", "INT", "FLOOR", "LIST_COUNT", "LIST_VALUE", "LIST_MIN", "LIST_MAX", "LIST_INVERT", "LIST_RANDOM")
OF_ONE += ("fruit", "READ_COUNT", "TURNS_SINCE")
OF_TWO = ("MIN", "MAX", "POW")
USES = ("{EXPR: yes|no}", "[{EXPR}]", "+ {EXPR} [Go] -> END", "~ temp kept = EXPR\n[{kept}] {kept: yes|no}")
USES += ("{ EXPR:\n- 2: two\n- n: as many\n- else: other\n}", "{not (EXPR): no|yes}", "{EXPR and n: yes|no}")
STORY = """\
LIST fruit = apple, (pear), plum
LIST mood = calm = 3, wild = 5
CONST FOUR = 4
CONST WORD = "word"
VAR four = 4
VAR word = "word"
VAR plums = (plum)
VAR n = 2
VAR b = true
VAR counted = 1
VAR t = "calm"
VAR e = ""
VAR i = apple
VAR j = ()
VAR s = (apple, pear)
VAR w = ()
VAR m = calm
VAR d = -> k
-> top
== top
USED
+ [Change]
  ~ n = 0
  ~ b = false
  ~ counted = true
  ~ t = "wild"
  ~ e = "calm"
  ~ i = plum
  ~ j = plum
  ~ s = ()
  ~ w = (pear, plum)
  ~ m = wild
  ~ d = -> l
  -> top
+ [Stop] -> END
== k
-> END
== l
-> END
== function nothing()
~ return
== function size(x)
{ x > 1:
  ~ return "big"
}
~ return ""
== function mixed(x)
{ x > 1:
  ~ return 3
}
~ return true
== function maybe(x)
{ x > 1:
  ~ return apple
}
"""


def made_values(seed: int) -> str:
    """Return a story that uses one operation in one way."""
    rng = random.Random(f"values {seed}")
    return STORY.replace("USED", rng.choice(USES).replace("EXPR", _operation(rng)))


def _operation(rng: random.Random) -> str:
    kind = rng.choice(KINDS)
    other = kind if rng.random() < 0.6 else rng.choice(KINDS)
    left, right = rng.choice(VALUES[kind]), rng.choice(VALUES[other])
    form = rng.random()
    if form < 0.05:
        return left
    if form < 0.2:
        return f"{rng.choice(OF_ONE)}({left})"
    if form < 0.25:
        return f"{rng.choice(OF_TWO)}({left}, {right})"
    return f"{_part(left)} {rng.choice(OPERATORS)} {_part(right)}"


def _part(value: str) -> str:
    """Return a side of an operator. A divert in parentheses would be something else."""
    return value if value.startswith("->") else f"({value})"
