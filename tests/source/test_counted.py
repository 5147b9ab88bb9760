"""Numbers with their nouns."""

import pytest

from branchlight.source.counted import counted


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 choices"), (1, "1 choice"), (2, "2 choices"), (1234567, "1,234,567 choices")]
)
def test_one_has_no_s_and_large_numbers_have_commas(number: int, words: str) -> None:
    assert counted(number, "choice") == words
