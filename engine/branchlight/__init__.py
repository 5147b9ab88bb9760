"""Branchlight: interactive fiction to read by choosing. `docs/api.md` shows all of this module.

>>> from branchlight import choose, read_story, start
>>> turn = start(read_story("tower.yaml"), seed=1)
>>> turn = choose(turn, turn.choices[0])
>>> print(turn.passages[0].text)
The lamp is full.
"""

from typing import TYPE_CHECKING

from branchlight.version import VERSION

if TYPE_CHECKING:
    from branchlight.compiler.load import load_story, load_text
    from branchlight.compiler.loaded import Loaded
    from branchlight.compiler.read_story import StoryError, read_story
    from branchlight.model.state import State
    from branchlight.model.story import Story
    from branchlight.play import Choice, ChoiceError, Turn, choose, resume, start
    from branchlight.play.reading import shown
    from branchlight.play.state_json import StateError, state_as_json, state_from_json
    from branchlight.play.turn_json import turn_as_json
    from branchlight.prover.answer import Proof
    from branchlight.prover.prove import prove
    from branchlight.source.diagnostic import Diagnostic
else:
    # The module of each name. It is loaded when the name is first asked for, so that the command line starts quickly.
    _LATE = {
        "Choice": "branchlight.play",
        "ChoiceError": "branchlight.play",
        "Diagnostic": "branchlight.source.diagnostic",
        "Loaded": "branchlight.compiler.loaded",
        "Proof": "branchlight.prover.answer",
        "State": "branchlight.model.state",
        "StateError": "branchlight.play.state_json",
        "Story": "branchlight.model.story",
        "StoryError": "branchlight.compiler.read_story",
        "Turn": "branchlight.play",
        "choose": "branchlight.play",
        "load_story": "branchlight.compiler.load",
        "load_text": "branchlight.compiler.load",
        "prove": "branchlight.prover.prove",
        "read_story": "branchlight.compiler.read_story",
        "resume": "branchlight.play",
        "shown": "branchlight.play.reading",
        "start": "branchlight.play",
        "state_as_json": "branchlight.play.state_json",
        "state_from_json": "branchlight.play.state_json",
        "turn_as_json": "branchlight.play.turn_json",
    }

    def __getattr__(name):
        if name not in _LATE:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        found = globals()[name] = getattr(import_module(_LATE[name]), name)
        return found

    def __dir__():
        return sorted({*globals(), *_LATE})


__version__ = VERSION

__all__ = [
    "Choice",
    "ChoiceError",
    "Diagnostic",
    "Loaded",
    "Proof",
    "State",
    "StateError",
    "Story",
    "StoryError",
    "Turn",
    "choose",
    "load_story",
    "load_text",
    "prove",
    "read_story",
    "resume",
    "shown",
    "start",
    "state_as_json",
    "state_from_json",
    "turn_as_json",
]
