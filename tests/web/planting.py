"""Planted faults: each is put into the runtime of published stories, whose walks and saves must then go wrong."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

from branchlight.web import assets
from tests.tools import tool
from tests.web.faults import Fault

HERE = Path(__file__).parent


def not_caught(faults: Sequence[Fault], folders: Sequence[Path], scratch: Path) -> list[Fault]:
    """Return the faults with which all that is in the folders still leads to what it must lead to.

    A folder has `cases.txt`, a walk or a save a line, and `results.txt`, the lines that Python gave.
    """
    sources = assets.runtime_sources()
    none = Fault("json", "", "")
    with open(scratch / "runtimes.txt", "w", encoding="utf-8") as file:
        for fault in (none, *faults):
            changed = sources[fault.file].replace(fault.right, fault.wrong)
            print(json.dumps(assets.runtime({**sources, fault.file: changed})), file=file)
    script = ["--single-threaded-gc", str(HERE / "plant_faults.js")]  # other threads only take time from other tests
    command = [tool("node"), *script, str(scratch / "runtimes.txt"), *map(str, folders)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    first, *others = [int(number) for number in done.stdout.split()]
    assert first == 0, "the runtime without a fault plays differently"
    return [faults[number - 1] for number in others]
