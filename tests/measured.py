"""Coverage of lines and branches of the package, for `pytest -p tests.measured`.

SlipCover measures it: it marks the code as it is imported, and takes each mark away once it was passed. So tests take
about as long as without it; under tracing they took three times as long. SlipCover's own plugin for pytest cannot do
it, because pytest rewrites the assertions of this package, which contains a plugin itself.

With xdist the workers measure, and the controller adds up and reports.
"""

import json
import os
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import slipcover
from slipcover.importer import SlipcoverLoader

ENOUGH = 90  # per cent of lines and branches; less is an error
PACKAGE = Path(__file__).parent.parent / "engine" / "branchlight"
EXCLUDED = ["if TYPE_CHECKING:", "raise NotImplementedError", r"assert_never\("]


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
        if spec is None or spec.origin is None or not Path(spec.origin).is_relative_to(PACKAGE):
            return None
        spec.loader = SlipcoverLoader(self.meter, spec.loader, spec.origin)
        return spec


class Measured:
    """Measures in a process that runs tests, and adds up in the process that ends last."""

    def __init__(self) -> None:
        self.meter = slipcover.Slipcover(branch=True, exclude_lines=EXCLUDED)
        self.parts: list[dict[str, Any]] = []
        self.enough = True

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Send what a worker measured, or add up and fail the run if too little was covered."""
        part = self.meter.get_coverage()
        if hasattr(session.config, "workeroutput"):
            session.config.workeroutput["coverage"] = json.dumps(part)
            return
        whole = slipcover.Slipcover(branch=True, source=[str(PACKAGE)], exclude_lines=EXCLUDED).get_coverage()
        for each in [part, *self.parts]:
            slipcover.merge_coverage(whole, each)
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


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Begin to measure, before a conftest imports the package. If there are workers, only they run tests."""
    measured = Measured()
    early_config.pluginmanager.register(measured)
    if "PYTEST_XDIST_WORKER" in os.environ or not getattr(early_config.known_args_namespace, "numprocesses", None):
        sys.meta_path.insert(0, Finder(measured.meter))
