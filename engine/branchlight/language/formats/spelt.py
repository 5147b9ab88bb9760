"""`as words`: a number in words, as British English has them."""

from branchlight.language.formats.format import Format

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ("", " thousand", " million", " billion", " trillion", " quadrillion")
"""Names of the powers of 1,000. The largest number has sixteen digits."""


def _spelt(number: int) -> str:
    if number < 0:
        return f"minus {_spelt(-number)}"
    if number < 1000:
        return _below_a_thousand(number)
    last = number % 1000
    groups = [
        _below_a_thousand(number // 1000**power % 1000) + _SCALES[power]
        for power in range(len(_SCALES) - 1, 0, -1)
        if number // 1000**power % 1000
    ]
    joint = "and " if last < 100 else ""
    return " ".join([*groups, *([joint + _below_a_thousand(last)] if last else [])])


def _below_a_thousand(number: int) -> str:
    if number < 20:
        return _ONES[number]
    if number < 100:
        return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")
    rest = f" and {_below_a_thousand(number % 100)}" if number % 100 else ""
    return f"{_ONES[number // 100]} hundred{rest}"


WORDS = Format("words", "a number in words: 21 is twenty-one", ("whole",), _spelt)
