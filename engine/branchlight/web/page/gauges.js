// The gauges at the foot of the page: a heart that beats, bars, and values in words.
const MOST_BEADS = 10;
const BEAT_SPEED = 44; // the width of one second of the trace, in pixels
const SLOWEST = 20;
const QUICKEST = 220;

const drawGauges = (gauges) => gauges.map(drawGauge);

function drawGauge(gauge) {
  const label = element("span", { className: "name", dir: "auto" }, gauge.label || gauge.name);
  if (gauge.kind === "pulse") return drawPulse(gauge, label);
  const made = element("span", { className: "gauge" }, label, " ");
  if (gauge.kind === "bar") made.append(drawBar(gauge), heard(WORDS.range(gauge)));
  else made.append(element("span", { className: "value", dir: "auto" }, gauge.shown));
  return made;
}

// Beads if they are few enough to count, else a line.
function drawBar(gauge) {
  const span = Math.max(1, gauge.high - gauge.low);
  const value = Math.min(Math.max(gauge.value, gauge.low), gauge.high) - gauge.low;
  if (span <= MOST_BEADS) return seen("●".repeat(value) + "○".repeat(span - value), "beads");
  const full = element("span", {});
  full.style.inlineSize = `${(100 * value) / span}%`;
  return element("span", { className: "bar", ariaHidden: "true" }, full);
}

function drawPulse(gauge, label) {
  const seconds = 60 / Math.min(Math.max(gauge.value, SLOWEST), QUICKEST);
  const made = element("span", { className: gauge.flat ? "gauge pulse flat" : "gauge pulse" });
  made.style.setProperty("--beat", `${seconds}s`);
  made.style.setProperty("--width", `${seconds * BEAT_SPEED}px`);
  const number = seen(gauge.flat ? "––" : `${gauge.value}`, "value");
  made.append(seen(gauge.flat ? "♡" : "♥", "heart"), " ", label, " ", number, heard(WORDS.beats(gauge)));
  made.append(drawTrace(gauge.flat ? 0 : seconds * BEAT_SPEED));
  return made;
}

// The trace of a heart, as a monitor draws it: a wave, the spike, its echo, and a slow wave in each beat.
function drawTrace(width) {
  const beats = width ? Math.ceil(120 / width) + 1 : 1;
  const beat = (x) => `L${x} 12l3-2 3 2 2 2 3-13 3 15 2-4 4 0 3-3 4 3`;
  const path = Array.from({ length: width ? beats : 0 }, (_, i) => beat(i * width)).join("");
  const svg = (tag, attributes) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  };
  const drawing = svg("svg", { width: 400, height: 18, viewBox: "0 0 400 18" });
  drawing.append(svg("path", { d: `M0 12${path}L400 12` }));
  return element("span", { className: "trace", ariaHidden: "true" }, drawing);
}
