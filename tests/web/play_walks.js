// Play walks through published stories. Each line of the input names a page, a seed and the steps to take: an answer,
// "resume" from the turn's state as JSON, or "save" and load again. Each step gives one line of output: the turn, or
// the text of the save.

const readline = require("readline");
const { opened, canonical } = require("./runtime.js");

const pages = new Map();

function page(path) {
  if (!pages.has(path)) pages.clear();
  if (!pages.has(path)) pages.set(path, opened(path));
  return pages.get(path);
}

function play({ path, seed, steps }) {
  const { Branchlight, story } = page(path);
  const lines = [];
  let session = Branchlight.begin(story, seed);
  lines.push(canonical(session.turns.at(-1)));
  for (const step of steps) {
    if (step.resume) {
      const state = Branchlight.parse(Branchlight.json(session.turns.at(-1).state));
      lines.push(canonical(Branchlight.resume(story, state)));
    } else if (step.save) {
      const text = Branchlight.save(session, { name: "walk", saved: 7 });
      session = Branchlight.load(story, text).session;
      lines.push(JSON.stringify(text));
    } else {
      session = Branchlight.decide(session, step.answer);
      lines.push(canonical(session.turns.at(-1)));
    }
  }
  return lines;
}

readline.createInterface({ input: process.stdin }).on("line", line => {
  const walk = JSON.parse(line);
  try {
    process.stdout.write(play(walk).join("\n") + "\n");
  } catch (error) {
    process.stdout.write(`error in ${walk.path}: ${JSON.stringify(error.stack)}\n`);
    process.exitCode = 1;
  }
});
