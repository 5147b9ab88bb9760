// Runs of text as a reader sees them, and values in words.

const SPACE = "[ \\t\\n\\r\\f\\v]";
const SPACES = new RegExp(`${SPACE}+`, "g");
const SPACE_FIRST = new RegExp(`^${SPACE}`);
const SPACE_LAST = new RegExp(`${SPACE}$`);
const SPACES_LAST = new RegExp(`${SPACE}+$`);

const singleSpaced = (text) => text.replace(SPACES, " ").replace(/^ +| +$/g, "");
const wordsOf = (runs) => runs.map((run) => run.text).join("");

// Runs with neighbours of one style merged, and without double spaces or spaces at the ends. Those that are `loose` keep
// one space at each end that has any, since glue may join them to others.
function fuse(runs, loose = false) {
  const fused = [];
  let spaced = !loose;
  for (const { text, style } of runs) {
    const words = singleSpaced(text);
    let kept = words;
    if (SPACE_FIRST.test(text) && !spaced) kept = " " + kept;
    if (SPACE_LAST.test(text) && words) kept += " ";
    if (!kept) continue;
    spaced = kept.endsWith(" ");
    const last = fused.at(-1);
    if (last && last.style === style) last.text += kept;
    else fused.push({ text: kept, style });
  }
  if (fused.length && !loose) {
    const last = fused.pop();
    last.text = last.text.replace(SPACES_LAST, "");
    if (last.text) fused.push(last);
  }
  return fused;
}

const membersIn = (type, mask) => type.shown.filter((_, place) => $.has(mask, place));

// Each of the counted things that there are, in words with its number.
function thingsIn(type, counts) {
  return counts.flatMap((n, place) => (n ? [`${n} ${type.shown[n === 1 ? place : counts.length + place]}`] : []));
}

const inWords = (texts) => texts.join(", ") || "nothing";

// A value as the reader sees it.
function plainly(type, value) {
  switch (type.kind) {
    case "text":
      return value;
    case "whole":
      return String(Number(value));
    case "truth":
      return value ? "true" : "false";
    case "counts":
      return inWords(thingsIn(type, value));
    case "one of":
      return type.shown[Number(value)];
    default:
      return inWords(membersIn(type, value));
  }
}

// A value in the form that formats take.
function formFor(type, value) {
  switch (type.kind) {
    case "whole":
      return Number(value);
    case "set of":
      return membersIn(type, value);
    case "counts":
      return thingsIn(type, value);
    default:
      return plainly(type, value);
  }
}

// A value as a piece of prose shows it: the first format takes the value, and each other the text before it.
function shownValue(story, form, value) {
  if (!form.formats.length) return plainly(form.type, value);
  return form.formats.reduce((text, name) => story.formats[name](text), formFor(form.type, value));
}
