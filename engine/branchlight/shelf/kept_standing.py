"""The reader's standing in a story: the place on the page where the reading was left, as the front end writes it."""

from branchlight.shelf.store import Store


class KeptStanding:
    """One text for each story, beside the settings. It is lost without harm."""

    def __init__(self, store: Store, shelved: int) -> None:
        self._store = store
        self._name = f"standing {shelved}"

    def get(self) -> str:
        """Return the text that was kept last, or ""."""
        row = self._store.row("SELECT value FROM setting WHERE name = ?", self._name)
        return str(row[0]) if row else ""

    def keep(self, text: str) -> None:
        """Keep a text in place of the last."""
        with self._store.write() as transaction:
            transaction.put("setting", self._name, text)
