"""The planted faults fit the runtime: each text appears once, and every file of the runtime has some."""

from branchlight.web import assets
from tests.web.faults import FAULTS
from tests.web.save_faults import SAVE_FAULTS


def test_faults_are_in_the_runtime() -> None:
    sources = assets.runtime_sources()
    planted = (*FAULTS, *SAVE_FAULTS)
    assert [fault for fault in planted if sources[fault.file].count(fault.right) != 1] == []
    assert {fault.file for fault in planted} == set(sources)
