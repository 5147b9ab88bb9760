"""Common setup of all tests: reproducible hypothesis, separate folders, and closed shelves."""

import gc
import os
import signal
from collections.abc import Callable, Generator, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from branchlight.shelf.store import Store
from branchlight.source.system import System
from tests import tools
from tests.ordering import dealt

settings.register_profile(
    "steady", derandomize=True, max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("thorough", settings.get_profile("steady"), max_examples=200)
settings.register_profile("searching", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def pytest_configure() -> None:
    """Refuse a `BRANCHLIGHT_REQUIRE` that names an unknown tool, and listen to Ctrl C.

    A shell that starts a command in the background lets it ignore Ctrl C, and so all that the command starts.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        tools.required()
    except ValueError as error:
        raise pytest.UsageError(str(error)) from None


@pytest.hookimpl(wrapper=True, optionalhook=True)
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """Let `-n auto` be one more than the cores: tests of terminals, shelves and browsers mostly wait."""
    return (yield) + 1


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let each of several workers begin with tests that take long. One process has no need of that."""
    if workers := getattr(config, "workerinput", {}).get("workercount"):
        long = [item for item in items if item.get_closest_marker("long")]
        others = [item for item in items if not item.get_closest_marker("long")]
        items[:] = dealt(long, others, workers)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose tools are missing, or fail it if this run requires them."""
    wanted = tuple(name for mark in item.iter_markers("needs") for name in mark.args)
    for name in tools.missing(wanted):
        if name in tools.required():
            pytest.fail(f"there is no {name} here, and BRANCHLIGHT_REQUIRE names it", pytrace=False)
        pytest.skip(f"there is no {name} here")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Keep the collector of garbage from visiting the tests, which all stay to the end, again and again."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def away_from_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep every test away from the folders of the user who runs it."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in tools.home(home).items():
            patch.setenv(name, value)
        yield


@pytest.fixture(autouse=True, scope="session")
def this_checkout() -> Iterator[None]:
    """Make processes that a test starts import the package and the tests of this checkout."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join([str(tools.ROOT / "engine"), str(tools.ROOT)]))
        yield


@pytest.fixture
def run_on(monkeypatch: pytest.MonkeyPatch) -> Callable[[System], None]:
    """Put another system in the place of this one, until the test ends."""
    return lambda system: monkeypatch.setattr("branchlight.source.system._facts", lambda: system)


@pytest.fixture(autouse=True)
def closed_shelves(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close every shelf that a test opens when the test ends."""
    opened: list[Store] = []
    begin = Store.__init__

    def remember(self: Store, *parts: Any, **others: Any) -> None:
        begin(self, *parts, **others)
        opened.append(self)

    monkeypatch.setattr(Store, "__init__", remember)
    yield
    for store in opened:
        store.close()
