"""The tools, data and packages from outside the project that some tests need.

A test names them: `@pytest.mark.needs("browser")`. Where one is missing, the test is skipped and says which. The
environment variable `BRANCHLIGHT_REQUIRE`, such as `node,browser`, turns a skip for these into a failure.
"""

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def _program(*names: str) -> str | None:
    """Return the path of the first of these programs that is installed."""
    return next(filter(None, map(shutil.which, names)), None)


def _corpus() -> str | None:
    """Return the folder of stories by others: `BRANCHLIGHT_CORPUS`, or `shared/corpus` beside the checkout."""
    folder = os.environ.get("BRANCHLIGHT_CORPUS") or ROOT.parent / "shared" / "corpus"
    return str(folder) if os.path.isdir(folder) else None


def _libyaml() -> str | None:
    """Return the path of PyYAML, if it was built with libyaml."""
    import yaml

    return yaml.__file__ if yaml.__with_libyaml__ else None


def _locked() -> str | None:
    """Return the folder of the locks, if this environment holds what `development.lock` pins."""
    from tests import locks

    return str(locks.REQUIREMENTS) if locks.is_installed("development") else None


TOOLS: Mapping[str, Callable[[], str | None]] = {
    "node": lambda: _program("node", "nodejs"),
    "browser": lambda: _program("chromium", "chromium-browser", "google-chrome", "chrome"),
    "corpus": _corpus,
    "libyaml": _libyaml,
    "locked": _locked,
}


def tool(name: str) -> str:
    """Return the path of a tool of `TOOLS`. Raises `LookupError` if it is missing."""
    path = TOOLS[name]()
    if path is None:
        raise LookupError(f"there is no {name} here")
    return path


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
    """Return those of the tools that are not here."""
    return [name for name in names if TOOLS[name]() is None]
