// A walk through a published story: a seed, and steps. A step is an answer, a wrong answer, the JSON of a state to resume
// from, with an answer or not, "resume" from the turn's own state as JSON, or "save" and load again.

const { canonical } = require("./runtime.js");

// The results of a walk, one for its start and one for each step: a turn, or the text of a save.
function play({ Branchlight, story }, { seed, steps }) {
  let session = Branchlight.begin(story, seed);
  const lines = [canonical(session.turns.at(-1))];
  for (const step of steps) {
    if (step.state) {
      const turn = Branchlight.resume(story, Branchlight.parse(step.state));
      lines.push(canonical(step.answer === undefined ? turn : Branchlight.choose(turn, step.answer)));
    } else if (step.wrong) {
      lines.push(JSON.stringify(refusal(Branchlight, session.turns.at(-1), step.wrong)));
    } else if (step.resume) {
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

// Why a turn does not take an answer, or "" if it takes it.
function refusal({ choose, ChoiceError }, turn, answer) {
  try {
    choose(turn, answer);
  } catch (error) {
    if (error instanceof ChoiceError) return error.message;
    throw error;
  }
  return "";
}

module.exports = { play };
