"""The gauges at the foot of the page: a heart that beats, bars, and values in words."""

from collections.abc import Sequence

from textual.content import Content
from textual.style import Style
from textual.timer import Timer

from branchlight.play.turn import Gauge
from branchlight.reader.look.ink import Ink
from branchlight.reader.text.pulse import SPEED, Trace
from branchlight.reader.widgets.status_line import StatusLine
from branchlight.source.characters import visible

_TRACE = 20
_SMALL_TRACE = 8
_DOTS = 10
_BAR = 12
# The steps of a pulse in a second.
_STEPS = 4


class Gauges(StatusLine):
    """The gauges of the turn on the page. Only a pulse ever moves, and only if it may."""

    def __init__(self, ink: Ink) -> None:
        super().__init__(id="gauges")
        self._ink = ink
        self._gauges: Sequence[Gauge] = ()
        self._measured: tuple[Sequence[Gauge], bool] = ((), False)
        self._traces: dict[str, Trace] = {}
        self._beats = False
        self._moving = False
        self._clock: Timer | None = None
        self.display = False

    def on_mount(self) -> None:
        """Rest while another window has the focus."""
        self.watch(self.app, "app_focus", self._rest_or_go, init=False)

    def measure_turn(self, gauges: Sequence[Gauge], moving: bool) -> None:
        """Show the values of the gauges."""
        if (gauges, moving) == self._measured:
            return
        self._measured = (gauges, moving)
        self._gauges = gauges
        self.display = bool(gauges)
        pulses = [gauge for gauge in gauges if gauge.kind == "pulse"]
        if self._clock is None:
            self._clock = self.set_interval(1 / _STEPS, self.tick, pause=True)
        for gauge in pulses:
            if gauge.name not in self._traces or not moving:
                self._traces[gauge.name] = trace = Trace(_TRACE)
                trace.fill(gauge.value, gauge.flat)
        self._moving = bool(pulses) and moving
        self._rest_or_go()
        self._draw()

    def relight(self, ink: Ink) -> None:
        """Draw in another ink."""
        self._ink = ink
        self._draw()

    def fit(self, left: int, measure: int) -> None:
        """Align the gauges with this edge and this width, which decides how many words there is room for."""
        before = self.measure
        super().fit(left, measure)
        if measure != before:
            self._draw()

    def tick(self) -> None:
        """Move every heart on by one step of the clock, if no other screen is above the page.

        Textual paints all of a screen again for any change below it.
        """
        if self.app.screen is not self.screen:
            return
        pulses = [gauge for gauge in self._gauges if gauge.kind == "pulse"]
        steps = SPEED // _STEPS
        beats = [self._traces[each.name].step(each.value, each.flat) for each in pulses for _ in range(steps)]
        self._beats = any(beats)
        self._draw()

    def _rest_or_go(self) -> None:
        if self._clock is None:
            return
        if self._moving and self.app.app_focus:
            self._clock.resume()
        else:
            self._clock.pause()

    def _draw(self) -> None:
        parts = [self._draw_gauge(gauge) for gauge in self._gauges]
        if not parts:
            self.say(Content(""))
        elif len(parts) == 1 or sum(part.cell_length + 3 for part in parts) > self.measure:
            self.say(Content("   ").join(parts))
        else:
            self.say(Content("   ").join(parts[:-1]), parts[-1])

    def _draw_gauge(self, gauge: Gauge) -> Content:
        label = visible(gauge.label)
        if gauge.kind == "pulse":
            return self._draw_pulse(gauge, label)
        if gauge.kind == "bar":
            full, empty = _bar(gauge)
            accent = Style(foreground=self._ink.palette.accent)
            return Content(f"{label} ") + Content.styled(full, accent) + Content.styled(empty, self._ink.quiet())
        return Content(f"{label} ") + Content.styled(visible(gauge.shown), Style(foreground=self._ink.palette.ink))

    def _draw_pulse(self, gauge: Gauge, label: str) -> Content:
        palette = self._ink.palette
        lively = Style(foreground=palette.accent, bold=True if self._beats else None)
        heart = Content.styled("♥" if not gauge.flat else "♡", lively if not gauge.flat else self._ink.quiet())
        trace = str(self._traces[gauge.name])[-(_TRACE if self.measure >= 50 else _SMALL_TRACE) :]
        number = "--" if gauge.flat else str(gauge.value)
        words = Content(f" {label} {number} " if label and self.measure >= 50 else f" {number} ")
        return heart + words + Content.styled(trace, Style(foreground=palette.accent))


def _bar(gauge: Gauge) -> tuple[str, str]:
    """Return the full and the empty part: beads if they are few enough to count, else a line."""
    span = max(1, gauge.high - gauge.low)
    value = min(max(gauge.value, gauge.low), gauge.high) - gauge.low
    if span <= _DOTS:
        return "●" * value, "○" * (span - value)
    cells = round(_BAR * value / span)
    return "━" * cells, "─" * (_BAR - cells)
