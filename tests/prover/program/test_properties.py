"""Properties: each thing that can be met has one number, and promises stay open as long as they can be met."""

from branchlight.prover.program.properties import Properties
from tests.prover.phases import properties_of, story_of, varying

STORY = story_of(
    """
node: a
text: "{x > 1: much | {few | little}} {~ rain | sun}"
choices:
  - {id: on, label: "On {x > 2: fast}", if: x > 0, locked: "{x > 3: too | two}", do: x += 1, go: b}
""",
    """
node: b
pool: finds
when: x > 0
label: "{one | other}"
choices: [{from: finds}]
ending: over
""",
    state="x: 0",
    rest="promises:\n  - never: x == 3\n  - never lost: ending(over)\n  - possible: x == 1\n",
)


def named(properties: Properties, kind: str) -> list[str]:
    """Return the names of the properties of one kind, in order."""
    return [name for of, name in properties.all if of == kind]


def test_properties_name_everything_once() -> None:
    properties = properties_of(STORY)
    assert named(properties, "node") == ["main.a", "main.b"]
    assert named(properties, "ending") == ["over", "lost"]
    assert named(properties, "choice") == ["main.a.on"]
    assert named(properties, "promise") == ["0", "1", "2"]
    assert len(set(properties.all)) == len(properties.all)
    assert [properties.number[prop] for prop in properties.all] == list(range(len(properties.all)))


def test_properties_include_nested_variants() -> None:
    properties = properties_of(STORY)
    either, shuffle = varying(STORY.nodes["main.a"].body.text)
    (label,), (few,) = varying(STORY.nodes["main.b"].label), varying(either.no)
    sides = [(either, 2), (few, 2), (shuffle, 2), (label, 2)]
    expected = {f"{piece.name}.{side}" for piece, count in sides for side in range(1, count + 1)}
    found = set(named(properties, "variant"))
    assert expected < found
    assert len(found) == len(expected) + 3  # one side in the label of the choice, two in its reason
    assert properties.all[properties.variant(either, 2)] == ("variant", f"{either.name}.2")


def test_promises_are_open_while_they_can_be_met() -> None:
    properties = properties_of(STORY)
    never, hope, possible = (properties.promise(number) for number in range(3))
    assert properties.hopes == {hope}
    assert [prop for prop, _ in properties.open_promises(frozenset())] == [hope]
    assert [prop for prop, _ in properties.open_promises(frozenset((possible, never)))] == [never, hope, possible]
    assert [promise.kind for _, promise in properties.open_promises(frozenset((possible,)))] == [
        "never lost",
        "possible",
    ]


def test_texts_are_open_until_all_variants_are_met() -> None:
    properties, text = properties_of(STORY), STORY.nodes["main.a"].body.text
    either, shuffle = varying(text)
    every = frozenset(range(len(properties.all)))
    inner = properties.number["variant", f"{varying(either.no)[0].name}.2"]
    assert properties.is_open(text, every)
    assert properties.is_open(text, frozenset((inner,)))
    assert not properties.is_open((shuffle,), frozenset((inner,)))
    assert not properties.is_open(text, frozenset())
