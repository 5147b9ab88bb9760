"""Faults planted in the bench's stories, and findings from a plain search of all their states."""

from collections import defaultdict
from typing import NamedTuple, TypeAlias

from bench.renderings import branchlight
from bench.stories import END, NUMBERS, Choice, Condition, Node, Story, Term, layered_story

FAULTS = ("none", "locked", "rarely locked", "hidden", "orphan", "circle")
NEVER = Condition("and", (Term("v8", ">", 5),))
DOOR, FAULT, OTHER = "n00033", "n90000", "n90001"
WIDTH, LAYERS = 8, 8


State: TypeAlias = tuple[str, tuple[int, ...]]


class Found(NamedTuple):
    """The findings of a search of every state; distances are the fewest decisions."""

    nodes: dict[str, int]
    choices: dict[tuple[str, int], int]
    locked: dict[str, int]
    trapped: dict[str, int]


def planted(fault: str, seed: int) -> Story:
    """Return a layered story that ends, with one fault after the second choice of a door half way down.

    `v8` never changes. Only one choice of the layer above increases `v9`.
    """
    story = layered_story(WIDTH, LAYERS, seed)
    nodes = {node.name: tame(node) for node in story.nodes}
    door = nodes[DOOR]
    behind = door.choices[1].target
    second = door.choices[1]._replace(condition=None)
    if fault in ("locked", "rarely locked", "hidden", "circle"):
        second = second._replace(target=FAULT)
    if fault == "hidden":
        second = second._replace(condition=NEVER)
    if fault == "rarely locked":
        second = second._replace(condition=Condition("and", (Term("v9", ">", 0),)))
        above = next(node for node in nodes.values() if node.choices[0].target == DOOR)
        raised = above.choices[0]._replace(variable="v9", add=1)
        nodes[above.name] = above._replace(choices=(raised, *above.choices[1:]))
    nodes[DOOR] = door._replace(choices=(door.choices[0], second, *door.choices[2:]))
    if fault in ("locked", "rarely locked"):
        nodes[FAULT] = plain(FAULT, behind, NEVER)
    elif fault in ("hidden", "orphan"):
        nodes[FAULT] = plain(FAULT, behind, None)
    elif fault == "circle":
        nodes[FAULT], nodes[OTHER] = plain(FAULT, OTHER, None), plain(OTHER, FAULT, None)
    return story._replace(variables={**story.variables, "v8": 0, "v9": 0}, nodes=tuple(nodes.values()))


def tame(node: Node) -> Node:
    """Return the same node without changes of `v8` and `v9`."""
    choices = [
        choice._replace(variable={"v8": "v0", "v9": "v1"}.get(choice.variable, choice.variable))
        for choice in node.choices
    ]
    return node._replace(choices=tuple(choices))


def plain(name: str, target: str, condition: Condition | None) -> Node:
    choices = tuple([Choice(f"On {letter}", condition, "v7", 5, target) for letter in "abc"])
    return Node(name, 0, "Here.", NEVER, "One.", "Other.", choices)


def written(story: Story) -> str:
    """Return the story as one file."""
    files = branchlight(story)
    return "---\n".join([files["story.yaml"], *[text for name, text in files.items() if name != "story.yaml"]])


def every_state(story: Story) -> Found:
    """Search every state, with all its values, and then backwards from the endings."""
    first: State = (story.start, tuple(story.variables.values()))
    nodes = {node.name: node for node in story.nodes}
    found = Found({}, {}, {}, {})
    distance, before, ending = {first: 0}, defaultdict[State, list[State]](list), set[State]()
    waiting = [first]
    for state in waiting:
        name, here = state[0], distance[state]
        if name == END:
            ending.add(state)
            continue
        found.nodes.setdefault(name, here)
        following = steps(story, nodes[name], state)
        if not following:
            found.locked.setdefault(name, here)
        for place, after in following:
            found.choices.setdefault((name, place), here + 1)
            before[after].append(state)
            if after not in distance:
                distance[after] = here + 1
                waiting.append(after)
    rest = list(ending)
    while rest:
        new = [state for state in before[rest.pop()] if state not in ending]
        ending.update(new)
        rest += new
    for state in waiting:
        if state not in ending and state[0] not in found.locked:
            found.trapped.setdefault(state[0], distance[state])
    return found


def steps(story: Story, node: Node, state: State) -> list[tuple[int, State]]:
    """Return the choices that are open in a state, by their places, and their targets."""
    names, values = list(story.variables), state[1]
    found: list[tuple[int, State]] = []
    for place, choice in enumerate(node.choices):
        if holds(choice.condition, dict(zip(names, values, strict=True))):
            at = names.index(choice.variable)
            after = (*values[:at], (values[at] + choice.add) % NUMBERS, *values[at + 1 :])
            found.append((place, (choice.target, after)))
    return found


def holds(condition: Condition | None, values: dict[str, int]) -> bool:
    if condition is None:
        return True
    truths = [values[t.variable] > t.limit if t.sign == ">" else values[t.variable] < t.limit for t in condition.terms]
    return all(truths) if condition.word == "and" else any(truths)
