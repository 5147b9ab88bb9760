"""Texts that only look like saves: each is refused, or can be played."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branchlight.model.story import Story
from branchlight.play.json_fields import UnfitError
from branchlight.shelf import MEMORY, open_session
from branchlight.source.characters import visible
from tests.play.test_reading import answer_of
from tests.shelf.written_saves import SHORT, STORY, WRITTEN, session_of


def changed_by(change: dict[str, object], state: dict[str, object] | None = None) -> str:
    fields = json.loads(WRITTEN)
    fields |= change
    if state:
        fields["state"] |= state
    return json.dumps(fields)


def without(*path: str) -> str:
    fields = json.loads(WRITTEN)
    holder = fields
    for name in path[:-1]:
        holder = holder[name]
    del holder[path[-1]]
    return json.dumps(fields)


VALUES = json.loads(WRITTEN)["state"]["values"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not JSON: line 1, column 1"),
        ("[]", "not a save of Branchlight"),
        ("{}", "not a save of Branchlight"),
        ("null", "not a save of Branchlight"),
        ('{"branchlight save": 1,\n "seed": }', "line 2, column 10"),
        ("[" * 200_000, "nested too deeply"),
        ('{"a":' * 200_000, "nested too deeply"),
        ('{"branchlight save": 1' + "0" * 10_000 + "}", "too long"),
        ('{"branchlight save": NaN}', "NaN is not a number"),
        ('{"branchlight save": 1, "branchlight save": 1}', "the field 'branchlight save' appears twice"),
        ('{"a": 1, "b": 1, "c": 1, "b": 1, "c": 1}', "the field 'b' appears twice"),
        ("x" * 33_000_000, "longer than"),
        (changed_by({"branchlight save": 4}), "later version"),
        (changed_by({"branchlight save": True}), "branchlight save is not a whole number"),
        (changed_by({"story": "other"}), "a save of The well, not of The well"),
        (changed_by({"extra": 1}), "unknown field 'extra'"),
        (changed_by({"seed": -1}), "not what the choices lead to"),
        (changed_by({"seed": 2**64 + 1}), "seed is not between"),
        (changed_by({"before": 1}), "before is not 0"),
        (changed_by({"before": 1, "choices": []}, {"values": VALUES | {"rope": 9}}), "before is not 0"),
        (changed_by({"name": "n" * 61}), "name: A save needs a name of 1 to 60 characters$"),
        (changed_by({"name": "another session 1"}), "name: A save cannot be called another session 1"),
        (changed_by({"seed": 6}), "not what the choices lead to"),
        (changed_by({"seed": 1.5}), "seed is not a whole number"),
        (changed_by({"name": "\x1b]0;x\x07"}), r"name: The name of a save cannot contain U\+001B, "),
        (changed_by({"line": "\x9b31m"}), "line contains control characters"),
        (changed_by({"scene": "\u202eabc"}), "scene contains control characters"),
        (changed_by({"title": "t" * 501}), "title is longer than"),
        (changed_by({"choices": "draw_rope"}), "choices is not a list"),
        (changed_by({"choices": [1]}), r"choices\[0\] is not a text"),
        (changed_by({"choices": [{"typed": 1}]}), r"choices\[0\]\.typed is not a text"),
        (changed_by({"choices": [{"other": "a"}]}), "unknown field 'other'"),
        (changed_by({"choices": ["walk_home"]}), r"choices\[0\] is not on offer"),
        (changed_by({"choices": ["draw_rope"] * 200_001}), "more than 200000"),
        (changed_by({"choices": ["draw_rope"]}), "state.turns is not what"),
        (
            changed_by({"choices": ["draw_rope"] * 199_000, "edition": "another"}),
            "choices has 199000 members, but state.turns is 5$",
        ),
        (changed_by({"state": []}), "state is not a table"),
        (changed_by({}, {"place": 3}), "state.place is not a text"),
        (changed_by({}, {"place": "yard.home"}), "state.place is not what the choices lead to"),
        (changed_by({}, {"stage": "dancing"}), "state.stage is not one of"),
        (changed_by({}, {"dice": 2**32}), "state.dice is not between"),
        (changed_by({}, {"turns": 10**30}), "state.turns is not between"),
        (changed_by({}, {"stack": ["yard.gate"] * 101}), "state.stack has more than"),
        (changed_by({}, {"stack": [{}]}), r"state.stack\[0\] is not a text"),
        (changed_by({}, {"values": []}), "state.values is not a table"),
        (changed_by({}, {"values": VALUES | {"rope": 9}}), r"state.values\['rope'\] is not what the choices lead to"),
        (changed_by({}, {"values": VALUES | {"rope": None}}), r"state.values\['rope'\] is not a boolean"),
        (changed_by({}, {"values": VALUES | {"rope": 1.5}}), r"state.values\['rope'\] is not a boolean"),
        (changed_by({}, {"values": VALUES | {"rope": 10**20}}), r"state.values\['rope'\] is not between"),
        (
            changed_by({}, {"values": VALUES | {"name": "a\x1bb"}}),
            r"state.values\['name'\] contains control characters",
        ),
        (changed_by({}, {"values": VALUES | {"held": [[]]}}), r"state.values\['held'\]\[0\] is not a text"),
        (changed_by({}, {"values": VALUES | {"more": 1}}), r"state.values\['more'\] is not what the choices lead to"),
        (changed_by({}, {"more": 1}), "state has the unknown field 'more'"),
        (without("seed"), "seed is missing"),
        (without("choices"), "choices is missing"),
        (without("state"), "state is missing"),
        (without("state", "stack"), "state.stack is missing"),
    ],
)
def test_invalid_save_is_refused_with_the_field(text: str, said: str) -> None:
    session = session_of()
    with pytest.raises(UnfitError, match=said):
        session.saves.read_in(text)
    assert session.saves.all() == ()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)


FIELDS = st.sampled_from(
    [*json.loads(WRITTEN), "state.place", "state.stage", "state.stack", "state.values", "state.values.rope"]
)


@given(field=FIELDS, value=JSON, story=st.sampled_from([STORY, SHORT]))
def test_altered_save_is_refused_or_can_be_played(field: str, value: object, story: Story) -> None:
    fields = json.loads(WRITTEN)
    holder = fields
    *path, last = field.split(".")
    for name in path:
        holder = holder[name]
    holder[last] = value
    session = session_of(story)
    try:
        save, _ = session.saves.read_in(json.dumps(fields), "tried")
    except UnfitError as error:
        assert str(error) == visible(str(error)), "it cannot steer a terminal"
        return
    session.load(save.name)
    answer = answer_of(session.turn, 0)
    if answer is not None:
        session.choose(answer)
    session.back()


def test_forged_counts_and_sizes_are_refused() -> None:
    session = open_session(STORY, MEMORY, seed=5)
    session.choose("draw_rope")
    session.save("here")
    save = json.loads(session.saves.write_out("here"))
    for values, said in (
        ({f"visits yard.n{i}": i for i in range(50_000)}, "more than"),
        ({"visits yard.gate": 2**59}, "is not between 0 and"),
        ({"visits yard.gate": -1}, "is not between 0 and"),
    ):
        forged = {**save, "edition": "another", "state": {**save["state"], "values": values}}
        with pytest.raises(UnfitError, match=said):
            session.saves.read_in(json.dumps(forged), "there")
