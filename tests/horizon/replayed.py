"""`python -m tests.horizon.replayed STORY ENTRY...`: plays a path, and prints the node that it leads to."""

import sys

from branchlight import load_story
from branchlight.play.compiled_story import node_of
from branchlight.prover.replay import replay


def main() -> None:
    """Print the name of the node within its scene, and whether the planted mark was left."""
    story, _, _ = load_story(sys.argv[1])
    assert story is not None
    turn = replay(story, sys.argv[2:])
    values = {slot.name: value for slot, value in zip(story.slots, turn.state.values, strict=True)}
    print(node_of(turn.state.place).partition(".")[2], "marked" if values["planted_mark"] else "unmarked")


if __name__ == "__main__":
    main()
