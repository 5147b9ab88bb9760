"""Fixes of mistakes that need a look at the files, and writing changed files back."""

from branchlight.authoring.fixing.declare_state import declaration
from branchlight.authoring.fixing.offered import with_fixes
from branchlight.authoring.fixing.write_back import write_back

__all__ = ["declaration", "with_fixes", "write_back"]
