"""Editions in published pages: what was published is read again, and anything else is refused."""

import pytest

from branchlight import load_text
from branchlight.compiler import edition_in_page
from branchlight.compiler.edition_file import EditionError, read_edition
from branchlight.compiler.edition_in_page import BEGINNING, edition_element, edition_in
from tests.compiler.test_edition_file import TEXT, story


def page() -> bytes:
    return BEGINNING + b"<title>T</title>" + edition_element(story()).encode() + b"<p>End"


def test_edition_of_a_page_is_the_story() -> None:
    found = read_edition(edition_in(page()))
    assert dict(found.nodes) == dict(story().nodes)
    assert found._replace(nodes={}) == story()._replace(nodes={})


def test_edition_is_the_same_each_time() -> None:
    assert edition_element(story()) == edition_element(load_text(TEXT).story or story())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b'id="edition"', b'id="other"', "no page that `branchlight publish` wrote"),
        (b"</script>", b"!</script>", "no page that `branchlight publish` wrote"),
        (b"</script>", b"A</script>", "damaged"),
        (b'plain">', b'plain">AAAA', "damaged"),
    ],
)
def test_damaged_page_is_refused(old: bytes, new: bytes, said: str) -> None:
    with pytest.raises(EditionError, match=said):
        read_edition(edition_in(page().replace(old, new)))


def test_edition_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edition_in_page, "LARGEST", 100)
    with pytest.raises(EditionError, match="too large"):
        edition_in(page())
