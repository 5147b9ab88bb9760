import pytest

from branchlight.reader.text.pulse import SPEED, Trace

FLAT = "⣀"


def drawn(rate: int, flat: bool = False) -> str:
    trace = Trace(40)
    trace.fill(rate, flat)
    return str(trace)


def test_flat_line_is_flat() -> None:
    assert drawn(90, flat=True) == FLAT * 40


@pytest.mark.parametrize("rate", [0, 40, 60, 100, 160, 1_000_000, -5])
def test_heart_beats_as_often_as_its_rate_says(rate: int) -> None:
    trace = Trace(10)
    beats = sum(trace.step(rate, False) for _ in range(SPEED * 60))
    assert abs(beats - min(max(rate, 20), 220)) <= max(3, rate * 0.05 if rate < 220 else 14)


def test_quick_heart_leaves_less_of_the_line_flat() -> None:
    assert drawn(120).count(FLAT) < drawn(60).count(FLAT)


def test_heart_that_stops_goes_flat_from_the_right() -> None:
    trace = Trace(20)
    trace.fill(80, False)
    for _ in range(20):
        trace.step(80, True)
    assert str(trace)[-9:] == FLAT * 9
    assert str(trace)[:10] != FLAT * 10
