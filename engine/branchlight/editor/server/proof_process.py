"""`python -m branchlight.editor.server.proof_process STORY SECONDS`: proves a story for the editor.

It prints a line of JSON for the proof, and one for random readings. It ends when its standard input does: the server
holds the other end, so that no proof outlives the server, however that ends.
"""

import json
import os
import sys
import threading

from branchlight.authoring.stats import stats
from branchlight.compiler.load import load_story
from branchlight.editor.server.proof_lines import odds_line, proof_line
from branchlight.prover.prove import prove

KINDNESS = 10
"""The nice value of the process, which gives way to others: the editor must stay quick."""
MOST_SECONDS_READING = 10.0


def main(path: str, seconds: float) -> None:
    """Prove the story at `path` for at most `seconds`, and print the findings. Print nothing if it has mistakes."""
    threading.Thread(target=_end_with_input, daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(KINDNESS)
    story = load_story(path).story
    if story is None:
        return
    print(json.dumps(proof_line(story, prove(story, seconds=seconds))), flush=True)
    print(json.dumps(odds_line(story, stats(story, seconds=min(MOST_SECONDS_READING, seconds)))), flush=True)


def _end_with_input() -> None:
    while os.read(0, 1024):
        pass
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
