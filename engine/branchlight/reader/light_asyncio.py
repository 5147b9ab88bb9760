"""asyncio without TLS. Textual needs asyncio, but the page connects to nothing, and TLS is a fortieth of its start."""

import sys
from typing import Any


def load_light_asyncio() -> None:
    """Load asyncio as if this Python had no `ssl`, unless one of them is loaded. Call this before Textual is imported.

    asyncio supports such a Python: it refuses only connections with TLS. Later imports of `ssl` find it.
    """
    modules: dict[str, Any] = sys.modules
    if "asyncio" in modules or "ssl" in modules:
        return
    modules["ssl"] = None  # as Python documents it, an import then raises ImportError
    try:
        import asyncio  # noqa: F401
    finally:
        del modules["ssl"]
