"""Circles of nodes without a decision."""

from branchlight import load_text


def test_a_circle_without_a_decision_is_refused() -> None:
    problems = load_text("title: T\n---\nnode: a\ngo: b\n---\nnode: b\ngo: c\n---\nnode: c\ngo: b\n").diagnostics
    assert [(problem.code, problem.place.line) for problem in problems] == [("E315", 6)]
    assert "main.b -> main.c -> main.b" in problems[0].message


def test_long_circle_is_named_in_part() -> None:
    nodes = "".join([f"---\nnode: n{number}\ngo: n{(number + 1) % 500}\n" for number in range(500)])
    (problem,) = load_text(f"title: T\n{nodes}").diagnostics
    assert problem.message.endswith(" -> main.n7 -> 492 more -> main.n0")


def test_circle_is_told_beside_others_but_not_through() -> None:
    nodes = "title: T\n---\nnode: a\ngo: b\n---\nnode: b\ngo: a\n---\nnode: c\ngo: lost\n---\nnode: d\nzzz: x\ngo: d\n"
    found = [(problem.code, problem.place.line) for problem in load_text(nodes).diagnostics]
    assert found == [("E315", 3), ("E306", 10), ("E301", 13)]
