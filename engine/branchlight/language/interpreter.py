"""The interface through which the parser of prose markup resolves names. The compiler implements it."""

from typing import Protocol

from branchlight.language.mistake import Mistake
from branchlight.language.scope import Typed
from branchlight.language.types import Type


class Interpreter(Protocol):
    """The part of the compiler that resolves names in markup. Offsets count from the start of the whole prose."""

    def expression(self, text: str, offset: int, expected: Type | None) -> Typed | None:
        """Return the typed expression, or None after noting the mistake in it."""

    def condition(self, text: str, offset: int) -> Typed | Mistake:
        """Return the typed condition, after recording it for the rules that quote it; or the mistake, not noted."""

    def mistake_in(self, text: str) -> Mistake | None:
        """Return the mistake in a condition, without noting it; None if it can be used."""

    def declares(self, name: str) -> bool:
        """Return whether the name is declared, so that it shows a value in braces of its own."""

    def is_node(self, name: str) -> bool: ...

    def is_voice(self, name: str) -> bool: ...

    def voices(self) -> list[str]:
        """Return the names of voices, for hints."""

    def variant(self) -> str:
        """Return a name for the next varying piece."""

    def series(self, kind: str, options: int, text: str) -> int:
        """Return the slot of a series, whose source is `text`; a random series needs none."""

    def speak(self, written: str, start: int, end: int) -> None:
        """Note that what is `written` from `start` to `end` follows the rules of the story's language."""

    def note(self, kind: str, name: str, offset: int) -> None:
        """Record that the prose "tells" or "needs" a fact, or that it names a "voice", a "cue" or a "format"."""

    def complain(self, mistake: Mistake) -> None: ...
