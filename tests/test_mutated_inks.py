"""Mutated inks have numbers, and what one of them raises is reported. The runner itself reads many more."""

from pathlib import Path

import pytest

from tests.fuzz import mutated_inks, targets

NUMBERS = [number for number in range(200) if mutated_inks.kind_of(number) in ("small", "made")]
"""Those that need no corpus."""


def test_mutated_inks_are_the_same_each_time() -> None:
    assert [mutated_inks.mutated(number) for number in NUMBERS] == [mutated_inks.mutated(n) for n in NUMBERS]
    assert len({mutated_inks.mutated(number) for number in NUMBERS}) > 0.9 * len(NUMBERS)


@pytest.mark.needs("corpus")
def test_parts_of_works_are_mutated() -> None:
    assert {mutated_inks.kind_of(number) for number in range(10)} == set(mutated_inks.kinds())
    assert all(mutated_inks.mutated(number) is not None for number in range(10))


def test_missing_corpus_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRANCHLIGHT_CORPUS", str(tmp_path / "none"))
    mutated_inks.kinds.cache_clear()
    try:
        assert mutated_inks.run(4, 8, str(tmp_path / "log")) == 0
    finally:
        mutated_inks.kinds.cache_clear()
    assert "There is no corpus" in (tmp_path / "log").read_text(encoding="utf-8")
    assert "8: 3 inks" in (tmp_path / "log").read_text(encoding="utf-8")


def test_traceback_of_an_ink_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(text: str) -> None:
        raise ZeroDivisionError(f"planted in {len(text)} characters")

    monkeypatch.setattr(targets, "ink", fail)
    made = [number for number in range(8) if mutated_inks.mutated(number) is not None]  # fewer without the corpus
    assert len(made) >= 3
    assert mutated_inks.run(0, 8, str(tmp_path / "log")) == len(made)
    log = (tmp_path / "log").read_text(encoding="utf-8")
    assert f"ink {made[-1]}: Traceback" in log
    assert "ZeroDivisionError: planted" in log


def test_ink_without_an_end_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def stay(text: str) -> None:
        while text:
            pass

    monkeypatch.setattr(targets, "ink", stay)
    assert "LateError" in mutated_inks.fault("endless", 0.05)
    monkeypatch.setattr(targets, "ink", lambda text: None)
    assert mutated_inks.fault("soon done", 0.05) == ""
