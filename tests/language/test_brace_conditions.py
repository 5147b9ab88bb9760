"""Conditions in braces that are written badly: each error has the right condition."""

import pytest

from branchlight.language.condition_mistakes import ESCAPE
from tests.language.hall import COLUMN, LINE, loaded


@pytest.mark.parametrize(
    ("condition", "at", "hint"),
    [
        ("trust is 2", "is", "trust == 2"),
        ("trust is not 2", "is", "trust != 2"),
        ("trust isn't 2", "'t", "trust != 2"),
        ("trust equals 2", "equals", "trust == 2"),
        ("trust = 2", "=", "trust == 2"),
        ("trust === 2", "= ", "trust == 2"),
        ("trust => 2", "=", "trust >= 2"),
        ("trust =< 2", "=", "trust <= 2"),
        ("trust ≥ 2", "≥", "trust >= 2"),
        ("trust above 2", "above", "trust > 2"),
        ("trust is above 2", "is", "trust > 2"),
        ("trust below 2", "below", "trust < 2"),
        ("trust at least 2", "at", "trust >= 2"),
        ("trust is at most 2", "is", "trust <= 2"),
        ("trust more than 2", "more", "trust > 2"),
        ("trust between 1 and 3", "between", "1 <= trust <= 3"),
        ("trust in 1..3", ".", "1 <= trust <= 3"),
        ("trust 2", "2", "trust == 2"),
        ("trust 2 or more", "2", "trust >= 2"),
        ("trust > 2 and < 4", "<", "trust > 2 and trust < 4"),
        ("bag has lamp", "has", "lamp in bag"),
        ("bag has no lamp", "has", "not lamp in bag"),
        ("bag contains lamp", "contains", "lamp in bag"),
        ("bag contains 'lamp'", "contains", "lamp in bag"),
        ("bag ? lamp", "?", "lamp in bag"),
        ("lamp is in bag", "is", "lamp in bag"),
        ("lamp not inside bag", "inside", "not lamp in bag"),
        ("no lamp in bag", "lamp", "not lamp in bag"),
        ("unless met", "met", "not met"),
        ("unless trust > 2", "trust", "not (trust > 2)"),
        ("seen hall", "hall", "seen(hall)"),
        ("visited(hall)", "visited", "seen(hall)"),
        ("not seen hall", "hall", "not seen(hall)"),
        ("seen('hall')", "'", "seen(hall)"),
        ("hall", "hall", "seen(hall)"),
        ("visits hall > 2", "hall", "visits(hall) > 2"),
        ("chance 30", "30", "chance(30)"),
        ("if met", "if", "met"),
        ("if not met", "if", "not met"),
        ("when met", "met", "met"),
        ("met then", "then", "met"),
        ("!met", "!", "not met"),
        ("! met", "!", "not met"),
        ("~met", "~", "not met"),
        ("& met", "&", "met"),
        ("$met", "$", "met"),
        ("NOT met", "met", "not met"),
        ("met && trust > 2", "&", "met and trust > 2"),
        ("met, trust > 2", ",", "met and trust > 2"),
        ("(trust > 2", "(", "(trust > 2)"),
        ("trust > 2)", ")", "trust > 2"),
        ("met is true", "is", "met"),
        ("met = false", "=", "not met"),
        ("met == True", "True", "met"),
        ("met and", "", "met"),
        ("not met and", "", "not met"),
        ("ticket is paper", "is", "ticket == paper"),
        ("ticket == 'paper'", "'", "ticket == paper"),
        ("{met}", "{", "met"),
    ],
)
@pytest.mark.parametrize("before", ["{", "Fine.\n\nHere {met: yes | "])
def test_badly_written_condition_is_corrected(condition: str, at: str, hint: str, before: str) -> None:
    story, (problem,) = loaded(f"{before}{condition}: one | other}}")
    lines = f"{before}{condition.partition(at)[0] if at else condition}".split("\n")
    assert story is None and problem.severity == "error"
    assert (problem.place.line, problem.place.column) == (LINE + len(lines) - 1, COLUMN + len(lines[-1]))
    assert problem.hint == f"write `{hint}`"


