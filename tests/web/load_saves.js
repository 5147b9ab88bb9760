// Load saves with the runtime of a published story: each line of the input has a page and a text. Prints for each what
// came of it: the turn without its passages, what had to change, and the session saved again; or the error.

const readline = require("readline");
const { opened, canonical } = require("./runtime.js");

const pages = new Map();

function loaded({ path, text }) {
  if (!pages.has(path)) pages.set(path, opened(path));
  const { Branchlight, story } = pages.get(path);
  try {
    const { session, notice, name } = Branchlight.load(story, text);
    const { passages, ...turn } = session.turns.at(-1);
    const { line } = JSON.parse(text);
    return { name, notice, turn, save: Branchlight.save(session, { name, saved: 7, line }) };
  } catch (error) {
    if (!(error instanceof Branchlight.SaveError)) throw error;
    return { error: error.message };
  }
}

readline.createInterface({ input: process.stdin }).on("line", line => {
  process.stdout.write(canonical(loaded(JSON.parse(line))) + "\n");
});
