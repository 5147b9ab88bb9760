"""Entries of the catalogue: their parts, and the files of their examples."""

from pathlib import Path

import pytest

from branchlight.authoring.catalogue import entry
from branchlight.authoring.catalogue.entry import ExampleFile, entry_of

ENTRY = """One thing
is wrong.

## Wrong at scenes/a.yaml:1:2

```yaml
title: T
```

```yaml scenes/a.yaml latin-1
node: a
```

## Fixed

```yaml
title: U
```
"""


@pytest.fixture
def entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(entry, "ENTRIES", str(tmp_path))
    return tmp_path


def test_entry_has_sentences_a_place_and_files(entries: Path) -> None:
    (entries / "E999.md").write_text(ENTRY)
    assert entry_of("E999") == (
        "One thing is wrong.",
        "scenes/a.yaml:1:2",
        (ExampleFile("story.yaml", "title: T\n"), ExampleFile("scenes/a.yaml", "node: a\n", "latin-1")),
        (ExampleFile("story.yaml", "title: U\n"),),
    )


@pytest.mark.parametrize("missing", ["One thing\nis wrong.\n", " at scenes/a.yaml:1:2", "## Fixed\n"])
def test_entry_without_a_part_is_refused(entries: Path, missing: str) -> None:
    (entries / "E999.md").write_text(ENTRY.replace(missing, ""))
    with pytest.raises(ValueError, match="E999"):
        entry_of("E999")


def test_code_without_an_entry_raises_an_os_error() -> None:
    with pytest.raises(FileNotFoundError):
        entry_of("E999")


@pytest.mark.parametrize(
    ("option", "data"),
    [
        ("", "é: \\u202e\nb\n".encode()),
        ("latin-1", "é: \\u202e\nb\n".encode("latin-1")),
        ("escaped", "é: \u202e\nb\n".encode()),
        ("last-line=3", "é: \\u202e\nb\nb\nb\n".encode()),
    ],
)
def test_option_of_a_file_determines_its_bytes(option: str, data: bytes) -> None:
    assert ExampleFile("story.yaml", "é: \\u202e\nb\n", option).data == data
    assert bool(ExampleFile("story.yaml", "", option).heading(alone=True)) == bool(option)


def test_file_among_others_is_named() -> None:
    assert ExampleFile("story.yaml", "").heading(alone=False) == "story.yaml"
    assert ExampleFile("scenes/a.yaml", "").heading(alone=True) == "scenes/a.yaml"
