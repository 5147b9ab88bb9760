"""Coverage of lines and branches of the package, for `pytest -p tests.measured`.

SlipCover measures it: it marks the code as it is imported, and takes each mark away once it was passed. So tests take
about as long as without it; under tracing they took three times as long. SlipCover's own plugin for pytest cannot do
it, because pytest rewrites the assertions of this package, which contains a plugin itself.

With xdist the workers measure, and the controller adds up and reports.
"""

import ast
import json
import marshal
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from hashlib import sha256
from importlib.abc import Loader
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

import pytest
import slipcover
from slipcover.branch import preinstrument
from slipcover.importer import SlipcoverLoader

from tests.tools import ROOT

ENOUGH = 90  # per cent of lines and branches; less is an error
PACKAGE = ROOT / "engine" / "branchlight"
KEPT = ROOT / "build" / "measured"
MOST_PASSED = 10_000
"""How often a mark is passed in vain before all such marks are taken away. For that, all functions are visited."""

EXCLUDED = ["if TYPE_CHECKING:", "raise NotImplementedError", r"assert_never\("]


class Branched(Loader):
    """Loads the code of a module with a mark at each branch. Placing them takes long, so files keep the code."""

    def __init__(self, loader: SourceFileLoader) -> None:
        self.path = Path(loader.path)
        self.get_resource_reader = loader.get_resource_reader

    def get_code(self, name: str) -> CodeType:
        """Return the code. SlipCover asks for it."""
        return branched(self.path)


def branched(path: Path) -> CodeType:
    """Return the code of a file, with a mark at each branch."""
    source = path.read_bytes()
    known = sha256(f"{sys.version} {slipcover.__version__} {path}".encode() + source).digest()
    kept = KEPT / ".".join(path.relative_to(PACKAGE).parts)
    with suppress(OSError, EOFError, ValueError, TypeError):
        of, code = marshal.loads(kept.read_bytes())
        if of == known:
            return code
    code = compile(preinstrument(ast.parse(source)), str(path), "exec")
    KEPT.mkdir(parents=True, exist_ok=True)
    new = KEPT / f"{kept.name}.{os.getpid()}"
    new.write_bytes(marshal.dumps((known, code)))
    new.replace(kept)
    return code


def place_marks() -> None:
    """Place the marks of all modules on all cores, before several workers need them at once."""
    with ProcessPoolExecutor() as pool:
        list(pool.map(_keep, sorted(PACKAGE.rglob("*.py")), chunksize=20))


def _keep(path: Path) -> None:
    branched(path)


class Finder:
    """Finds the modules of the package before any other finder does, and marks their code."""

    def __init__(self, meter: slipcover.Slipcover) -> None:
        self.meter = meter

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return how to import a module of the package; None for any other module."""
        if name.partition(".")[0] != PACKAGE.name:
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is None or not isinstance(spec.loader, SourceFileLoader):
            return None
        if not Path(spec.loader.path).is_relative_to(PACKAGE):
            return None
        spec.loader = SlipcoverLoader(self.meter, Branched(spec.loader), spec.loader.path)
        return spec


class Measured:
    """Measures in a process that runs tests, and adds up in the process that ends last."""

    def __init__(self) -> None:
        self.meter = slipcover.Slipcover(branch=True, exclude_lines=EXCLUDED, d_miss_threshold=MOST_PASSED)
        self.parts: list[dict[str, Any]] = []
        self.enough = True

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Send what a worker measured, or add up and fail the run if too little was covered."""
        part = self.meter.get_coverage()
        if hasattr(session.config, "workeroutput"):
            session.config.workeroutput["coverage"] = json.dumps(part)
            return
        whole = whole_of([part, *self.parts])
        self.parts = [whole]
        self.enough = whole["summary"]["percent_covered"] >= ENOUGH
        if not self.enough and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Take what a worker of xdist measured. One that crashed has nothing to give."""
        if part := getattr(node, "workeroutput", {}).get("coverage"):
            self.parts.append(json.loads(part))

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Show the files that are not covered as a whole, and what is covered of the package."""
        (whole,) = self.parts
        slipcover.print_coverage(whole, skip_covered=True)
        covered = f"{whole['summary']['percent_covered']:.1f} % of lines and branches are covered."
        terminalreporter.write_line(covered if self.enough else f"{covered} At least {ENOUGH} % are wanted.")


def whole_of(parts: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the sum of what several processes measured, with the modules that none of them imported."""
    meter = slipcover.Slipcover(branch=True, source=[str(PACKAGE)], exclude_lines=EXCLUDED)
    for name in {name for part in parts for name in part["files"]}:
        meter.code_lines[str(Path(name).resolve())] = set()  # its lines are in a part, and to find them takes long
    whole = meter.get_coverage()
    for part in parts:
        slipcover.merge_coverage(whole, part)
    return whole


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Begin to measure, before a conftest imports the package. If there are workers, only they run tests."""
    measured = Measured()
    early_config.pluginmanager.register(measured)
    if "PYTEST_XDIST_WORKER" in os.environ or not getattr(early_config.known_args_namespace, "numprocesses", None):
        sys.meta_path.insert(0, Finder(measured.meter))
    else:
        place_marks()
