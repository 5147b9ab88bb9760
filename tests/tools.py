"""The external tools, data, packages and features of a system that some tests need.

A test names them: `@pytest.mark.needs("browser")`. If one is missing, the test is skipped with its name. The
environment variable `BRANCHLIGHT_REQUIRE`, such as `node,browser`, turns such a skip into a failure.
"""

import importlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def _program(*names: str) -> str | None:
    """Return the path of the first of these programs that is installed."""
    return next(filter(None, map(shutil.which, names)), None)


def _playwright() -> str | None:
    """Return the folder of playwright-core and axe-core, which `make browser-tools` installs below `build/`."""
    folder = ROOT / "build" / "web" / "node_modules"
    return str(folder) if all((folder / name).is_dir() for name in ("playwright-core", "axe-core")) else None


def _inkjs() -> str | None:
    """Return the folder of inkjs, which `make browser-tools` installs below `build/`, if there is node to run it."""
    folder = ROOT / "build" / "web" / "node_modules" / "inkjs"
    return str(folder) if folder.is_dir() and _program("node", "nodejs") else None


def _vscode() -> str | None:
    """Return the folder in which `make vscode` builds the extension for VS Code, with its packages from npm."""
    folder = ROOT / "build" / "vscode"
    return str(folder) if (folder / "out" / "extension.js").is_file() else None


@cache
def _emacs() -> str | None:
    """Return the path of Emacs, if it has eglot and yaml-mode."""
    path = _program("emacs")
    needed = "(progn (package-initialize) (require 'eglot) (require 'yaml-mode))"
    done = path and subprocess.run([path, "-q", "--batch", "--eval", needed], capture_output=True, check=False)
    return path if done and done.returncode == 0 else None


def _corpus() -> str | None:
    """Return the folder of stories by others: `BRANCHLIGHT_CORPUS`, or `shared/corpus` beside the checkout."""
    folder = os.environ.get("BRANCHLIGHT_CORPUS") or ROOT.parent / "shared" / "corpus"
    return str(folder) if os.path.isdir(folder) else None


def _horizon() -> str | None:
    """Return the folder of wide stories: `BRANCHLIGHT_HORIZON`, or `shared/cases/horizon` beside the checkout."""
    folder = os.environ.get("BRANCHLIGHT_HORIZON") or ROOT.parent / "shared" / "cases" / "horizon"
    return str(folder) if os.path.isdir(folder) else None


def _libyaml() -> str | None:
    """Return the path of PyYAML, if it was built with libyaml."""
    import yaml

    return yaml.__file__ if yaml.__with_libyaml__ else None


def _locked() -> str | None:
    """Return the folder of the locks, if this environment has the packages that `development.lock` pins."""
    from tests import locks

    return str(locks.REQUIREMENTS) if locks.is_installed("development") else None


def _python(name: str, *modules: str) -> str | None:
    """Return the path of Python, if these modules exist and the last of them has this name."""
    try:
        found = [importlib.import_module(module) for module in modules]
    except ImportError:
        return None
    return sys.executable if hasattr(found[-1], name) else None


@cache
def _symlink() -> str | None:
    """Return the path of Python, if this account may make symbolic links. On Windows some may not."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            os.symlink("nowhere", os.path.join(folder, "link"))
        except (OSError, NotImplementedError):
            return None
    return sys.executable


def _rights_count() -> bool:
    """Return whether the rights of files hold for this account, as they do not for the one that may do all."""
    return hasattr(os, "geteuid") and os.geteuid() != 0


def held_to_rights(*words: str) -> list[str]:
    """Return the words of a command that starts a program for which the rights of files hold: needs "rights"."""
    bounds = ["setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner"]
    return [*([] if _rights_count() else bounds), *words]


@cache
def _any_name() -> str | None:
    """Return the path of Python, if a file's name may have any bytes."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            os.close(os.open(os.fsencode(folder) + b"/\x1b\xff", os.O_CREAT | os.O_WRONLY))
        except (OSError, ValueError):
            return None
    return sys.executable


@cache
def _cased_names() -> str | None:
    """Return the path of Python, if names of files may differ only in case."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a").touch()
        return None if os.path.exists(os.path.join(folder, "A")) else sys.executable


TOOLS: Mapping[str, Callable[[], str | None]] = {
    "node": lambda: _program("node", "nodejs"),
    "browser": lambda: _program("chromium", "chromium-browser", "google-chrome", "chrome"),
    "playwright": _playwright,
    "inkjs": _inkjs,
    "vscode": _vscode,
    "neovim": lambda: _program("nvim"),
    "emacs": _emacs,
    "corpus": _corpus,
    "horizon": _horizon,
    "compiler": lambda: _program("cc", "gcc"),
    "libyaml": _libyaml,
    "locked": _locked,
    # Features that a system may lack. Their path is that of Python, which they come with.
    "fork": lambda: _python("fork", "os"),
    "kill": lambda: _python("SIGKILL", "signal"),
    "fifo": lambda: _python("mkfifo", "os"),
    "pty": lambda: _python("openpty", "fcntl", "termios", "pty"),
    "unix sockets": lambda: _python("AF_UNIX", "socket"),
    "posix": lambda: sys.executable if os.name == "posix" else None,
    "rights": lambda: sys.executable if _rights_count() else _program("setpriv"),
    "full device": lambda: "/dev/full" if os.path.exists("/dev/full") else None,
    "symlink": _symlink,
    "any name": _any_name,
    "cased names": _cased_names,
}


def tool(name: str) -> str:
    """Return the path of a tool of `TOOLS`. Raises `LookupError` if it is missing."""
    path = TOOLS[name]()
    if path is None:
        raise LookupError(f"there is no {name} here")
    return path


def home(folder: Path | str) -> dict[str, str]:
    """Return the environment variables that make `folder` the home, and the place of data and caches, of a process."""
    names = ("HOME", "USERPROFILE", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    return dict.fromkeys((*names, "WIN_PD_OVERRIDE_LOCAL_APPDATA"), str(folder))  # the last is one of platformdirs


def required() -> frozenset[str]:
    """Return the tools that must not be missing, which `BRANCHLIGHT_REQUIRE` names.

    Raises `ValueError` if it names an unknown tool.
    """
    variable = os.environ.get("BRANCHLIGHT_REQUIRE", "")
    names = frozenset(filter(None, (name.strip() for name in variable.split(","))))
    if unknown := sorted(names - set(TOOLS)):
        raise ValueError(f"BRANCHLIGHT_REQUIRE names {', '.join(unknown)}; it takes {', '.join(TOOLS)}")
    return names


def missing(names: tuple[str, ...]) -> list[str]:
    """Return the tools that are missing."""
    return [name for name in names if TOOLS[name]() is None]
