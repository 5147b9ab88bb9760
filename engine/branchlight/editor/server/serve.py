"""The running server: one editor, over standard input and output."""

import logging
import os
import sys
from typing import BinaryIO

from branchlight.editor.server.requests import REQUESTS
from branchlight.editor.server.story_server import StoryServer


def serve() -> None:
    """Serve one editor until it leaves or its end of the connection closes."""
    logging.basicConfig(level=logging.ERROR, stream=sys.stderr)
    logging.getLogger("pygls").setLevel(logging.CRITICAL)  # it takes a refusal for an error; the server logs the others
    server = StoryServer()
    for join in REQUESTS:
        join(server)
    try:
        server.start_io(stdout=_own_output())
    finally:
        server.stop()


def _own_output() -> BinaryIO:
    """Return standard output for the protocol alone. What anything else writes there goes to standard error."""
    sys.stdout.flush()
    own = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return own
