// Drawing: an element for each block of the text.
const STYLES = { emphasis: ["em"], strong: ["strong"], both: ["em", "strong"] };

// Return nodes for runs of text, each in its style.
const drawRuns = (runs) =>
  runs.map(({ text, style }) => (STYLES[style] || []).reduceRight((inner, tag) => element(tag, {}, inner), text));

function drawBlock(block) {
  switch (block.kind) {
    case "heading":
      return element("h2", { dir: "auto" }, block.text);
    case "place":
      return element("p", { className: "place", dir: "auto" }, block.text);
    case "break":
      return element("hr");
    case "cue":
      return element("p", { className: "cue", dir: "auto" }, Branchlight.cueWords(block.name));
    case "voice":
      return drawVoice(block);
    default:
      return element("p", { className: block.kind, dir: "auto" }, ...drawRuns(block.runs));
  }
}

function drawVoice({ name, title, runs }) {
  const made = element("p", { className: "voice", dir: "auto" }, heard(WORDS.speaks(title), THEIRS), ...drawRuns(runs));
  const voice = VOICES.get(name);
  if (voice) {
    made.classList.add(...voice.style.split(" ").filter(Boolean));
    made.style.color = `var(--voice-${about.voices.indexOf(voice)})`;
    made.style.marginInlineStart = `min(${voice.indent / 2}em, ${1.5 * voice.indent}%)`;
  }
  return made;
}

// The line that records a decision in the text.
function drawTaken(label) {
  return element("p", { className: "taken", dir: "auto" }, seen("› "), heard(WORDS.taken), label);
}
