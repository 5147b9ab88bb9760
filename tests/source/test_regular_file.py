"""Files that are opened to be read: only regular ones, and without waiting for anybody."""

import os
from pathlib import Path

import pytest

from branchlight.adopt.ink.read_ink import read_ink_story
from branchlight.source.files import begins_as_story
from branchlight.source.regular_file import open_regular, open_text


def test_regular_file_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes("Föhn\r\n".encode())
    with open_regular(str(path)) as stream, open_text(str(path)) as text:
        assert (stream.read(), text.read()) == ("Föhn\r\n".encode(), "Föhn\n")


def test_folder_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        open_regular(str(tmp_path))


@pytest.mark.needs("fifo")
def test_pipe_that_nobody_writes_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for opens in (open_regular, open_text, read_ink_story):
        with pytest.raises(OSError, match="pipe, and not a file"):
            opens(str(tmp_path / "pipe"))
    assert not begins_as_story(str(tmp_path / "pipe"))
