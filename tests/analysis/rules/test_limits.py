"""Hostile stories are checked in time, although analysing them without bounds would take for ever."""

import pytest

from branchlight import load_text
from branchlight.authoring.check import check_story

TITLE = "title: Hostile\nendings: {over: Over}\n"
LAST = "---\nnode: last\nending: over\n"
NUMBERS = "state:\n" + "".join([f"  {name}: {{start: 0, min: 0, max: 63}}\n" for name in "abc"])


def tangled(depth: int) -> str:
    condition = "a > 1"
    for number in range(depth):
        condition = f"({condition} and b < {number + 5}) or c == {number}"
    return condition


STORIES = {
    "conditions within conditions": NUMBERS
    + "---\nnode: n\ndo: [a += 1, b += 1, c += 1]\nchoices:\n"
    + f"  - {{label: On, if: '{tangled(24)}', go: n}}\n  - X: last\n",
    "calls within calls": "".join([f"---\nnode: n{n}\ncall: n{n + 1}\ngo: back\n" for n in range(1500)])
    + "---\nnode: n1500\nchoices: [X: back]\n",
    "one long way without a decision": "state: {a: false}\n---\nnode: s\nchoices:\n"
    "  - {label: A, do: a = true, go: n0}\n  - B: n0\n"
    + "".join([f"---\nnode: n{n}\ngo: [{{if: a, to: n{n + 1}}}, {{to: last}}]\n" for n in range(1500)])
    + "---\nnode: n1500\ngo: [{if: a, to: n0}, {to: last}]\n",
    "many numbers that choices ask and change": "state:\n"
    + "".join([f"  v{n}: 0\n" for n in range(1500)])
    + "---\nnode: n\nchoices:\n"
    + "".join([f"  - {{label: A{n}, if: v{n} < 3, do: v{n} += 1, go: n}}\n" for n in range(1500)])
    + "  - X: last\n",
    "conditions of many values under equal words": NUMBERS
    + "---\nnode: n\ndo: [a += 1, b += 1, c += 1]\nchoices:\n"
    + "".join([f"  - {{label: On, id: on{n}, if: ({' + '.join('abc' * 14)}) % 97 != {n}, go: n}}\n" for n in range(24)])
    + "  - X: last\n",
    "a pool that is offered by all of itself": "".join(
        [
            f"---\nnode: p{n}\npool: q\nlabel: P{n}\nwhen: not seen(p{n})\nchoices: [{{from: q}}, X: last]\n"
            for n in range(1000)
        ]
    ),
}


FOUND = {
    "calls within calls": {"E409", "W401", "W415"},  # n0 was not called: the last node is never reached
    "one long way without a decision": {"W403"},  # whoever comes to n1 is past the first of all these questions
}


@pytest.mark.parametrize("name", STORIES)
def test_hostile_stories_are_checked(name: str) -> None:
    loaded = load_text(TITLE + STORIES[name] + LAST)
    assert loaded.story is not None, loaded.diagnostics[:3]
    assert {problem.code for problem in check_story(loaded.story)} == FOUND.get(name, set())
