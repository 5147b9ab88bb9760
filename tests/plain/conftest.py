"""Every shelf that a test opens is closed when it ends."""

from collections.abc import Iterator

import pytest

from engine.shelf.store import Store


@pytest.fixture(autouse=True)
def closed_shelves(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    opened: list[Store] = []
    begin = Store.__init__

    def remember(self: Store, *parts: object) -> None:
        begin(self, *parts)  # type: ignore[arg-type]
        opened.append(self)

    monkeypatch.setattr(Store, "__init__", remember)
    yield
    for store in opened:
        store.close()
