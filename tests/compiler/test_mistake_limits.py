"""Mistakes in great number, or in long texts: what is no longer looked for, so that an answer comes soon."""

import pytest

from branchlight import load_text
from branchlight.compiler import drafts, unknown_keys
from branchlight.compiler.problems import MOST_PROBLEMS
from branchlight.source.did_you_mean import closest
from branchlight.source.outline import top_values
from tests.compiler.small_nodes import HEAD, LAST, NODE


@pytest.mark.parametrize(
    ("declared", "node", "known"),
    [
        ("", "node: node{0}\ngo: nod{0}\n", "node0"),
        pytest.param(
            "voices",
            "node: a{0}\ntext: |\n  @nam{0} Hm.\nchoices: [On: a{0}]\n",
            "name0",
            marks=pytest.mark.thorough,
        ),
        pytest.param("moods", "node: a{0}\nmood: nam{0}\nchoices: [On: a{0}]\n", "name0", marks=pytest.mark.thorough),
        pytest.param(
            "moods", "scene: a{0}\nmood: nam{0}\n---\nnode: a\nchoices: [On: a]\n", "name0", marks=pytest.mark.thorough
        ),
        pytest.param("state", "node: a{0}\ndo: nam{0} = 1\nchoices: [On: a{0}]\n", "name0", marks=pytest.mark.thorough),
    ],
)
def test_guesses_end_before_they_take_too_long(declared: str, node: str, known: str) -> None:
    page = "\n".join([f"{declared}:", *[f"  name{number}: {{}}" for number in range(1000)]]) if declared else ""
    nodes = "".join("---\n" + node.format(number) for number in range(1000))
    loaded = load_text(f"title: T\n{page}\n{nodes}")
    hints = [each.hint for each in loaded.diagnostics if each.severity == "error"]
    assert hints[0] == f"did you mean `{known}`?" and "did you mean" not in hints[-1] and len(hints) == 1000


@pytest.mark.parametrize(
    "node",
    [
        "text: |\n  " + "{}" * 30_000,
        "text: >\n  " + "{}" * 30_000,
        "".join(f"key{number}: x\n" for number in range(30_000)),
        "do: [" + "a = 1, " * 30_000 + "]",
        "choices: [" + "x, " * 30_000 + "]",
        "go: a\n" + "---\nnode: a\ngo: a\n" * 30_000,
    ],
)
def test_rest_is_not_read_after_too_many_mistakes(node: str) -> None:
    loaded = load_text(f"title: T\n---\nnode: first\n{node}\n")
    assert loaded.story is None
    assert "E122" in {problem.code for problem in loaded.diagnostics}
    assert len(loaded.diagnostics) <= MOST_PROBLEMS + 1


@pytest.mark.parametrize(
    ("part", "count"),
    [
        ("text: |\n  ", "{{f3}}"),
        pytest.param("text: |\n  ", "{{f3 > {0}: a}}", marks=pytest.mark.thorough),
        pytest.param("do:\n", "  - trust = max(f3, {0} % 5)\n", marks=pytest.mark.thorough),
    ],
)
def test_formulas_written_out_everywhere_are_too_much(part: str, count: str) -> None:
    ninefold = "".join(f"f{n}: 'min({', '.join([f'f{n - 1}'] * 9)})', " for n in range(1, 4))
    head = HEAD.replace("---\n", f"formulas: {{f0: trust, {ninefold}}}\n---\n")
    for times, codes in ((1_000, []), (3_000, ["E209"])):
        node = f"node: first\n{part}{''.join(count.format(number) for number in range(times))}\n"
        found = load_text(f"{head}{node}choices: [{{label: On, go: last}}]\n{LAST}").diagnostics
        assert [each.code for each in found] == codes


def test_warnings_alone_are_told_however_many_they_are() -> None:
    state = "".join(f"  name{number}: 1\n" for number in range(MOST_PROBLEMS + 1))
    loaded = load_text(f"title: T\nstate:\n{state}---\nnode: a\nchoices: [On: a]\n")
    assert loaded.story is not None and len(loaded.diagnostics) == MOST_PROBLEMS + 1


def test_a_very_long_word_is_no_slip_of_the_pen() -> None:
    (problem,) = load_text(f"title: T\n---\nnode: {'a' * 70}\ngo: {'a' * 69}\n").diagnostics
    assert problem.hint == "write a node of this name, or name another"


def test_stray_keys_are_compared_a_few_times_each(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    monkeypatch.setattr(
        unknown_keys, "closest", lambda key, known, alike: compared.append(key) or closest(key, known, alike)
    )
    loaded = load_text(HEAD + NODE + "go: last\n" + "".join(f"key{number}: x\n" for number in range(100)) + LAST)
    assert len(loaded.diagnostics) == 100 and len(compared) < 1000


def test_file_torn_in_many_places_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    monkeypatch.setattr(drafts, "top_values", lambda file, key: looked.append(key) or top_values(file, key))
    found = load_text(f"{HEAD}{NODE}go: broken\n---\nnode: broken\ntext: He said: run\n{LAST}" + "---\n" * 50)
    assert [each.code for each in found.diagnostics if each.severity == "error"] == ["E114"]
    assert len(looked) == 1


@pytest.mark.parametrize("line", [f"== a{' ' * 30_000}x", f"~ temp a ={' ' * 60_000}{{trust}}"])
def test_text_with_many_spaces_is_read_at_once(line: str) -> None:
    loaded = load_text(f"{HEAD}{NODE}veiled: |\n  {line}\ngo: last\n{LAST}")
    assert loaded.diagnostics == ()


def test_statements_of_many_signs_are_guessed_at_once() -> None:
    statements = "".join([f"  - '{number}{';' * 190}x'\n" for number in range(1000)])
    loaded = load_text(f"{HEAD}{NODE}do:\n{statements}go: last\n{LAST}")
    assert len(loaded.diagnostics) == 1000


def test_ways_shared_by_very_many_choices_are_refused() -> None:
    choices = "".join([f"  - {{label: A{number}, if: trust > 1}}\n" for number in range(700)])
    ways = "".join([f"  - {{if: trust == {number}, to: last}}\n" for number in range(700)])
    loaded = load_text(f"{HEAD}{NODE}choices:\n{choices}go:\n{ways}  - to: last\n{LAST}")
    (found,) = loaded.diagnostics
    assert (found.code, found.hint) == ("E319", "let them lead to a node of its own that has this `go:`")
