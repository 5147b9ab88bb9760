"""What tests of the prover share."""

import pytest

from branchlight.prover import rest


@pytest.fixture
def without_hiding(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave hiding and diagrams out of the stages, for tests of what the others leave open."""
    monkeypatch.setattr(rest, "STAGES", (rest.by_flow, rest.by_dives))
    monkeypatch.setattr(rest, "LATE_STAGES", ())
