"""The teller: passages in words, with each place where its text begins."""

from collections.abc import Iterable

from branchlight.plain.wording.turn_words import passage_words, setting_words
from branchlight.play.turn import Passage, Setting
from branchlight.shelf.session import Session


class Teller:
    """A teller that knows the last place it told. It tells another one only before a text."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._told: Setting | None = None
        self._coming: Setting | None = None

    def tell(self, passages: Iterable[Passage]) -> list[str]:
        """Return the words of passages."""
        told: list[str] = []
        for passage in passages:
            self._coming = passage.setting or self._coming
            words = passage_words(self._session, passage)
            if words:
                told += [*self.place(), words]
        return told

    def place(self, setting: Setting | None = None) -> list[str]:
        """Return the words of a setting, by default the one that is coming, unless it was told before."""
        self._coming = setting or self._coming
        if self._coming is None:
            return []
        before, self._told = self._told, self._coming
        words = setting_words(self._coming, before)
        return [words] if words else []
