// A session: the turns so far, and the answers that led to them. An answer is the id of a choice, or {typed: text}.
// `turns[i]` is the turn after `i` answers. `before` counts the decisions before these that are not known any more, and
// `edition` is that of the whole session, "" if a part of it is unknown.

// A new session.
function begin(story, seed) {
  return { story, seed, edition: story.about.edition, before: 0, answers: [], turns: [start(story, seed)] };
}

// The session after one more answer. Throws `ChoiceError`.
function decide(session, answer) {
  const turn = session.turns.at(-1);
  const next = choose(turn, answer);
  return { ...session, answers: [...session.answers, kept(turn, answer)], turns: [...session.turns, next] };
}

// An answer as a session keeps it.
function kept(turn, answer) {
  if (turn.question) return { typed: typed(answer, turn.question.length) };
  return typeof answer === "string" ? answer : answer.id;
}

// Give the answers one after another, until this edition of the story does not take one.
function replay(story, seed, answers) {
  const session = begin(story, seed);
  for (const answer of answers) {
    const turn = session.turns.at(-1);
    const fitting = match(story, turn, answer);
    if (fitting === null) break;
    session.turns.push(choose(turn, fitting));
    session.answers.push(kept(turn, fitting));
  }
  return session;
}

// The answer as this turn takes it, or null if it does not. A choice may have been renamed.
function match(story, turn, given) {
  if ((typeof given !== "string") !== (turn.question !== null)) return null;
  if (turn.question) return takes(turn.question, given.typed) ? given.typed : null;
  const opened = turn.choices.filter((choice) => choice.open);
  const newer = (name) => (Object.hasOwn(story.renamed, name) ? story.renamed[name] : null);
  if (opened.some(({ id }) => id === given)) return given;
  if (opened.some(({ id }) => id === newer(given))) return newer(given); // a storylet, whose id is its node's name
  const node = nodeOf(inside.get(turn).state.place);
  const earlier = Object.keys(story.renamed).filter((old) => story.renamed[old] === node);
  const names = [node, ...earlier].map((name) => newer(`${name}.${given}`));
  return opened.find((choice) => names.includes(choice.name))?.id ?? null;
}

// The turn of a state without passages, or null if this edition of the story has no such turn.
function faces(story, state) {
  const turn = resumed(story, state);
  const there = inside.get(turn).state;
  const isOpened = state.stage === "stuck" && there.stage === "choosing";
  const isHere = there.place === state.place && (isOpened || there.stage === state.stage);
  const leads = turn.question || turn.ending || turn.choices.some((choice) => choice.open);
  return isHere && (leads || state.stage === "stuck" || state.stage === "runaway") ? turn : null;
}

// The message for a reader whose place is gone. The story still takes `taken` of the `made` decisions.
function followed(taken, made) {
  if (taken === made) return "Your place is no longer in the story; you are where your choices lead now.";
  const how = `your choices were followed as far as they go, to decision ${taken} of ${made}`;
  return `Your place is no longer in the story; ${how}.`;
}

// Whether a reader who veils these content notes is shown the passage. `veils` is a set of their names.
function shown(passage, veils) {
  return passage.note ? veils.has(passage.note) === passage.veiled : true;
}
