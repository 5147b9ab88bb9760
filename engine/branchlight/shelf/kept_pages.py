"""Pages that are kept: the head of the page of each save, and of turns that the reader left in the middle.

They are texts beside the settings, and are lost without harm: a turn then begins at its head.
"""

from branchlight.shelf.page_head import PageHead
from branchlight.shelf.store import Store, Transaction
from branchlight.source.named_tuple import NamedTuple

_MOST_TURNS = 100
_MOST = 2**62
_WIDTH = 8

Address = tuple[int, int]
"""The place of a turn in the log: the branch with the decision that led to it, and the number of decisions."""


class KeptPage(NamedTuple):
    """A page that is kept: its head, the last words on it, and the time of its save."""

    head: PageHead
    last: str = ""
    at: int = 0


class KeptPages:
    """The kept pages of one story."""

    def __init__(self, store: Store, shelved: int) -> None:
        self._store = store
        self._turns = f"pages {shelved}"
        self._save = f"page {shelved} "

    def of_save(self, name: str, address: Address, at: int) -> PageHead | None:
        """Return the page of the save of this name, or None. One of an earlier save does not count."""
        found = _read(self._text(self._save + name)).get(address)
        return found.head if found is not None and found.at == at else None

    def keep_for_save(
        self, transaction: Transaction, name: str, address: Address, at: int, head: PageHead | None
    ) -> None:
        """Keep the page of a save, or forget that of an earlier save of its name."""
        if head is None:
            self.forget_save(transaction, name)
        else:
            transaction.put("setting", self._save + name, _write({address: KeptPage(head, at=at)}))

    def forget_save(self, transaction: Transaction, name: str) -> None:
        """Forget the page of a save."""
        transaction.remove("setting", "name = ?", self._save + name)

    def of_turn(self, address: Address) -> KeptPage | None:
        """Return the page on which the reader left a turn, or None if it was at an end of it."""
        return _read(self._text(self._turns)).get(address)

    def keep_for_turn(self, address: Address, page: KeptPage | None) -> None:
        """Keep the page on which the reader leaves a turn. With None, forget an earlier one."""
        turns = _read(self._text(self._turns))
        if turns.pop(address, None) == page:
            return
        if page is not None:
            turns[address] = page
        with self._store.write() as transaction:
            transaction.put("setting", self._turns, _write(dict([*turns.items()][-_MOST_TURNS:])))

    def _text(self, name: str) -> str:
        row = self._store.row("SELECT value FROM setting WHERE name = ?", name)
        return str(row[0]) if row else ""


def _write(pages: dict[Address, KeptPage]) -> str:
    import json  # late, so that a session begins sooner

    return json.dumps([[*address, page.at, *page.head, page.last] for address, page in pages.items()])


def _read(text: str) -> dict[Address, KeptPage]:
    """Return the pages in a text. What is wrong is left out."""
    if not text:
        return {}
    import json

    try:
        rows = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    fit = [row for row in rows if _is_fit(row)] if isinstance(rows, list) else []
    return {(branch, here): KeptPage(PageHead(*head), last, at) for branch, here, at, *head, last in fit}


def _is_fit(row: object) -> bool:
    """Return whether a row has numbers of the usual size and a text. None but the last number is below zero."""
    if not isinstance(row, list) or len(row) != _WIDTH or not isinstance(row[-1], str):
        return False
    numbers = row[:-1]
    usual = all(type(number) is int and abs(number) <= _MOST for number in numbers)
    return usual and min(numbers[:-1]) >= 0
