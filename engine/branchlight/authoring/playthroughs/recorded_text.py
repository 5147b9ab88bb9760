"""The recorded text of playthroughs: what their readers saw, kept beside them so that a change of it shows.

The file `playthroughs/NAME.txt` has the text of the playthroughs in `playthroughs/NAME.yaml`. Paragraphs and choices
are indented, and decisions are not:

    = The short way
      Her pulse is the loudest thing in the room.

      Look away. (look_away)
      Go to the forest. (forest)
    > forest
"""

import os
from collections.abc import Iterable, Mapping
from difflib import unified_diff

from branchlight.authoring.playthroughs.look import offer_lines, page_lines
from branchlight.authoring.playthroughs.playthrough import Outcome, Parted, Playthrough
from branchlight.authoring.playthroughs.runner import turns_of
from branchlight.model.story import Story
from branchlight.source.files import read_own_file
from branchlight.source.writing import write_text

CHANGED = "the text has changed since it was recorded; if it should be so, run `branchlight test --renew`"
MOST_LINES = 60
_AROUND = 2


def text_of(story: Story, playthrough: Playthrough) -> str:
    """Return the text that the reader of a playthrough sees, with the decisions. The playthrough must pass."""
    lines = [f"= {playthrough.name}"]
    for index, turn in turns_of(story, playthrough):
        if index >= 0:
            lines.append(f"> {playthrough.steps[index].value}")
        page = page_lines(turn, playthrough.veils)
        lines += [f"  {line}\n" for line in page] + [f"  {line}" for line in offer_lines(turn)]
    return "\n".join(lines) + "\n"


def compare(outcome: Outcome, recorded: str | None, story: Story) -> Outcome:
    """Return the outcome of a playthrough, failed if it passed and its text differs from the recorded one."""
    if recorded is None or not outcome.passed:
        return outcome
    now = text_of(story, outcome.playthrough)
    if now == recorded:
        return outcome
    found = unified_diff(recorded.splitlines(), now.splitlines(), lineterm="", n=_AROUND)
    diff = [f"{line[0]} {line[1:]}".rstrip() for line in found if not line.startswith(("---", "+++", "@@"))]
    diff = [line for line in diff if line]
    more = [f"  ... and {len(diff) - MOST_LINES:,} more lines"] if len(diff) > MOST_LINES else []
    parted = Parted(-1, outcome.playthrough.place, CHANGED, (*diff[:MOST_LINES], *more))
    return outcome._replace(parted=parted)


def recorded_texts(folder: str, playthroughs: Iterable[Playthrough]) -> dict[Playthrough, str]:
    """Return the recorded text of each playthrough in a story's folder that has one."""
    known: dict[str, Mapping[str, str]] = {}
    found: dict[Playthrough, str] = {}
    for playthrough in playthroughs:
        name = _text_file(playthrough)
        if name not in known:
            known[name] = _parted(read_own_file(folder, name) or "")
        if playthrough.name in known[name]:
            found[playthrough] = known[name][playthrough.name]
    return found


def renew(folder: str, story: Story, outcomes: Iterable[Outcome]) -> list[str]:
    """Write the texts of playthroughs that pass, in place of those that are recorded, and return the files' names.

    A playthrough that does not pass keeps its recorded text. Raises `OSError` if a file cannot be written.
    """
    texts: dict[str, list[str]] = {}
    outcomes = list(outcomes)
    before = recorded_texts(folder, [outcome.playthrough for outcome in outcomes])
    for outcome in outcomes:
        text = text_of(story, outcome.playthrough) if outcome.passed else before.get(outcome.playthrough, "")
        texts.setdefault(_text_file(outcome.playthrough), []).extend([text] if text else [])
    for name, parts in texts.items():
        if parts:
            write_text(os.path.join(folder, *name.split("/")), "\n".join(parts), overwrite=True)
    return [name for name, parts in texts.items() if parts]


def _text_file(playthrough: Playthrough) -> str:
    return playthrough.place.file.removesuffix(".yaml") + ".txt"


def _parted(text: str) -> dict[str, str]:
    """Return the text of each playthrough in a file, by the playthrough's name."""
    parts: dict[str, list[str]] = {}
    name = ""
    for line in text.splitlines():
        if line.startswith("= "):
            name = line.removeprefix("= ")
        parts.setdefault(name, []).append(line)
    return {name: "\n".join(lines).rstrip("\n") + "\n" for name, lines in parts.items()}
