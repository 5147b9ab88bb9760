"""The commands that inform: help, content notes, settings, the map and the transcript."""

from branchlight.model.story import Choice, Scene
from branchlight.plain.commands import write_file
from branchlight.plain.sitting import Sitting
from branchlight.plain.typed import number
from branchlight.plain.words import passage_words, sentence, setting_words
from branchlight.play.markdown import markdown
from branchlight.play.reading import shown
from branchlight.play.snapshot import body_at
from branchlight.play.turn import Setting, Turn
from branchlight.shelf import OPTIONS, Option, Past, Progress, Settings
from branchlight.shelf.settings import option
from branchlight.source.counted import counted

LATELY = 20

HELP = (
    "At a choice: type its number, or the beginning of its words. At a question: type your answer.",
    "again: hear this turn once more. status: where you are, and what can be chosen. gauges: what they show.",
    "back: take back the last decision; back 3: the last three. redo: make it again. go 12: go back to decision 12.",
    "save, save NAME: keep this place. load, load NAME: go there. saves: list them. new: start over.",
    "export NAME FILE, import FILE: move a save to another computer.",
    "map: what you have read, and the ways not taken; map 100: the last hundred decisions.",
    "notes: what this story may contain. veil NAME, unveil NAME: skip such texts, or not.",
    "settings: what can be set. settings NAME VALUE: set it.",
    "transcript: all that you have read. transcript FILE: write it to a file, as Markdown.",
    "help: this. quit: leave. Every decision is kept as soon as it is made.",
    "A choice that is called like a command: type its number, or all of its words.",
    "A command that is taken for a choice, or at a question: type / before it, as in /back.",
    "An answer that begins with /: type the / twice.",
)


def help_(sitting: Sitting, argument: str) -> None:
    """Say what can be typed."""
    sitting.printer.list(*HELP)


def notes(sitting: Sitting, argument: str) -> None:
    """List the story's content notes, and say which are veiled."""
    lines = []
    for note in sitting.session.story.notes.values():
        veiled = " This is veiled." if note.name in sitting.session.preferences.veils else ""
        lines.append(f"{note.name}: {note.brief}. {note.detail}{veiled}")
    sitting.printer.list(*(lines or ["This story has no content notes."]))


def veil(sitting: Sitting, argument: str) -> None:
    """Skip texts under a content note from now on."""
    _veil(sitting, argument, True, "From here on you skip texts under {}.")


def unveil(sitting: Sitting, argument: str) -> None:
    """Show texts under a content note again."""
    _veil(sitting, argument, False, "From here on you read texts under {}.")


def settings(sitting: Sitting, argument: str) -> None:
    """List the settings, or change one."""
    preferences = sitting.session.preferences
    if not argument:
        sitting.printer.list(*[_setting_words(each, preferences.settings) for each in OPTIONS])
        return
    words = argument.split()
    length = 2 if option(" ".join(words[:2])) else 1  # "reduced motion on" as well as "reduced_motion on"
    name, value = " ".join(words[:length]), " ".join(words[length:])
    try:
        preferences.change(name, value)
    except ValueError as error:
        sitting.printer.say(str(error))
        return
    changed = option(name)
    if changed is not None:
        sitting.printer.say(_setting_words(changed, preferences.settings))


def map_(sitting: Sitting, argument: str) -> None:
    """List what was read: scenes, endings, and decisions with the ways not taken."""
    session = sitting.session
    seen = session.readings.progress()
    lines = [_scene_words(scene, seen) for scene in session.story.scenes.values()]
    found = [ending.title or name for name, ending in session.story.endings.items() if name in seen.endings]
    lines.append(
        f"Endings found: {len(found)} of {len(session.story.endings)}.{' ' if found else ''}{'; '.join(found)}"
    )
    past = session.history.past(session.history.here - (number(argument) if argument else LATELY))
    lines += [_past_words(sitting, decision, seen) for decision in past]
    if past:
        lines.append("Type go and the number of a decision to make it again.")
    sitting.printer.list(*[line for line in lines if line])


def transcript(sitting: Sitting, argument: str) -> None:
    """Print all that was read, or write it to a file as Markdown."""
    if argument:
        session = sitting.session
        write_file(sitting, argument, markdown(session.story, session.history.turns(), session.preferences.veils))
        return
    for label, turn in sitting.session.history.turns():
        if label:
            sitting.printer.say(f"You chose: {label}")
        sitting.printer.say(*_told(sitting, turn))


def _told(sitting: Sitting, turn: Turn) -> list[str]:
    setting: Setting | None = None
    words = []
    for passage in turn.passages:
        if shown(passage, sitting.session.preferences.veils):
            words.append(passage_words(sitting.session, passage, setting))
            setting = passage.setting or setting
    return [each for each in words if each]


def _veil(sitting: Sitting, name: str, veiled: bool, words: str) -> None:
    notes = sitting.session.story.notes
    wanted = next((note for note in notes if note.casefold() == name.casefold()), None)
    if wanted is None:
        known = ", ".join(notes)
        sitting.printer.say(
            f"There is no such note. The notes are: {known}." if notes else "This story has no content notes."
        )
        return
    sitting.session.preferences.veil(wanted, veiled)
    sitting.printer.say(f"{words.format(wanted)} Type again to hear this turn that way.")


def _setting_words(option: Option, settings: Settings) -> str:
    value = dict(zip(option.values, option.words, strict=True))[getattr(settings, option.name)]
    few = option.words if len(option.words) < 10 else (f"{option.words[0]} to {option.words[-1]}",)
    return f"{option.name}: {value}. {option.title}: {', '.join(few)}."


def _scene_words(scene: Scene, seen: Progress) -> str:
    """Return how much of a scene was read, or "" if nothing was."""
    read = sum(name in seen.nodes for name in scene.nodes)
    title = setting_words(Setting(scene.name, scene.title or scene.name, "", "")).rstrip(".")
    return f"{title}: {read} of {len(scene.nodes)} places read." if read else ""


def _past_words(sitting: Sitting, decision: Past, seen: Progress) -> str:
    body = body_at(sitting.session.story, decision.place)
    offers = [offer for offer in body.offers if isinstance(offer, Choice)] if body else []
    closed = sum(offer.name not in seen.choices for offer in offers)
    doors = f" {counted(closed, 'way')} there not taken yet." if closed else ""
    return f"Decision {decision.n + 1}: {sentence(decision.label)}{doors}"
