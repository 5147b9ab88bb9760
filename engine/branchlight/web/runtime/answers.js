// The answers that a reader types at a question: what is kept of them, and what a question takes.

const LONGEST_NUMBER = 40;
const WHOLE = /^([+\uff0b]|[-\u2010\u2011\u2012\u2013\u2212\uff0d])?(\p{Nd}+)$/u;

class ChoiceError extends Error {}

// An answer as it is kept: on one line, without control characters, at most `length` characters long.
function typed(answer, length) {
  const line = wordsIn(visible(answer, " ")).join(" ");
  const words = withoutEndSpace(signsIn(line).slice(0, length).join(""));
  return signsIn(words).some(isShowable) ? words : "";
}

function questionOf(ask) {
  const number = ask.kind === "number";
  const [low, high] = number ? [ask.low, ask.high] : [0, 0];
  return Object.freeze({ label: ask.label, length: number ? LONGEST_NUMBER : ask.length, kind: ask.kind, low, high });
}

const refusal = (question) => `Type a whole number from ${question.low} to ${question.high}.`;

// Whether a question takes an answer.
function takes(question, answer) {
  if (question.kind !== "number") return true;
  const number = wholeNumber(typed(answer, question.length));
  return number !== null && question.low <= number && number <= question.high;
}

// What an answer puts into the slot of its question. Throws `ChoiceError` if the question refuses it.
function answered(ask, answer) {
  if (ask.kind === "text") return typed(answer, ask.length);
  if (ask.kind === "number") {
    if (!takes(questionOf(ask), answer)) throw new ChoiceError(refusal(ask));
    return wholeNumber(typed(answer, LONGEST_NUMBER));
  }
  const said = asCompared(typed(answer, ask.length));
  const group = ask.groups.find(({ answers }) => answers.includes(said));
  return group ? group.value : ask.otherwise;
}

// The whole number that a text is, or null. It may have a sign, zeros first, and digits of any script.
function wholeNumber(text) {
  const found = WHOLE.exec(text);
  if (!found) return null;
  const number = Number(signsIn(found[2]).map(digit).join(""));
  return found[1] && !/[+\uff0b]/.test(found[1]) ? 0 - number : number;
}

// The value of a digit of any script: the digits of each are ten in a row, from zero on.
function digit(sign) {
  const code = sign.codePointAt(0);
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before++;
  return before % 10;
}

const ALIKE = [
  [/[‘’‚‛ʼ]/g, "'"],
  [/[“”„‟]/g, '"'],
  [/[‐‑‒–—―−]/g, "-"],
];

// An answer as it is compared with others; see `as_compared` in `branchlight/model/question.py`.
function asCompared(answer) {
  const plain = ALIKE.reduce((text, [sign, same]) => text.replace(sign, same), answer.normalize("NFKC"));
  const words = wordsIn(caseFolded(plain).normalize("NFKC")).join(" ");
  const signs = signsIn(words);
  const isOuter = (sign) => WHITE.test(sign) || sign === "`" || /\p{P}/u.test(sign);
  const first = signs.findIndex((sign) => !isOuter(sign));
  const last = signs.findLastIndex((sign) => !isOuter(sign));
  return first < 0 ? "" : signs.slice(first, last + 1).join("");
}

// A text without a difference of case, by the full case folding of Unicode. Cherokee alone folds to capitals.
function caseFolded(text) {
  return signsIn(text).map(foldedSign).join("");
}

function foldedSign(sign) {
  if (sign === "ı") return sign;
  if (/\p{Script=Cherokee}/u.test(sign)) return sign.toUpperCase();
  return signsIn(sign.toLowerCase().toUpperCase())
    .map((each) => each.toLowerCase())
    .join("");
}
