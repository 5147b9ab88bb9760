// Load saves with the runtime of a published story: each line of the input has a page, and a text or a state. Print
// for each what came of it.

const readline = require("readline");
const { opened, canonical } = require("./runtime.js");
const { outcome } = require("./load_save.js");

const pages = new Map();

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const { path, ...given } = JSON.parse(line);
  if (!pages.has(path)) pages.set(path, opened(path));
  process.stdout.write(canonical(outcome(pages.get(path), given)) + "\n");
});
