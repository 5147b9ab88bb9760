"""`as money`: a number of hundredths with a point, such as 13.58."""

from branchlight.language.formats.format import Format


def _written(hundredths: int) -> str:
    sign, rest = "-" if hundredths < 0 else "", abs(hundredths)
    return f"{sign}{rest // 100}.{rest % 100:02}"


_JS = """hundredths => {
  const whole = Math.abs(hundredths), rest = whole % 100;
  return `${hundredths < 0 ? "-" : ""}${(whole - rest) / 100}.${String(rest).padStart(2, "0")}`;
}"""

MONEY = Format("money", "a number of hundredths: 1358 is 13.58", ("whole",), _written, _JS)
