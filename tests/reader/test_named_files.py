"""Names for files of the reader's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchlight.reader.named_files import file_name
from branchlight.source.system import is_portable


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Always Find You", "~/always-find-you.md"),
        ("Schluß: 家?", "~/schluß--家.md"),
        ("Con", "~/story-con.md"),
        ("...", "~/story.md"),
        ("a" * 500, f"~/{'a' * 60}.md"),
    ],
)
def test_file_names_are_made_of_titles(title: str, name: str) -> None:
    assert file_name(title, ".md") == name


@given(st.text())
def test_file_names_are_portable(title: str) -> None:
    name = file_name(title, ".json").removeprefix("~/")
    assert is_portable(name) and len(name.encode()) <= 255
