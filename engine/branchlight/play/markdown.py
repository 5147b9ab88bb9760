"""A transcript as Markdown. In CommonMark, a story's words give no markup but their own emphasis."""

import re
from collections.abc import Iterable

from branchlight.model.story import Story
from branchlight.play.cues import cue_words
from branchlight.play.reading import shown
from branchlight.play.turn import Passage, Run, Setting, Turn
from branchlight.source.characters import visible

_LIST = r"[-+]|\d+(?=[.)])"
"""A beginning that would make a paragraph a list item or a rule. `re` compiles it when it is first needed."""
_STYLES = {"": "", "emphasis": "*", "strong": "**", "both": "***"}


def markdown(story: Story, turns: Iterable[tuple[str, Turn]], veils: frozenset[str]) -> str:
    """Return a transcript as Markdown.

    Arguments:
        story: the story.
        turns: each turn, with the words of the decision that led to it ("" for the first turn).
        veils: the names of the content notes that the reader veils.
    """
    parts = [f"# {literal(story.title)}"]
    told: Setting | None = None
    coming: Setting | None = None
    for label, turn in turns:
        if label:
            parts.append(f"> {_paragraph(literal(label))}")
        for passage in turn.passages:
            coming = passage.setting or coming
            words = _passage(story, passage) if shown(passage, veils) else ""
            if words:  # a scene without text has no heading
                parts += [_heading(coming, told), words]
                told = coming
        if turn.ending is not None:
            parts.append(f"**{literal(turn.ending.title or turn.ending.name)}**")
    return "\n\n".join(part for part in parts if part) + "\n"


def _heading(setting: Setting | None, before: Setting | None) -> str:
    new = setting is not None and (before is None or before.scene != setting.scene)
    return f"## {literal(setting.title)}" if new and setting is not None and setting.title else ""


def _passage(story: Story, passage: Passage) -> str:
    if passage.kind == "break":
        return "---"
    if passage.kind == "cue":
        return f"*({literal(cue_words(passage.name))})*"
    words = "".join(_run(run) for run in passage.runs)
    if passage.kind == "voice":
        voice = story.voices.get(passage.name)
        return f"**{literal((voice.title if voice else '') or passage.name)}:** {words}"
    return _paragraph(words)


def _paragraph(words: str) -> str:
    """Return the words as a paragraph, with a list marker at their beginning escaped."""
    words = words.strip()
    marker = re.match(_LIST, words)
    if marker is None:
        return words
    at = marker.end() if marker.group().isdecimal() else 0
    return f"{words[:at]}\\{words[at:]}"


def _run(run: Run) -> str:
    """Return a run of text. The spaces at its ends stay outside the asterisks."""
    inner = run.text.strip()
    if not inner:
        return run.text
    mark = _STYLES[run.style]
    lead, trail = run.text[: len(run.text) - len(run.text.lstrip())], run.text[len(run.text.rstrip()) :]
    return f"{lead}{mark}{literal(inner)}{mark}{trail}"


def literal(words: str) -> str:
    """Return the words on one line, with all that Markdown would take for markup escaped."""
    return "".join([f"\\{sign}" if sign in "\\`*_{}[]<>#|~&" else sign for sign in visible(" ".join(words.split()))])
