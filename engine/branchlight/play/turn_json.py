"""A turn as plain values for JSON: all that a front end in another language needs."""

from typing import Any

from branchlight.model.story import Story
from branchlight.play.state_json import state_as_json
from branchlight.play.turn import Choice, Passage, Run, Turn, words


def turn_as_json(turn: Turn) -> dict[str, Any]:
    """Return a turn as a dict of plain values, ready for `json.dumps`.

    The keys are always `passages`, `choices`, `question`, `ending`, `halted`, `setting`, `gauges` and `state`.
    `question` and `ending` are None if the turn has none. `state` is the result of `state_as_json`. A text under a
    content note and the text that replaces it are both included, as in `Turn.passages`.

    Arguments:
        turn: any turn.

    Example:
        >>> from branchlight import read_story, start, turn_as_json
        >>> made = turn_as_json(start(read_story("tower.yaml"), seed=1))
        >>> made["passages"][1]["text"]
        'The lamp is almost dry.'
        >>> [(choice["id"], choice["number"], choice["locked"]) for choice in made["choices"]]
        [('pour', 1, ''), ('light', None, 'There is not enough oil.')]
    """
    return {
        "passages": [_passage(turn.story, passage) for passage in turn.passages],
        "choices": _choices(turn.choices),
        "question": turn.question._asdict() if turn.question is not None else None,
        "ending": turn.ending._asdict() if turn.ending is not None else None,
        "halted": turn.halted,
        "setting": turn.setting._asdict(),
        "gauges": [gauge._asdict() for gauge in turn.gauges],
        "state": state_as_json(turn.story, turn.state),
    }


def _passage(story: Story, passage: Passage) -> dict[str, Any]:
    """Return the fields that every passage has, and those of its kind."""
    common = {"kind": passage.kind, "node": passage.node, "note": passage.note, "veiled": passage.veiled}
    match passage.kind:
        case "paragraph":
            return {**common, **_words(passage)}
        case "voice":
            voice = story.voices.get(passage.name)
            title = (voice.title if voice else "") or passage.name
            return {**common, "voice": passage.name, "title": title, **_words(passage)}
        case "cue":
            return {**common, "name": passage.name}
        case "pause":
            return {**common, "seconds": passage.seconds}
        case "setting":
            return {**common, "setting": passage.setting._asdict() if passage.setting is not None else None}
        case "break":
            return common


def _words(passage: Passage) -> dict[str, Any]:
    return {"text": passage.text, "runs": _runs(passage.runs), "continued_by": list(passage.continued_by)}


def _choices(choices: tuple[Choice, ...]) -> list[dict[str, Any]]:
    """Return the choices. Open ones are numbered from 1, as on the page and in plain mode."""
    made: list[dict[str, Any]] = []
    number = 0
    for choice in choices:
        number += choice.open
        made.append(
            {
                "id": choice.id,
                "name": choice.name,
                "number": number if choice.open else None,
                "text": choice.text,
                "label": _runs(choice.label),
                "open": choice.open,
                "locked": words(choice.reason),
                "reason": _runs(choice.reason),
            }
        )
    return made


def _runs(runs: tuple[Run, ...]) -> list[dict[str, str]]:
    return [run._asdict() for run in runs]
