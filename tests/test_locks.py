"""The locks of `requirements/` install with every pip, now and after the next release of any package.

A lock that names `coverage` without its extra `[toml]` works until a newer coverage appears. From then on pip looks
for the newest `coverage[toml]` and refuses it, since it is not pinned. Old versions of pip do so at once.
"""

import re
from collections.abc import Iterator
from importlib import metadata
from itertools import product
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REQUIREMENTS = Path(__file__).resolve().parent.parent / "requirements"
LOCKS = sorted(path.name for path in REQUIREMENTS.glob("*.lock"))
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = (("linux", "posix", "Linux"), ("darwin", "posix", "Darwin"), ("win32", "nt", "Windows"))


def pins(text: str) -> list[Requirement]:
    """Return the requirements that a lock pins."""
    return [Requirement(line.rstrip("\\ ")) for line in text.splitlines() if re.match(r"\w", line)]


def wanted_extras(pin: Requirement) -> Iterator[tuple[str, str]]:
    """Yield each package and extra that the package of a pin requires, on any Python and system that we support."""
    for line in metadata.requires(pin.name) or ():
        requirement = Requirement(line)
        if requirement.extras and any(_applies(requirement, extra) for extra in ("", *pin.extras)):
            yield from ((canonicalize_name(requirement.name), extra) for extra in requirement.extras)


def _applies(requirement: Requirement, extra: str) -> bool:
    """Return whether a requirement counts somewhere, if `extra` of its package is wanted."""
    if requirement.marker is None:
        return True
    return any(
        requirement.marker.evaluate(
            {
                "extra": extra,
                "python_version": python,
                "python_full_version": f"{python}.0",
                "sys_platform": sys_platform,
                "os_name": os_name,
                "platform_system": platform_system,
            }
        )
        for python, (sys_platform, os_name, platform_system) in product(PYTHONS, SYSTEMS)
    )


def missing_extras(text: str) -> set[str]:
    """Return the extras that installed packages of a lock require and that the lock does not name."""
    locked = {(canonicalize_name(pin.name), extra) for pin in pins(text) for extra in pin.extras}
    installed = {canonicalize_name(each.name) for each in metadata.distributions()}
    known = [pin for pin in pins(text) if canonicalize_name(pin.name) in installed]
    return {f"{name}[{extra}]" for pin in known for name, extra in wanted_extras(pin) if (name, extra) not in locked}


@pytest.mark.parametrize("name", LOCKS)
def test_locks_name_every_extra(name: str) -> None:
    assert missing_extras((REQUIREMENTS / name).read_text(encoding="utf-8")) == set()


def test_missing_extras_are_found() -> None:
    stripped = re.sub(r"\[\w+\]==", "==", (REQUIREMENTS / "development.lock").read_text(encoding="utf-8"))
    assert missing_extras(stripped) >= {"coverage[toml]", "markdown-it-py[linkify]"}


@pytest.mark.parametrize("name", LOCKS)
def test_locks_pin_by_version_and_hash(name: str) -> None:
    text = (REQUIREMENTS / name).read_text(encoding="utf-8")
    assert all(str(pin.specifier).startswith("==") for pin in pins(text))
    assert len(pins(text)) == len(re.findall(r"^\w.*\\\n    --hash=sha256:[0-9a-f]{64}", text, re.MULTILINE)) > 0


def test_development_lock_contains_runtime_lock() -> None:
    runtime, development = (
        {str(pin) for pin in pins((REQUIREMENTS / f"{name}.lock").read_text(encoding="utf-8"))}
        for name in ("runtime", "development")
    )
    assert runtime < development


def test_runtime_lock_needs_no_build_backend() -> None:
    names = {pin.name for pin in pins((REQUIREMENTS / "runtime.lock").read_text(encoding="utf-8"))}
    assert not names & {"hatchling", "build", "setuptools", "wheel"}
