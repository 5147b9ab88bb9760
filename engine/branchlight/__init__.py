"""Branchlight: interactive fiction to read by choosing. `docs/api.md` shows all of this module.

>>> from branchlight import choose, read_story, start
>>> turn = start(read_story("tower.yaml"), seed=1)
>>> turn = choose(turn, turn.choices[0])
>>> print(turn.passages[0].text)
The lamp is full.
"""

from typing import TYPE_CHECKING

from branchlight.model.state import State
from branchlight.model.story import Story
from branchlight.play import Choice, ChoiceError, Turn, choose, resume, start
from branchlight.source.diagnostic import Diagnostic
from branchlight.version import VERSION

if TYPE_CHECKING:
    from branchlight.compiler.load import load_story, load_text
    from branchlight.compiler.loaded import Loaded
    from branchlight.compiler.read_story import StoryError, read_story
    from branchlight.play.reading import shown
    from branchlight.play.state_json import StateError, state_as_json, state_from_json
    from branchlight.play.turn_json import turn_as_json
    from branchlight.prover.answer import Proof
    from branchlight.prover.prove import prove
else:
    # The module of each name that is loaded when it is first asked for, so that play starts quickly.
    _LATE = {
        "Loaded": "branchlight.compiler.loaded",
        "Proof": "branchlight.prover.answer",
        "StateError": "branchlight.play.state_json",
        "StoryError": "branchlight.compiler.read_story",
        "load_story": "branchlight.compiler.load",
        "load_text": "branchlight.compiler.load",
        "prove": "branchlight.prover.prove",
        "read_story": "branchlight.compiler.read_story",
        "shown": "branchlight.play.reading",
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
