"""The commands that inform: content notes, settings, the map and the transcript."""

from branchlight.model.story import Choice, Scene
from branchlight.plain.commands import write_file
from branchlight.plain.sitting import Sitting
from branchlight.plain.teller import Teller
from branchlight.plain.typed import number
from branchlight.plain.wording import told_words
from branchlight.plain.wording.turn_words import setting_words
from branchlight.play.reading import shown
from branchlight.play.snapshot import body_at
from branchlight.play.turn import Setting
from branchlight.shelf import OPTIONS, Option, Past, Progress, Settings
from branchlight.shelf.settings import option

LATELY = 20


def notes(sitting: Sitting, argument: str) -> None:
    """List the story's content notes, and say which are veiled."""
    lines = []
    for note in sitting.session.story.notes.values():
        veiled = note.name in sitting.session.preferences.veils
        lines.append(told_words.note(note.name, note.brief, note.detail, veiled))
    sitting.printer.list(*(lines or [told_words.NO_NOTES]))


def veil(sitting: Sitting, argument: str) -> None:
    """Skip texts under a content note from now on."""
    _veil(sitting, argument, True)


def unveil(sitting: Sitting, argument: str) -> None:
    """Show texts under a content note again."""
    _veil(sitting, argument, False)


def settings(sitting: Sitting, argument: str) -> None:
    """List the settings that do something here, or change any of them."""
    preferences = sitting.session.preferences
    if not argument:
        here = [_setting_words(each, preferences.settings) for each in OPTIONS if each.name in sitting.settings_here]
        sitting.printer.list(*(here or [told_words.NO_SETTINGS]))
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
        sitting.fit()
        elsewhere = f" {told_words.ON_THE_PAGE}" if changed.name not in sitting.settings_here else ""
        sitting.printer.say(f"{_setting_words(changed, preferences.settings)}{elsewhere}")


def map_(sitting: Sitting, argument: str) -> None:
    """List what was read: scenes, endings, and decisions with the ways not taken."""
    session = sitting.session
    seen = session.readings.progress()
    lines = [_scene_words(scene, seen) for scene in session.story.scenes.values()]
    found = [ending.title or name for name, ending in session.story.endings.items() if name in seen.endings]
    lines.append(told_words.endings_found(found, len(session.story.endings)))
    past = session.history.past(session.history.here - (number(argument) if argument else LATELY))
    lines += [_past_words(sitting, decision, seen) for decision in past]
    if past:
        lines.append(told_words.HOW_TO_GO)
    sitting.printer.list(*[line for line in lines if line])


def transcript(sitting: Sitting, argument: str) -> None:
    """Print all that was read, or write it to a file as Markdown."""
    if argument:
        from branchlight.play.markdown import markdown  # late, as few transcripts are written to a file

        session = sitting.session
        write_file(sitting, argument, markdown(session.story, session.history.turns(), session.preferences.veils))
        return
    teller, veils = Teller(sitting.session), sitting.session.preferences.veils
    for label, turn in sitting.session.history.turns():
        if label:
            sitting.printer.say(told_words.chosen_before(label))
        sitting.printer.say(*teller.tell(passage for passage in turn.passages if shown(passage, veils)))


def _veil(sitting: Sitting, name: str, veiled: bool) -> None:
    notes = sitting.session.story.notes
    wanted = next((note for note in notes if note.casefold() == name.casefold()), None)
    if wanted is None:
        sitting.printer.say(told_words.no_note(list(notes)))
        return
    sitting.session.preferences.veil(wanted, veiled)
    sitting.printer.say(told_words.veiled(wanted, veiled))


def _setting_words(option: Option, settings: Settings) -> str:
    value = dict(zip(option.values, option.words, strict=True))[getattr(settings, option.name)]
    return told_words.setting(option, value)


def _scene_words(scene: Scene, seen: Progress) -> str:
    """Return how much of a scene was read, or "" if nothing was."""
    read = sum(name in seen.nodes for name in scene.nodes)
    title = setting_words(Setting(scene.name, scene.title or scene.name, "", "")).rstrip(".")
    return told_words.scene_read(title, read, len(scene.nodes)) if read else ""


def _past_words(sitting: Sitting, decision: Past, seen: Progress) -> str:
    body = body_at(sitting.session.story, decision.place)
    offers = [offer for offer in body.offers if isinstance(offer, Choice)] if body else []
    closed = sum(offer.name not in seen.choices for offer in offers)
    return told_words.past_decision(decision.n + 1, decision.label, closed)
