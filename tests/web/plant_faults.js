// Play walks and load saves with runtimes that have faults. The arguments are a file of runtimes, a JSON object a line,
// and the folders with walks or saves, and what they must lead to. Print the number of each runtime with which every
// one of them still leads to that.

const fs = require("fs");
const path = require("path");
const vm = require("vm");
const { opened } = require("./runtime.js");
const { play } = require("./play_walk.js");
const { line: outcomeOf } = require("./load_save.js");

const PATIENCE = 60000; // milliseconds; all of a folder takes a fraction of that

const lines = (...parts) =>
  fs
    .readFileSync(path.join(...parts), "utf8")
    .split("\n")
    .slice(0, -1);

// The cases of a folder: the path of a page, what is done with the page, the lines that it must lead to, and which case
// of its page it is. The first cases of all pages come first: most faults show in one of them.
function casesIn(folder) {
  const results = lines(folder, "results.txt");
  const ofPage = {};
  let first = 0;
  const cases = lines(folder, "cases.txt").map((line) => {
    const given = JSON.parse(line);
    const linesOf = given.steps ? (page) => play(page, given) : (page) => [outcomeOf(page, given)];
    const end = first + 1 + (given.steps?.length ?? 0);
    const due = results.slice(first, end);
    first = end;
    ofPage[given.path] = (ofPage[given.path] ?? 0) + 1;
    return { path: given.path, lines: linesOf, due, nth: ofPage[given.path] };
  });
  return cases.sort((one, other) => one.nth - other.nth);
}

const NEAR = 20;
const FEW = 8;
const shown = []; // the cases that showed faults, the latest first

// Whether a case differs. Faults that are alike show in the same cases, or near them.
function isCaught(runtime, cases) {
  const pages = new Map();
  const page = (file) => {
    if (!pages.has(file)) pages.set(file, opened(file, runtime));
    return pages.get(file);
  };
  const begin = Math.max(0, cases.indexOf(shown[0]) - NEAR);
  const order = new Set([...shown.slice(0, FEW), ...cases.slice(begin), ...cases]);
  let tried;
  globalThis.oneDiffers = () => {
    for (tried of order) if (tried.lines(page(tried.path)).some((line, i) => line !== tried.due[i])) return true;
    return false;
  };
  try {
    if (!vm.runInThisContext("oneDiffers()", { timeout: PATIENCE })) return false;
  } catch {
    // an exception, or a turn without end
  }
  if (shown.includes(tried)) shown.splice(shown.indexOf(tried), 1);
  shown.unshift(tried);
  return true;
}

const [runtimes, ...folders] = process.argv.slice(2);
const cases = folders.flatMap(casesIn);
lines(runtimes).forEach((line, number) => {
  if (!isCaught(JSON.parse(line), cases)) console.log(number);
});
