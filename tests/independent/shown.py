"""How values are shown, and the passages that a text becomes."""

import re
from collections.abc import Callable, Container
from typing import Any

from .marks import AT, BLANK, BREAK, SPACES
from .values import Kind

ONES_TEXT = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
ONES = ONES_TEXT.split()
TENS_TEXT = "- - twenty thirty forty fifty sixty seventy eighty ninety"
TENS = TENS_TEXT.split()
Passage = tuple[str, str, str]


def shower(kind: Kind, formats: list[str]) -> tuple[Callable[[Any], str], list[str]]:
    """Return a function that shows values of a kind, and the formats that are left for its text."""
    first, rest = (formats[0], formats[1:]) if formats else ("", [])
    if kind.tag == "number" and first in ("money", "words"):
        return (money if first == "money" else in_words), rest
    if kind.tag in ("set", "counted"):
        join = listed if first == "list" else ", ".join
        items = _members if kind.tag == "set" else _things
        return lambda value: join(items(kind, value)) or "nothing", rest if first == "list" else formats
    plain: dict[str, Callable[[Any], str]] = {
        "number": str,
        "bool": lambda value: "true" if value else "false",
        "text": str,
        "name": kind.shown,
    }
    return plain[kind.tag], formats


def _members(kind: Kind, value: Container[str]) -> list[str]:
    """Return the members of a set as readers see them."""
    return [kind.shown(name) for name in kind.names if name in value]


def _things(kind: Kind, value: dict[str, int]) -> list[str]:
    """Return counted things with their numbers."""
    return [f"{value[name]} {kind.plurals[name][value[name] != 1]}" for name in kind.names if value[name]]


def dressed(text: str, formats: list[str]) -> str:
    """Return a text with a large first letter or digit, if the formats say so."""
    for name in formats:
        if name != "capital":
            raise ValueError(f"a text cannot be shown as {name}")
        text = re.sub(r"[^\W_]", lambda match: match[0].upper(), text, count=1)
    return text


def listed(items: list[str]) -> str:
    """Return `a, b and c`."""
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def money(number: int) -> str:
    """Return hundredths as a number with a point."""
    return f"{'-' if number < 0 else ''}{abs(number) // 100}.{abs(number) % 100:02}"


def in_words(number: int) -> str:
    """Return a number in English words."""
    if number < 0:
        return "minus " + in_words(-number)
    for size, name in ((1_000_000, "million"), (1_000, "thousand"), (100, "hundred")):
        if number >= size:
            head, rest = divmod(number, size)
            tail = f" {'and ' if rest < 100 else ''}{in_words(rest)}" if rest else ""
            return f"{in_words(head)} {name}{tail}"
    if number < 20:
        return ONES[number]
    return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")


def passages(written: str, voices: Container[str]) -> list[Passage]:
    """Return the passages of a text as (kind, voice, text)."""
    paragraphs = [paragraph.strip(SPACES) for paragraph in written.split(BLANK)]
    found = [_passage(paragraph, voices) for paragraph in paragraphs if paragraph]
    return [one for one in found if one[2] or one[0] == "break"]


def _passage(paragraph: str, voices: Container[str]) -> Passage:
    """Return the passage of one paragraph."""
    if paragraph == BREAK:
        return "break", "", ""
    if not paragraph.startswith(AT):
        return "paragraph", "", clean(paragraph)
    name, _, rest = paragraph[1:].partition(" ")
    if name in ("pause", "cue"):
        return name, "", clean(rest)
    if name not in voices:
        raise ValueError(f"there is no voice {name}")
    return "voice", name, clean(rest)


def line(written: str) -> str:
    """Return a text as one line, for labels."""
    return clean(written.replace(BLANK, " "))


def clean(text: str) -> str:
    """Return a text with single spaces and ordinary signs."""
    text = text.replace(BREAK, "***").replace(AT, "@")
    return re.sub(f"[{SPACES}]+", " ", text).strip(SPACES)
