"""Edition files: what was saved is read again, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchlight import load_text
from branchlight.compiler import edition_file
from branchlight.compiler.archive import pack
from branchlight.compiler.edition_file import EditionError, edition_bytes, read_edition
from branchlight.language.expression import Const, Load
from branchlight.model.statements import Assign
from branchlight.model.story import Story
from branchlight.source.files import fingerprint

TEXT = """title: The gate
state: {tries: {start: 0, min: 0, max: 3}, bag: {set of: [key, coin]}}
endings: {through: Through}
---
node: gate
text: "The gate is {tries > 1: shut | still shut}."
choices:
  - {label: Knock., if: tries < 3, do: tries += 1, go: gate}
  - Push.: field
---
node: field
ending: through
"""


def story() -> Story:
    found = load_text(TEXT).story
    assert found is not None
    return found


def signed(archive: bytes) -> bytes:
    """Return a file with any contents and the checksum of these, as anyone can make it."""
    head = edition_file.BEGINNING + f"{edition_file.VERSION} {fingerprint(archive, 16)}\n".encode()
    return head + archive


def test_edition_is_read_as_it_was_saved() -> None:
    assert read_edition(edition_bytes(story())) == story()


@given(st.data())
def test_damaged_edition_is_refused(data: st.DataObject) -> None:
    whole = edition_bytes(story())
    place = data.draw(st.integers(0, len(whole) - 1))
    damaged = whole[:place] + bytes([whole[place] ^ data.draw(st.integers(1, 255))]) + whole[place + 1 :]
    with pytest.raises(EditionError):
        read_edition(damaged)
    with pytest.raises(EditionError):
        read_edition(whole[:place])


@pytest.mark.parametrize("value", ["__import__('os').system('true')", 1.5, None, ("a",)])
def test_value_of_another_type_is_refused(value: object) -> None:
    whole = story()
    node = whole.nodes["main.field"]
    body = node.body._replace(do=(Assign(0, Load(value)),))  # type: ignore[arg-type]
    forged = whole._replace(nodes={**whole.nodes, node.name: node._replace(body=body)})
    with pytest.raises(EditionError):
        read_edition(signed(pack(forged, ())))


def test_texts_are_allowed_where_they_belong() -> None:
    whole = story()
    node = whole.nodes["main.field"]
    changed = node._replace(body=node.body._replace(do=(Assign(0, Const("a text")),)))
    kept = whole._replace(nodes={**whole.nodes, node.name: changed})
    assert read_edition(signed(pack(kept, ()))) == kept


def test_large_nodes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = edition_bytes(story())
    monkeypatch.setattr(edition_file, "LARGEST", 600)
    with pytest.raises(EditionError):
        read_edition(whole)


def test_many_values_are_refused_before_they_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = edition_bytes(story())
    made: list[object] = []
    monkeypatch.setattr(edition_file, "unpack", made.append)
    monkeypatch.setattr(edition_file, "MOST_VALUES", 100)
    with pytest.raises(EditionError):
        read_edition(whole)
    monkeypatch.undo()
    monkeypatch.setattr(edition_file, "unpacked_node", made.append)
    monkeypatch.setattr(edition_file, "MOST_VALUES", 190)
    with pytest.raises(EditionError):
        read_edition(whole)
    assert made == []


@pytest.mark.parametrize("data", [b"", b"branchlight edition", b"branchlight edition 9 0\n", b"title: A\n"])
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(EditionError):
        read_edition(data)


def test_edition_of_another_format_says_so() -> None:
    archive = pack(story(), ()).replace(b'["', b'["0', 1)
    with pytest.raises(EditionError, match="another version"):
        read_edition(signed(archive))