@pytest.mark.parametrize(
    ("prose", "code", "column", "hint"),
    [
        ("{He said: run. | He ran.}", "E231", 11, ESCAPE),
        ("{met: She nods. | She says: no.}", "E231", 29, ESCAPE),
        ("{It is 12:30 | It is late}", "E231", 12, ESCAPE),
        ("{& He said: run. | He ran.}", "E231", 13, ESCAPE),
        ("{: a | b}", "E231", 4, ESCAPE),
        ("{Well: run | run}", "E203", 4, ESCAPE),
        ("{mett: a | b}", "E203", 4, "did you mean `met`?"),
        ("{trst > 2: a | b}", "E203", 4, "did you mean `trust`?"),
        ("{trust: a | b}", "E202", 4, "for example `trust > 0`"),
        ("{trust >: a | b}", "E201", 11, "something is missing after `>`"),
        ("{trust == 2 or 3: a | b}", "E202", 18, "`or trust == 3`"),
        ("{met: a | otherwise: b}", "E231", 13, "write `else:`"),
        ("{met: a | else if trust > 2: b}", "E201", 13, "write `trust > 2:`, without `else if`"),
        ("{met: a | elif trust > 2: b}", "E201", 18, "write `trust > 2:`, without `elif`"),
        ("{else: a | b}", "E231", 4, "write a condition first"),
        ("{met: a | b | c}", "E222", 13, "a colon before it"),
        ("{met: a | b | trust > 2: c}", "E222", 13, "a colon before it"),
        ("{met: a | else: b | c}", "E222", 13, "move it to the end"),
        ("{met: a | else: b | trust > 2: c}", "E222", 13, "move it to the end"),
        ("{a | met: b}", "E222", 8, "before the first side"),
        ("{a | else: b}", "E222", 8, "before the first side"),
        ("{trust > 2 || met: a | b}", "E222", 17, "write `trust > 2 or met`"),
        ("{met ? a : b}", "E201", 8, "write `{met: a | b}`"),
        ("{bag !? lamp: a}", "E201", 8, "write `not lamp in bag`"),
        ("{bag ? lamp: a}", "E201", 8, "write `lamp in bag`"),
        ("{bag ^ lamp: a}", "E201", 8, "write `lamp in bag`"),
        ("{bag > 2: a}", "E202", 4, "compare `count(bag)`"),
        ("{trust mod 2: a}", "E201", 10, "write `trust % 2 == 0`"),
        ("{trust mod 2 == 1: a}", "E201", 10, "write `trust % 2 == 1`"),
        ("{TURNS_SINCE(-> hall) > 2: a}", "E201", 17, "write `turns_since(hall) > 2`"),
        ("{chose(hall): a}", "E206", 10, "`hall.choice`; for the node itself, write `seen(hall)`"),
        ("{at(moor): a}", "E206", 7, ESCAPE),
        ("{not yard: a}", "E203", 8, "write `not seen(yard)`"),
        ("{shuffle: a | b}", "E231", 4, "write `{~ a | b}`"),
        ("{stopping: a | b}", "E231", 4, "write `{a | b}`"),
        ("{cycle: a | b}", "E231", 4, "write `{& a | b}`"),
        ("{once: a}", "E231", 4, "write `{! a}`"),
        ("{if met}yes{else}no{endif}", "E201", 3, "write `{met: yes | no}`"),
        ("{if met}yes{/if}", "E201", 3, "write `{met: yes}`"),
        ("{name|upper}", "E232", 4, "write `{name}`"),
        ("{trust|0}", "E232", 4, "write `{trust}`"),
        ("{name as capital | b}", "E232", 4, "write `{name as capital}`"),
        ("{a | met | b}", "E232", 8, "write `{met: one | other}`"),
        ("{!met}", "E232", 5, "write `{met: one | other}`"),
        ("{& trust}", "E232", 6, "write `{trust}`"),
        ("{~ a | name}", "E232", 10, "write `{name}`"),
        ("{trust > 2 | Warm. | Cold.}", "E232", 4, "write `{trust > 2: one | other}`"),
        ("{trust > 2 Warm. | Cold.}", "E232", 4, "write a colon after the condition"),
        ("{seen(hall) Warm. | Cold.}", "E232", 4, "write a colon after the condition"),
        ("{lamp in bag | Dark.}", "E232", 4, "write `{lamp in bag: one | other}`"),
        ("{met: Warm., else: Cold.}", "E222", 16, "write `|` before it"),
        ("{met: Warm. else: Cold.}", "E222", 15, "write `|` before it"),
        ("{if met, warm | cold}", "E232", 4, "`\\if`"),
    ],
)
def test_what_is_no_condition_gets_a_way_out(prose: str, code: str, column: int, hint: str) -> None:
    story, (problem,) = loaded(prose)
    assert story is None
    assert (problem.code, problem.place.line, problem.place.column) == (code, LINE, column)
    assert hint in problem.hint
