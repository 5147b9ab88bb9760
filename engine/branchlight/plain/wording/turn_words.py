"""Turns in words that make sense when they are read aloud, one paragraph after another."""

from collections.abc import Set

from branchlight.play.answers import expected
from branchlight.play.cues import cue_words
from branchlight.play.turn import Choice, Gauge, Passage, Setting, Turn
from branchlight.shelf.session import Session
from branchlight.source.counted import counted

TAKEN = " (taken before)"
"""The mark of a choice that was taken before, in any reading."""


def passage_words(session: Session, passage: Passage) -> str:
    """Return a passage in words, or "" for one without: a pause, a break, a change of setting."""
    if passage.kind == "paragraph":
        return passage.text
    if passage.kind == "voice":
        voice = session.story.voices.get(passage.name)
        return f"{voice.title or voice.name if voice else passage.name}: {passage.text}"
    if passage.kind == "cue":
        return f"(Sound: {cue_words(passage.name)}.)"
    return ""


def setting_words(setting: Setting, before: Setting | None = None) -> str:
    """Return the scene and the point of view if they differ from `before`, as in "The confession. Willow."."""
    told = []
    if before is None or setting.scene != before.scene:
        told.append(setting.title)
    if before is None or told or setting.pov != before.pov:
        told.append(setting.pov[:1].upper() + setting.pov[1:])
    return " ".join(sentence(words) for words in told if words)


def choice_words(turn: Turn, taken: Set[str] = frozenset()) -> list[str]:
    """Return the choices as lines: the open ones numbered from 1, the closed ones with their reasons.

    `taken` are the ids of choices that get the mark of those taken before.
    """
    number = 0
    lines = []
    for choice in turn.choices:
        if choice.open:
            number += 1
            lines.append(f"{number}. {choice.text}{TAKEN if choice.id in taken else ''}")
        else:
            lines.append(f"(closed) {closed_words(choice)}")
    return lines


def closed_words(choice: Choice) -> str:
    """Return a closed choice and its reason."""
    reason = "".join([run.text for run in choice.reason])
    return f"{choice.text.rstrip('.')}: {reason}" if reason else choice.text


def ask_words(turn: Turn) -> str:
    """Return the turn's question, and how to answer it, or "" if there is none."""
    if turn.question is None:
        return ""
    label = turn.question.label or "Your answer"
    return f"{_ended(label, ':?')} (Type {expected(turn.question)}; commands begin with /.)"


def end_words(session: Session) -> str:
    """Return how the session ended, or "" if it has not."""
    turn = session.turn
    if turn.ending is not None:
        found = len(session.readings.progress().endings & session.story.endings.keys())
        title = turn.ending.title or turn.ending.name
        return f"The end: {sentence(title)} You have found {found} of {counted(len(session.story.endings), 'ending')}."
    if turn.halted == "stuck":
        return "The story stops here: there is nothing left to choose, and no way on. Type back to try another way."
    if turn.halted == "runaway":
        return "The story was stopped here: it runs in circles. Type back to try another way."
    return ""


def gauge_words(gauge: Gauge) -> str:
    """Return a gauge's value in words."""
    label = gauge.label or gauge.name
    if gauge.kind == "pulse":
        return f"{label}: {'stopped' if gauge.flat else f'{gauge.value} beats a minute'}."
    if gauge.kind == "bar":
        return f"{label}: {gauge.value}, from {gauge.low} to {gauge.high}."
    return f"{label}: {gauge.shown}."


def where_words(session: Session) -> str:
    """Return the reader's place, and whether it is kept."""
    scene = session.turn.setting.title or session.story.title
    place = f"You are in {scene}, after {counted(session.history.here, 'decision')}."
    if session.turn.ending is not None:
        place = f"You are at the end of {session.story.title}, after {counted(session.history.here, 'decision')}."
    return f"{place} {'This is kept; you can go on from here.' if session.kept else 'This is not kept.'}"


def sentence(words: str) -> str:
    """Return the words with a full stop, unless they end like a sentence."""
    return _ended(words, ".!?…")


def _ended(words: str, ends: str) -> str:
    """Return the words, with the first of `ends` added unless they end with one of these or a full stop."""
    return words if words.endswith((*ends, ".", "!")) else words + ends[0]
