"""The locks of `requirements/` install with every pip, now and after the next release of any package.

A lock that names `markdown-it-py` without its extra `[linkify]` works until a newer version appears. From then on pip
looks for the newest `markdown-it-py[linkify]` and refuses it, since it is not pinned. Old versions of pip do so at
once.
"""

import re
from collections.abc import Iterator
from importlib import metadata
from itertools import product

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.locks import LOCKS, pins, read_lock

INSTALLED = ("runtime", "development")
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = (("linux", "posix", "Linux"), ("darwin", "posix", "Darwin"), ("win32", "nt", "Windows"))


def wanted_extras(pin: Requirement) -> Iterator[tuple[str, str]]:
    """Yield each package and extra that the package of a pin requires, on any Python and system that we support."""
    for line in metadata.requires(pin.name) or ():
        requirement = Requirement(line)
        if requirement.extras and any(applies(requirement, extra) for extra in ("", *pin.extras)):
            yield from named_extras(requirement)


def named_extras(requirement: Requirement) -> Iterator[tuple[str, str]]:
    """Yield the package and extra for each extra that a requirement names."""
    for extra in requirement.extras:
        yield canonicalize_name(requirement.name), canonicalize_name(extra)


def applies(requirement: Requirement, extra: str) -> bool:
    """Return whether a requirement applies on some Python and system if `extra` of its package is wanted."""
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
    """Return the extras that packages of a lock require and that the lock does not name.

    A package that is pinned for another system is not installed here, so its requirements are unknown.
    """
    locked = {named for pin in pins(text) for named in named_extras(pin)}
    known = [pin for pin in pins(text) if pin.marker is None or pin.marker.evaluate()]
    return {f"{name}[{extra}]" for pin in known for name, extra in wanted_extras(pin) if (name, extra) not in locked}


@pytest.mark.needs("locked")
@pytest.mark.parametrize("name", INSTALLED)
def test_locks_name_every_extra(name: str) -> None:
    assert missing_extras(read_lock(name)) == set()


@pytest.mark.needs("locked")
def test_missing_extras_are_found() -> None:
    stripped = re.sub(r"\[\w+\]==", "==", read_lock("development"))
    assert missing_extras(stripped) >= {"markdown-it-py[linkify]"}


@pytest.mark.parametrize("name", LOCKS)
def test_locks_pin_by_version_and_hash(name: str) -> None:
    text = read_lock(name)
    assert all(str(pin.specifier).startswith("==") for pin in pins(text))
    assert len(pins(text)) == len(re.findall(r"^\w.*\\\n    --hash=sha256:[0-9a-f]{64}", text, re.MULTILINE)) > 0


def test_development_lock_contains_runtime_lock() -> None:
    runtime, development = ({str(pin) for pin in pins(read_lock(name))} for name in INSTALLED)
    assert runtime < development


def test_runtime_lock_needs_no_build_backend() -> None:
    names = {pin.name for pin in pins(read_lock("runtime"))}
    assert not names & {"hatchling", "build", "setuptools", "wheel"}
