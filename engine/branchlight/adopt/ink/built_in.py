"""The functions that ink itself has, with how many arguments each takes."""

BUILTINS = {
    "CHOICE_COUNT": 0,
    "TURNS": 0,
    "TURNS_SINCE": 1,
    "READ_COUNT": 1,
    "RANDOM": 2,
    "SEED_RANDOM": 1,
    "MIN": 2,
    "MAX": 2,
    "POW": 2,
    "FLOOR": 1,
    "CEILING": 1,
    "INT": 1,
    "FLOAT": 1,
    "LIST_MIN": 1,
    "LIST_MAX": 1,
    "LIST_ALL": 1,
    "LIST_COUNT": 1,
    "LIST_VALUE": 1,
    "LIST_INVERT": 1,
    "LIST_RANDOM": 1,
    "LIST_RANGE": 3,
}

RESERVED = frozenset({"true", "false", "not", "return", "else", "VAR", "CONST", "temp", "LIST", "function"})
"""Words that cannot be names."""
