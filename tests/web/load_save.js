// What comes of a save, or of a state, in a published story. The shelf of Python must agree on all but `save`.

const { canonical } = require("./runtime.js");

const FACTS = ["story", "seed", "before", "choices", "scene", "line"];

function outcome(page, given) {
  const { SaveError, StateError } = page.Branchlight;
  try {
    return given.text === undefined ? resumed(page, given.state) : loaded(page, given.text);
  } catch (error) {
    if (error instanceof SaveError || error instanceof StateError) return { error: error.message };
    throw error;
  }
}

// The state saved again is none of the facts: the shelf keeps one that was mended as it was, for the edition before.
function loaded({ Branchlight, story }, text) {
  const { session, notice, name, page } = Branchlight.load(story, text);
  const save = Branchlight.save(session, { name, saved: 7, line: JSON.parse(text).line, page });
  const kept = JSON.parse(save);
  const facts = FACTS.map((fact) => kept[fact]);
  const places = (kept.bookmarks ?? []).map(({ here, passage, note }) => [here, passage, note]);
  return { name, notice, turn: seen(session.turns.at(-1)), facts, places, page: kept.page ?? null, save };
}

const resumed = ({ Branchlight, story }, state) => ({
  turn: seen(Branchlight.resume(story, Branchlight.parse(state))),
});

function seen({ passages, ...turn }) {
  return turn;
}

// The outcome as one line, without what the shelf need not agree on.
function line(page, given) {
  const { save, ...rest } = outcome(page, given);
  return canonical(rest);
}

module.exports = { outcome, line };
