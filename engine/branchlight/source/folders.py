"""The folders for this program's own files, by the customs of the system."""

import os
from typing import Literal

from branchlight.source.system import this_system

NAME = "branchlight"

_BELOW_HOME = {"cache": ".cache", "config": ".config", "data": os.path.join(".local", "share")}


def user_folder(kind: Literal["cache", "config", "data"]) -> str:
    """Return the user's folder of one kind.

    The kinds are files that can be made again, files that the user writes, and files that must be kept.

    platformdirs knows the customs of every system, and takes as long to load as a small story. Those of Linux are short
    enough to be followed here.
    """
    if this_system().is_linux:
        named, home = os.environ.get(f"XDG_{kind.upper()}_HOME", ""), os.environ.get("HOME", "")
        if os.path.isabs(named):
            return os.path.join(named, NAME)
        if os.path.isabs(home):
            return os.path.join(home, _BELOW_HOME[kind], NAME)
    import platformdirs

    finders = {
        "cache": platformdirs.user_cache_dir,
        "config": platformdirs.user_config_dir,
        "data": platformdirs.user_data_dir,
    }
    return finders[kind](NAME, appauthor=False)
