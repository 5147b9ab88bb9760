"""Texts of saves that parsers of JSON take in different ways."""

_NAMES = ('1, "name":', '"\\"name\\":", "name":', '"a", "n\\u0061me":', '"a", "name" \n :', '"a", "line":')
_TABLES = ('{"a":1,"a":2}', '{"b":1,"a":1,"a":2,"b":2}', '{"__proto__":1,"__proto__":2}', '[{"a":1},{"a":2}]')
_NUMBERS = (
    "5.0",
    "5e0",
    "5E0",
    "-0",
    "1e400",
    "12345678901234567.0",
    "-5.0e-0",
    "1" * 4300,
    "1" * 4301,
    "-" + "1" * 4300,
)
_DEEP = "[" * 100_000 + "1" * 16 + "]" * 100_000
REWRITTEN = (
    ('"name":', f'"x": {_DEEP}, "name":'),
    *[('"name":', f'"name": {wrong}') for wrong in _NAMES],
    *[('"name":', f'"x": {wrong}, "x": 3, "name":') for wrong in _TABLES],
    *[('"seed": 5', f'"seed": {wrong}') for wrong in _NUMBERS],
    *[
        ('"line": "', f'"line": "{wrong}')
        for wrong in (r"{\"seed\": 1, ", "}, ", "5.0 5e0 12345678901234567 ", r"\\\" ")
    ],
    *[(f'"{name}":', f'"{name}": "a", "{name}":') for name in ("place", "values", "edition", "seed", "rope")],
    *(('"rope": 3', '"rope": 3.0'), ('"name":', r'"\u202e": 1, "\u202e": 1, "name":')),
)
"""Changes of the text of a save: fields that appear twice or seem to, odd numbers, and lists that nest too deeply."""
