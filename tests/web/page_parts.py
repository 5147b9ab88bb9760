"""Parts of the page's scripts, run by node without a page."""

import json
import subprocess
from typing import Any

from branchlight.web import assets
from tests.tools import tool


def value_of(parts: tuple[str, ...], expression: str, data: object = None) -> Any:
    """Return the value of a JavaScript expression.

    It may use the runtime, some files of the page, in their order, and `data`.
    """
    page = assets.page_script()
    unknown = set(parts) - set(assets.PAGE_SCRIPTS)
    assert page and not unknown, unknown
    sources = [assets._text("page", f"{name}.js") for name in assets.PAGE_SCRIPTS if name in parts]
    code = "\n".join(
        [
            '"use strict";',
            "const data = JSON.parse(require('fs').readFileSync(0, 'utf-8'));",
            assets.runtime().replace("const Branchlight =", "globalThis.Branchlight =", 1),
            *sources,
            f"process.stdout.write(JSON.stringify({expression}));",
        ]
    )
    command = [tool("node"), "-e", code]
    done = subprocess.run(command, check=False, input=json.dumps(data), capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
