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

# The cells of a trace in each form of the gauges, from the widest to the narrowest. The last one has numbers for bars.
_TRACES = (20, 8, 0)
_WIDE = 50
_DOTS = 10
_BAR = 12
_GAP = Content("   ")
_MORE = Content("…")
# A line of gauges for so many lines of the terminal.
_SHARE = 6
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
        self._height = 0
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
                self._traces[gauge.name] = trace = Trace(_TRACES[0])
                trace.fill(gauge.value, gauge.flat)
        self._moving = bool(pulses) and moving
        self._rest_or_go()
        self._draw()

    def relight(self, ink: Ink) -> None:
        """Draw in another ink."""
        self._ink = ink
        self._draw()

    def fit(self, left: int, measure: int) -> None:
        """Align the gauges with this edge and this width, which decides with the height what there is room for."""
        before, height = (self.measure, self._height), self.app.size.height
        super().fit(left, measure)
        if (measure, height) != before:
            self._height = height
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
        """Draw all gauges: on one line if that can be, else in a narrower form, else on several lines."""
        most = max(1, self.app.size.height // _SHARE)
        lines: list[list[Content]] = []
        for room, form in ((1, 0), (1, 1), (most, 1), (most, 2)):
            lines = _lines([self._draw_gauge(gauge, form) for gauge in self._gauges], self.measure)
            if len(lines) <= room:
                break
        if len(lines) == 1 and len(lines[0]) > 1:
            self.say(_GAP.join(lines[0][:-1]), lines[0][-1])
        else:
            shown = [_GAP.join(line).truncate(self.measure, ellipsis=True) for line in _cut(lines, most, self.measure)]
            self.say(Content("\n").join(shown))

    def _draw_gauge(self, gauge: Gauge, form: int) -> Content:
        """Return a gauge in a form: the number of one of `_TRACES`."""
        label = visible(gauge.label)
        if gauge.kind == "pulse":
            return self._draw_pulse(gauge, label, form)
        if gauge.kind == "bar":
            full, empty = _bar(gauge)
            if not _TRACES[form] and gauge.high - gauge.low > _DOTS:
                return Content(f"{label} ") + Content.styled(
                    f"{gauge.value}/{gauge.high}", Style(foreground=self._ink.palette.ink)
                )
            accent = Style(foreground=self._ink.palette.accent)
            return Content(f"{label} ") + Content.styled(full, accent) + Content.styled(empty, self._ink.quiet())
        return Content(f"{label} ") + Content.styled(visible(gauge.shown), Style(foreground=self._ink.palette.ink))

    def _draw_pulse(self, gauge: Gauge, label: str, form: int) -> Content:
        palette = self._ink.palette
        lively = Style(foreground=palette.accent, bold=True if self._beats else None)
        heart = Content.styled("♥" if not gauge.flat else "♡", lively if not gauge.flat else self._ink.quiet())
        cells = _TRACES[max(form, self.measure < _WIDE)]
        trace = f" {str(self._traces[gauge.name])[-cells:]}" if cells else ""
        number = "--" if gauge.flat else str(gauge.value)
        words = Content(f" {label} {number}" if label and self.measure >= _WIDE else f" {number}")
        return heart + words + Content.styled(trace, Style(foreground=palette.accent))


def _lines(parts: Sequence[Content], measure: int) -> list[list[Content]]:
    """Return the gauges, as many on each line as there is room for."""
    lines: list[list[Content]] = []
    for part in parts:
        if lines and _GAP.join([*lines[-1], part]).cell_length <= measure:
            lines[-1].append(part)
        else:
            lines.append([part])
    return lines


def _cut(lines: list[list[Content]], most: int, measure: int) -> list[list[Content]]:
    """Return the first `most` lines. If there are others, whole gauges at the end make room for a sign that says so."""
    if len(lines) <= most:
        return lines
    *kept, last = lines[:most]
    while len(last) > 1 and _GAP.join([*last, _MORE]).cell_length > measure:
        last = last[:-1]
    return [*kept, [*last, _MORE]]


def _bar(gauge: Gauge) -> tuple[str, str]:
    """Return the full and the empty part: beads if they are few enough to count, else a line."""
    span = max(1, gauge.high - gauge.low)
    value = min(max(gauge.value, gauge.low), gauge.high) - gauge.low
    if span <= _DOTS:
        return "●" * value, "○" * (span - value)
    cells = round(_BAR * value / span)
    return "━" * cells, "─" * (_BAR - cells)
