"""The folders in which this program keeps files of its own for whoever reads, by the customs of the system."""

import os
from typing import Literal

from branchlight.source.system import this_system

NAME = "branchlight"

_BELOW_HOME = {"cache": ".cache", "data": os.path.join(".local", "share")}


def user_folder(kind: Literal["cache", "data"]) -> str:
    """The reader's own folder for what can be made anew, or for what has to be kept.

    platformdirs knows the customs of every system, and takes as long to load as a small story. Those of Linux are
    short enough to be followed here.
    """
    if this_system().is_linux:
        named, home = os.environ.get(f"XDG_{kind.upper()}_HOME", ""), os.environ.get("HOME", "")
        if os.path.isabs(named):
            return os.path.join(named, NAME)
        if os.path.isabs(home):
            return os.path.join(home, _BELOW_HOME[kind], NAME)
    import platformdirs

    find = platformdirs.user_cache_dir if kind == "cache" else platformdirs.user_data_dir
    return find(NAME, appauthor=False)
