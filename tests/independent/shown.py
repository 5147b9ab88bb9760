"""How values are shown, and the passages that a text becomes."""

import re
from collections.abc import Callable, Container
from typing import Any

from .marks import AT, BLANK, BREAK, GLUE, SPACES
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


class Pages:
    """What is shown of a turn, paragraph after paragraph."""

    def __init__(self, voices: Container[str]) -> None:
        """Begin a turn."""
        self.voices = voices
        self.found: list[Passage] = []
        self.note = ""  # that of the texts in the last paragraph
        self.is_open = False  # whether there is a last paragraph that may go on
        self.glued = False  # whether glue came after its words

    def tell(self, written: str, note: str) -> None:
        """Add a text."""
        for paragraph in written.split(BLANK):
            stripped = paragraph.strip(SPACES)
            if stripped == BREAK:
                self.end(("break", "", ""))
            elif not stripped.startswith(AT):
                self.words(paragraph, "", note)
            else:
                name, _, rest = paragraph.lstrip(SPACES)[1:].partition(" ")
                if name in ("pause", "cue"):
                    self.end((name, "", clean(rest)))
                elif name in self.voices:
                    self.words(rest, name, note)
                else:
                    raise ValueError(f"there is no voice {name}")

    def end(self, passage: Passage) -> None:
        """Add what no paragraph goes on across."""
        self.found.append(passage)
        self.is_open = self.glued = False

    def words(self, written: str, voice: str, note: str) -> None:
        """Add words, in which there may be glue."""
        for number, part in enumerate(written.split(GLUE)):
            self.glued = self.glued or number > 0
            kind, spoken, words = self.found[-1] if self.found else ("", "", "")
            if self.is_open and self.glued and voice in ("", spoken) and (not note or self.note in ("", note)):
                self.found[-1] = kind, spoken, words + part
                self.note = self.note or note
            elif part.strip(SPACES):
                self.found.append(("voice" if voice else "paragraph", voice, part))
                self.is_open, self.note = True, note
            if part.strip(SPACES):
                self.glued = False


def passages(told: list[tuple[str, str]], voices: Container[str]) -> list[Passage]:
    """Return the passages of texts, each of which has its content note, as (kind, voice, text)."""
    pages = Pages(voices)
    for written, note in told:
        pages.tell(written, note)
    return [(kind, voice, clean(text)) for kind, voice, text in pages.found]


def line(written: str) -> str:
    """Return a text as one line, for labels."""
    return clean(written.replace(BLANK, " "))


def clean(text: str) -> str:
    """Return a text with single spaces and ordinary signs."""
    text = text.replace(BREAK, "***").replace(AT, "@")
    return re.sub(f"[{SPACES}]+", " ", text).strip(SPACES)
