// Characters, by the rules of Python: which are white space, which can be shown, and which are unsafe.

const PYTHON_SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const WHITE = new RegExp(`[${PYTHON_SPACE}]+`, "u");
const WHITE_AT_END = new RegExp(`[${PYTHON_SPACE}]+$`, "u");
const SHOWABLE = /^(?:[^\p{C}\p{Z}]| )*$/u;
const UNSEEN = /[\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\u206a-\u206f\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;
const FORBIDDEN =
  "\\0-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff\\ufeff\\ufffe\\uffff\\u202a-\\u202e\\u2066-\\u2069";
const UNSAFE = new RegExp(`[${FORBIDDEN}]`, "u");
const EVERY_UNSAFE = new RegExp(`[${FORBIDDEN}\\t\\n]`, "gu");
const UNSEEN_IN_NAMES = new RegExp(`[${FORBIDDEN}\\t\\n]|${UNSEEN.source}`, "u");
const REPLACEMENT = "\ufffd";

// The words of a text, as `str.split` gives them.
const wordsIn = (text) => text.split(WHITE).filter(Boolean);
const withoutEndSpace = (text) => text.replace(WHITE_AT_END, "");
const isShowable = (text) => SHOWABLE.test(text);
const isClean = (text) => !UNSAFE.test(text);
const signsIn = (text) => Array.from(text);

// The first character of a name that cannot be seen, as `U+202E`, or "". Names must not differ in those.
function unseenIn(name) {
  const found = UNSEEN_IN_NAMES.exec(name);
  return found ? `U+${found[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}` : "";
}

// A text for one line. `instead` replaces what is unsafe; what shows as nothing is left out.
function visible(text, instead = REPLACEMENT) {
  return isShowable(text) ? text : text.replace(UNSEEN, "").replace(EVERY_UNSAFE, instead);
}

// A text of at most `longest` characters: a longer one is cut and ends in an ellipsis.
function clipped(text, longest) {
  const signs = signsIn(text);
  return signs.length <= longest ? text : signs.slice(0, longest - 1).join("") + "…";
}
