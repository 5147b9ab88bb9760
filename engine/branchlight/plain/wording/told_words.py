"""The results of commands, and what the sitting says by itself."""

import time
from typing import TYPE_CHECKING

from branchlight.plain.wording.turn_words import sentence
from branchlight.source.counted import counted

if TYPE_CHECKING:
    from branchlight.shelf.saves import Save
    from branchlight.shelf.settings import Option
    from branchlight.shelf.shelved_stories import ShelvedStory

# The sitting.
HOW_TO_TYPE = "Type a number or the beginning of a choice. Type help for all that can be typed."
FOR_AUTHORS = "As its author, type state to see the story's state, and set NAME VALUE to change it."
AFTER_END = "Type back to take back your last decision, new to start over, or quit."
RELOADED = "Story reloaded."
PARTED = "The way before is kept as another reading: saves lists it."
UNCHANGED = "Nothing was changed."
NOTHING_TO_SKIP = "There is nothing to skip here: your last reading did not go on from this place."

STORIES = "Your stories, the last read first:"

# Moves and saves.
NOTHING_TO_TAKE_BACK = "There is nothing to take back: this is where the session begins."
NOTHING_TO_REDO = "There is no decision to make again."
NO_SAVES = "There are no saves. Type save and a name to keep this place."
HOW_TO_EXPORT = "Type export, the name of a save, and the name of a file without spaces."
HOW_TO_IMPORT = "Type import, and the name of a file that export wrote."

# What is there.
NO_GAUGES = "No gauge shows here."
NO_NOTES = "This story has no content notes."
NO_STATE = "This story has no state."
HOW_TO_SET = "Type set, a name and a value, as in set trust 4. state lists the names."
HOW_TO_GO = "Type go and the number of a decision to make it again."
HOW_TO_FIND = "Type find and the words that you look for."
NO_SETTINGS = "No setting changes anything here, where lines are not wrapped."
ON_THE_PAGE = "It shows on the page, not in plain mode."
EMPTY = "empty"

_MANY = 10
"""The least number of values of a setting that only shows the first and the last."""


def shelved_story(number: int, story: "ShelvedStory") -> str:
    """Return a story on the shelf as one line: its title, the scene, the last words read and the endings found."""
    scene = f" {sentence(story.scene)}" if story.scene else ""
    line = f" Last read: {story.line}" if story.line else ""
    found = f" You have found {counted(story.endings, 'ending')}." if story.endings else ""
    return f"{number}. {sentence(story.title)}{scene}{line}{found}"


def pick_story(count: int) -> str:
    """Return what can be typed to pick one of several stories."""
    return f"Type a number from 1 to {count}, or quit. Enter alone goes on with the first."


def title(name: str, author: str) -> str:
    """Return the title of a story, and its author if one is known."""
    return f"{name}. By {author}." if author else f"{name}."


def continued(decisions: int) -> str:
    """Return that an earlier session goes on."""
    return f"You continue where you left off, after {counted(decisions, 'decision')}."


def content_notes(notes: list[tuple[str, str]]) -> str:
    """Return the content notes, each as its name and its brief words, and how to hear more."""
    names = ", ".join(f"{brief} ({name})" for name, brief in notes)
    return f"Content notes: {names}. Type notes to hear more, or veil and a name to skip one."


def yes_or_no(question: str) -> str:
    """Return a question with its answers."""
    return f"{question} Type yes or no."


def input_ends(place: str) -> str:
    """Return that nothing more can be typed, and the reader's place."""
    return f"The input ends here. {place}"


def not_kept(error: str) -> str:
    """Return that a change was not made."""
    return f"Nothing has changed, because it could not be kept. {error}"


def not_reloaded(place: str, message: str) -> str:
    """Return the mistake in a story that was edited."""
    return f"The story is not reloaded, because it has a mistake. {place}: {message}."


def chosen(label: str) -> str:
    """Return which choice the reader takes."""
    return f"You choose: {label}"


def answered(text: str) -> str:
    """Return which answer the reader gives."""
    return f"You answer: {text}"


def chosen_again(label: str) -> str:
    """Return which decision is made again."""
    return f"Again you choose: {label}"


def skipped(decisions: int, is_new: bool) -> str:
    """Return how many decisions were made again, and whether new text follows."""
    return f"{counted(decisions, 'decision')} repeated from your last reading.{' This is new:' if is_new else ''}"


def chosen_before(label: str) -> str:
    """Return which decision was made, in a transcript."""
    return f"You chose: {label}"


def went_back(decision: int) -> str:
    """Return to which decision the reader went back."""
    return f"Went back to decision {decision}."


def before_decision(decision: int) -> str:
    """Return the decision that is next."""
    return f"You are before decision {decision}."


