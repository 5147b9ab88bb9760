// Play walks with runtimes that have faults. The arguments are the folders with walks, and a file of runtimes, a JSON
// object a line. Prints the number of each runtime with which every walk still leads to the right results.

const fs = require("fs");
const path = require("path");
const vm = require("vm");
const { opened } = require("./runtime.js");
const { play } = require("./play_walk.js");

const PATIENCE = 60000; // milliseconds; all walks take a fraction of that

const lines = (...parts) => fs.readFileSync(path.join(...parts), "utf8").split("\n").slice(0, -1);

// The walks of a folder, each with its results.
function walksIn(folder) {
  const results = lines(folder, "results.txt");
  let first = 0;
  return lines(folder, "walks.txt").map(line => {
    const walk = JSON.parse(line);
    const end = first + walk.steps.length + 1;
    const due = results.slice(first, end);
    first = end;
    return { walk, due };
  });
}

function isCaught(runtime, walks) {
  const pages = new Map();
  const page = file => {
    if (!pages.has(file)) pages.set(file, opened(file, runtime));
    return pages.get(file);
  };
  globalThis.differs = () => walks.some(({ walk, due }) => play(page(walk.path), walk).some((line, i) => line !== due[i]));
  try {
    return vm.runInThisContext("differs()", { timeout: PATIENCE });
  } catch {
    return true; // an exception, or a turn without end
  }
}

const [runtimes, ...folders] = process.argv.slice(2);
const walks = folders.flatMap(walksIn);
lines(runtimes).forEach((line, number) => {
  if (!isCaught(JSON.parse(line), walks)) console.log(number);
});
