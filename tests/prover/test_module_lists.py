"""Module lists: the docstring of a package with many modules names each of them."""

import pkgutil
import re
from types import ModuleType

import pytest

from branchlight.analysis import flow
from branchlight.prover import code, diagrams, hiding, reduce


@pytest.mark.parametrize("package", [code, diagrams, hiding, reduce, flow])
def test_docstrings_list_every_module(package: ModuleType) -> None:
    listed = re.findall(r"^    (\w+)  ", package.__doc__ or "", re.MULTILINE)
    assert sorted(listed) == sorted(module.name for module in pkgutil.iter_modules(package.__path__))