def go_from(first: int, last: int) -> str:
    """Return the decisions to which the reader can go."""
    if first == last:
        return NOTHING_TO_TAKE_BACK
    return f"Type go and a number from {first} to {last}; map lists them."


def started_over(is_kept: bool) -> str:
    """Return that a new reading begins, and whether there is an old one."""
    left = " Your old place is kept: saves lists it." if is_kept else ""
    return f"You start over.{left}"


def saved(name: str) -> str:
    """Return under which name the place was saved."""
    return f"Saved as {name}."


def ask_overwrite_save(save: str) -> str:
    """Return the question before a save, given as one line, is replaced."""
    return f"There already is such a save: {save} Overwrite it?"


def ask_overwrite(reason: str) -> str:
    """Return the question before something is replaced; the reason is a sentence."""
    return f"{reason} Overwrite it?"


def ask_overwrite_file(path: str) -> str:
    """Return the question before a file is replaced."""
    return f"The file {path} already exists. Overwrite it?"


def loaded(name: str, old_place: str) -> str:
    """Return that the reader is at a save; `old_place` is the name of the place before, or ""."""
    left = f" Your old place is kept as {old_place}." if old_place else ""
    return f"You go to {name}.{left}"


def no_save(name: str) -> str:
    """Return that there is no save of this name."""
    return f"There is no save called {name}. Type saves for all of them."


def imported(save: str, changes: str) -> str:
    """Return which save was imported, and what had to change."""
    return f"Imported: {save} {changes}"


def unfit(path: str, reason: str) -> str:
    """Return that a file is not a save of this story."""
    return f"{path} cannot be imported: {reason}."


def unreadable(path: str, reason: str) -> str:
    """Return why a file cannot be read."""
    return f"{path} cannot be read: {reason}."


def written(path: str) -> str:
    """Return that a file was written."""
    return f"Written to {path}."


def unwritable(path: str, reason: str) -> str:
    """Return why a file cannot be written."""
    return f"{path} cannot be written: {reason}."


def save_line(save: "Save") -> str:
    """Return a save as one line: its name, time, scene, number of decisions, and the last words that were read."""
    when = time.strftime("%d %B %Y, %H:%M", time.localtime(save.at))
    scene = f" {save.scene}," if save.scene else ""
    line = f" Last read: {save.line}" if save.line else ""
    return f"{save.name}: {when},{scene} after {counted(save.decisions, 'decision')}.{line}"


def note(name: str, brief: str, detail: str, is_veiled: bool) -> str:
    """Return a content note as one line."""
    return f"{name}: {brief}. {detail}{' This is veiled.' if is_veiled else ''}"


def no_note(names: list[str]) -> str:
    """Return that there is no such content note, and which there are."""
    return f"There is no such note. The notes are: {', '.join(names)}." if names else NO_NOTES


def veiled(name: str, is_veiled: bool) -> str:
    """Return whether texts under a content note are skipped from now on."""
    does = "skip" if is_veiled else "read"
    return f"From here on you {does} texts under {name}. Type again to hear this turn that way."


def setting(option: "Option", value: str) -> str:
    """Return a setting as one line: its name, its value in words, and its other values."""
    few = option.words if len(option.words) < _MANY else (f"{option.words[0]} to {option.words[-1]}",)
    return f"{option.name}: {value}. {option.title}: {', '.join(few)}."


def found_count(words: str, count: int, at_once: int) -> str:
    """Return how many passages contain some words, and how many of them are listed at once."""
    if not count:
        return f"You have not read “{words}”."
    last = f" The last {at_once}:" if count > at_once else ""
    return f"{counted(count, 'passage')} with “{words}”.{last}"


def found(decisions: int, text: str) -> str:
    """Return a passage, and after how many decisions it was read."""
    return f"After {counted(decisions, 'decision')}: {text}"


def scene_read(title: str, count: int, places: int) -> str:
    """Return how much of a scene was read."""
    return f"{title}: {count} of {places} places read."


def endings_found(titles: list[str], endings: int) -> str:
    """Return how many endings were found, and which."""
    return f"Endings found: {len(titles)} of {endings}.{' ' if titles else ''}{'; '.join(titles)}"


def past_decision(number: int, label: str, closed: int) -> str:
    """Return a decision of the past, and how many other ways were never taken there."""
    doors = f" {counted(closed, 'way')} there not taken yet." if closed else ""
    return f"Decision {number}: {sentence(label)}{doors}"


def state_row(name: str, value: str, values: str) -> str:
    """Return a piece of state as one line."""
    return f"{name}: {value or EMPTY} ({values})"


def state_changed(name: str, value: str) -> str:
    """Return the new value of a piece of state."""
    return f"{name} is {value or EMPTY} now."


def state_unchanged(reason: str) -> str:
    """Return why a piece of state was not changed."""
    return f"Nothing was changed: {reason}."
