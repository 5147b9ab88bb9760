// Play walks through published stories: each line of the input is a walk with the path of its page. Print its results,
// one a line.

const readline = require("readline");
const { opened } = require("./runtime.js");
const { play } = require("./play_walk.js");

const pages = new Map();

function page(path) {
  if (!pages.has(path)) pages.clear();
  if (!pages.has(path)) pages.set(path, opened(path));
  return pages.get(path);
}

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const walk = JSON.parse(line);
  process.stdout.write(play(page(walk.path), walk).join("\n") + "\n");
});
