"""The program's own folders, which are where platformdirs would put them."""

from collections.abc import Callable
from itertools import product
from pathlib import Path

import platformdirs
import pytest

from branchlight.source.folders import user_folder
from branchlight.source.system import System

SETTINGS = ("", "relative/folder", "~/folder", "/srv/an absolute folder", "/srv/slash/")


@pytest.mark.parametrize(("home", "named"), [*product((None, *SETTINGS), (None, *SETTINGS))])
def test_the_folders_are_those_of_platformdirs(
    home: str | None, named: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("HOME", home), ("XDG_CACHE_HOME", named), ("XDG_DATA_HOME", named)):
        if value is None:
            monkeypatch.delenv(name)
        else:
            monkeypatch.setenv(name, value)
    assert Path(user_folder("cache")) == Path(platformdirs.user_cache_dir("branchlight", appauthor=False))
    assert Path(user_folder("data")) == Path(platformdirs.user_data_dir("branchlight", appauthor=False))


def test_other_systems_are_left_to_platformdirs(
    run_on: Callable[[System], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    run_on(System("darwin"))
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda name, appauthor: f"Caches/{name}")
    assert user_folder("cache") == "Caches/branchlight"
