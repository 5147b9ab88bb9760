"""The locks of `requirements/`, as values."""

import re
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

REQUIREMENTS = Path(__file__).resolve().parent.parent / "requirements"
LOCKS = sorted(path.stem for path in REQUIREMENTS.glob("*.lock"))


def read_lock(name: str) -> str:
    """Return the text of a lock, such as "runtime"."""
    return (REQUIREMENTS / f"{name}.lock").read_text(encoding="utf-8")


def pins(text: str) -> list[Requirement]:
    """Return the requirements that a lock pins."""
    return [Requirement(line.rstrip("\\ ")) for line in text.splitlines() if re.match(r"\w", line)]


def is_installed(name: str) -> bool:
    """Return whether this environment has the packages that a lock pins, in these versions."""
    for pin in pins(read_lock(name)):
        if pin.marker is not None and not pin.marker.evaluate():
            continue
        try:
            if not pin.specifier.contains(metadata.version(pin.name)):
                return False
        except metadata.PackageNotFoundError:
            return False
    return True
