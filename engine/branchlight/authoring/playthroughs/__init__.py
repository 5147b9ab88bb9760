"""Playthroughs: recorded readings that must keep working. They are read, run, and written from a reading.

A file in a story's folder `playthroughs` is a stream of documents, each a playthrough:

    playthrough: The short way
    seed: 1                          # the default
    veils: [violence]                # content notes that this reader veils
    steps:
      - expect: Her pulse is the loudest thing
      - choices: [look_away, forest]
      - choose: forest
      - state: trust >= 2
      - ending: forgiven
"""

from branchlight.authoring.playthroughs.playthrough import Outcome, Parted, Playthrough, PlaythroughStep
from branchlight.authoring.playthroughs.read import read_playthroughs
from branchlight.authoring.playthroughs.recorded_text import compare, recorded_texts, renew
from branchlight.authoring.playthroughs.runner import run
from branchlight.authoring.playthroughs.write import from_path, record

__all__ = [
    "Outcome",
    "Parted",
    "Playthrough",
    "PlaythroughStep",
    "compare",
    "from_path",
    "read_playthroughs",
    "record",
    "recorded_texts",
    "renew",
    "run",
]
