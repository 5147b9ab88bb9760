"""The example sessions of the manual, played by the interpreter that was written from it."""

import re

from .declarations import UnknownNodeError
from .interpreter import Turn, choose, load, start
from .story import Story

BLOCK = re.compile(r"^```(yaml|text)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MASK = 0xFFFFFFFF
STUB = "stub"
ONLY_NODE = "node: first\ntext: Nothing.\nending: stub\n"


class Dice:
    """The generator of the manual."""

    def __init__(self, seed: int = 1) -> None:
        """Begin with a seed."""
        self.state = seed & MASK

    def draw(self, sides: int) -> int:
        """Return one of several results."""
        self.state = (self.state + 0x6D2B79F5) & MASK
        t = ((self.state ^ (self.state >> 15)) * (self.state | 1)) & MASK
        t ^= (t + (t ^ (t >> 7)) * (t | 61)) & MASK
        t ^= t >> 14
        return ((t >> 16) * sides) >> 16

    def __call__(self, sides: int, percent: int | None) -> int:
        """Return a result as the interpreter wants it."""
        return self.draw(sides) if percent is None else int(self.draw(100) < percent)


def with_title(nodes: str, title: str) -> str:
    """Return nodes under the title page of the manual, without its `start`."""
    return re.sub(r"^start:.*\n", "", title, flags=re.MULTILINE) + "---\n" + nodes


def with_stubs(text: str) -> Story:
    """Read a story; nodes that it names and does not have show their names and end it."""
    text = re.sub(r"^endings: *\{", f"endings: {{{STUB}: Stub, ", text, flags=re.MULTILINE)
    text = re.sub(r"^endings: *$", f"endings:\n  {STUB}: Stub", text, flags=re.MULTILINE)
    while True:
        try:
            return load(text)
        except UnknownNodeError as unknown:
            text += f"\n---\nnode: {unknown.name}\ntext: ({unknown.name})\nending: {STUB}\n"


def shown(story: Story, turn: Turn) -> list[str]:
    """Return a turn as the manual prints it."""
    lines = [text if kind == "paragraph" else f"{story.voices[voice]}: {text}" for kind, voice, text in told(turn)]
    number = 0
    for _, label, is_open, reason in turn.choices:
        number += is_open
        lines.append(f"{number}. {label}" if is_open else f"(closed) {label.rstrip('.')}: {reason}")
    if turn.question:
        lines.append(f"{turn.question['label']}?")
    if turn.ending and turn.ending != STUB:
        lines.append(f"The end: {story.endings[turn.ending]}")
    return lines + ([f"[{turn.halted}]"] if turn.halted else [])


def told(turn: Turn) -> list[tuple[str, str, str]]:
    """Return the passages that the manual prints."""
    return [one for one in turn.passages if one[0] in ("paragraph", "voice")]


def session(text: str, expected: str) -> list[str]:
    """Play what is typed in a session, and return all lines."""
    story, dice = with_stubs(text), Dice()
    turn = start(story, dice)
    lines = shown(story, turn)
    for line in expected.splitlines():
        if not line.startswith("> "):
            continue
        lines.append(line)
        if turn.question:
            new = choose(turn, line[2:], dice)
            refused = new.question is not None and new.question is turn.question
        else:
            is_open = [one[0] for one in turn.choices if one[2]]
            new, refused = choose(turn, is_open[int(line[2:]) - 1], dice), False
        if refused and turn.question:
            lines.append(f"Type a whole number from {turn.question['least']} to {turn.question['greatest']}.")
        else:
            lines += shown(story, new)
        turn = new
    return lines


def different(kind: str, text: str, title: str, expected: str | None) -> list[str]:
    """Return what an example shows, if this is not what the manual shows."""
    if kind == "title":
        text += ("" if "endings:" in text else "endings: {}\n") + "---\n" + ONLY_NODE
    elif kind == "nodes":
        text = with_title(text, title)
    if expected is None:
        start(with_stubs(text), Dice())
        return []
    lines = session(text, expected)
    return [] if lines == expected.splitlines() else lines


def differences(manual: str) -> list[str]:
    """Return a report of each example of a manual that shows something else than the manual prints."""
    found = [(one[1], one[2].strip(), one[3]) for one in BLOCK.finditer(manual)]
    title = next(text for _, kind, text in found if kind == "title")
    reports: list[str] = []
    for (sort, kind, text), following in zip(found, [*found[1:], ("", "", "")], strict=True):
        if sort == "yaml" and kind in ("title", "nodes", "story"):
            lines = different(kind, text, title, following[2] if following[0] == "text" else None)
            if lines:
                reports.append("\n".join([text, "shows:", *lines, "and not:", following[2]]))
    return reports
