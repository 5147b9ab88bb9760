"""A state as plain values for JSON, and back. It uses names, so it fits an edited story."""

from typing import Any

from branchlight.model.state import State
from branchlight.model.story import Story
from branchlight.play.json_fields import OTHER_VALUES, UnfitError, checked_state, checked_table
from branchlight.play.snapshot import Snapshot, mend, snapshot


class StateError(ValueError):
    """Data that is not a state of the story. The message names the field and what is wrong with it."""


def state_as_json(story: Story, state: State) -> dict[str, Any]:
    """Return a state as a dict of plain values, ready for `json.dumps`.

    Nodes, choices and values are given by name. `state_from_json` restores the state, in a later edition too.

    Arguments:
        story: the story that the state belongs to.
        state: the state, such as `turn.state`.

    Example:
        >>> from branchlight import read_story, start, state_as_json
        >>> story = read_story("tower.yaml")
        >>> made = state_as_json(story, start(story, seed=1).state)
        >>> made["place"], made["values"]
        ('main.room', {'oil': 1, 'keeper': ''})
    """
    return snapshot(story, state)._asdict()


def state_from_json(story: Story, data: object) -> tuple[State, tuple[str, ...]]:
    """Return the state that decoded JSON contains, and the changes that an edited story made to it.

    Each change is a sentence for the reader, such as "Oil cannot be more than 3 now, and was 5." In an unchanged
    story there are none. `resume(story, state)` continues from the state.

    Arguments:
        story: the story to continue. It may be a later edition than the one in which the state was taken.
        data: the result of `json.loads`. It need not be trusted.

    Raises:
        StateError: the data is not a state, or its place is no longer in the story.

    Example:
        >>> from branchlight import read_story, state_from_json
        >>> story = read_story("tower.yaml")
        >>> kept = {"place": "main.room", "stage": "choosing", "dice": 1, "turns": 4, "stack": [], "values": {"oil": 5}}
        >>> state, changes = state_from_json(story, kept)
        >>> changes
        ('Oil cannot be more than 3 now, and was 5.',)
        >>> state_from_json(story, {"place": "main.room"})
        Traceback (most recent call last):
        branchlight.play.state_json.StateError: state.stage is missing
    """
    try:
        most = 2 * len(story.slots) + OTHER_VALUES
        taken = checked_state(checked_table(data, "state", Snapshot._fields), "state", most)
    except UnfitError as error:
        raise StateError(str(error)) from None
    state, changes = mend(story, taken)
    if state is None:
        raise StateError(f"the story no longer has the place {taken.place!r}, or one that it would go back to")
    return state, changes
