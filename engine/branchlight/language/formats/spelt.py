"""`as words`: a number in words, as British English has them."""

import json

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


_JS = f"""(() => {{
  const ones = {json.dumps(_ONES)};
  const tens = {json.dumps(_TENS)};
  const scales = {json.dumps(_SCALES)};
  function belowAThousand(number) {{
    const last = number % 10, two = number % 100;
    if (number < 20) return ones[number];
    if (number < 100) return tens[(number - last) / 10] + (last ? `-${{ones[last]}}` : "");
    return `${{ones[(number - two) / 100]}} hundred` + (two ? ` and ${{belowAThousand(two)}}` : "");
  }}
  return function spelt(number) {{
    if (number < 0) return `minus ${{spelt(-number)}}`;
    if (number < 1000) return belowAThousand(number);
    const last = number % 1000, groups = last ? [(last < 100 ? "and " : "") + belowAThousand(last)] : [];
    for (let rest = (number - last) / 1000, power = 1; rest; power++) {{
      const group = rest % 1000;
      if (group) groups.unshift(belowAThousand(group) + scales[power]);
      rest = (rest - group) / 1000;
    }}
    return groups.join(" ");
  }};
}})()"""

WORDS = Format("words", "a number in words: 21 is twenty-one", ("whole",), _spelt, _JS)
