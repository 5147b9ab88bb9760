// Saves as text: what `branchlight save export` writes and `branchlight save import` reads.

const LINE_LENGTH = 160;

// A text that is not a save of the story. The message says why.
class SaveError extends Error {}

// The text of a save of a session's last turn. `saved` is its time in seconds since 1970. `line` is by what a reader
// recognises the place, such as the last words read: if it is left out, the last that show under these veils. `page` is
// where the page begins in the turn: a letter of a passage, and the lines from there down to the head of the page.
function save(session, { name = "web", saved = 0, veils = new Set(), line, page = null } = {}) {
  const { story, seed, edition, before, answers, turns } = session;
  const turn = turns.at(-1);
  const [title, scene] = [story.about.title, turn.setting.title].map((each) => clipped(each, LONGEST_TEXT));
  const place = { story: story.about.id, title, edition, name, scene, line: oneLine(line ?? lastWords(turn, veils)) };
  const marked = session.bookmarks ?? [];
  const version = page ? 3 : marked.length ? 2 : 1;
  const fields = { "branchlight save": version, ...place, saved, seed: start32(seed), before, choices: answers };
  const others = { ...(marked.length ? { bookmarks: marked } : {}), ...(page ? { page } : {}) };
  return json({ ...fields, state: turn.state, ...others }, 1) + "\n";
}

const start32 = (seed) => Number(BigInt.asUintN(32, BigInt(seed)));

// The last words that a turn shows.
const lastWords = (turn, veils) =>
  turn.passages.findLast((passage) => passage.text && shown(passage, veils))?.text ?? "";

// Words cut to one line, so that the reader can recognise the place.
function oneLine(words) {
  const line = wordsIn(visible(words)).join(" ");
  const signs = signsIn(line);
  if (signs.length <= LINE_LENGTH) return line;
  const cut = signs.slice(0, LINE_LENGTH - 1).join("");
  return `${cut.includes(" ") ? cut.slice(0, cut.lastIndexOf(" ")) : cut}…`;
}

// The bookmarks of the turns after `first` to `last` decisions.
const bookmarksWithin = (bookmarks, first, last) => bookmarks.filter(({ here }) => here >= first && here <= last);

// The session of a save, its name, a sentence on what had to change in it, or "", and where the page began in its turn,
// or null. Throws `SaveError`.
//
// A save of the current edition must equal the result of its choices. A save of another edition is mended, and its
// choices are kept if they still lead to its state. If its place is gone, they are followed as far as possible.
function load(story, text) {
  try {
    const found = loaded(story, readSave(story, text));
    const fault = nameFault(found.name);
    expect(!fault, `name: ${fault.replace(/\.$/, "")}`);
    return found;
  } catch (error) {
    throw error instanceof UnfitError ? new SaveError(error.message) : error;
  }
}

// Why a save cannot have a name, or "". A front end may refuse more.
function nameFault(name) {
  const sign = unseenIn(name);
  return sign && `The name of a save cannot contain ${sign}, a character that cannot be seen; type the name without it.`;
}

function loaded(story, taken) {
  expect(
    taken.story === story.about.id,
    `story: it is a save of ${taken.title || taken.story}, not of ${story.about.title}`,
  );
  expectCounters(story, taken);
  const went = replay(story, taken.seed, taken.before ? [] : taken.choices);
  if (taken.edition === story.about.edition) holdTo(story, taken, went);
  const { state, changes } = mend(story, taken.state);
  const made = taken.before + taken.choices.length;
  const turn = state && faces(story, state);
  const { name, page } = taken;
  went.bookmarks = bookmarksWithin(taken.bookmarks, 0, went.answers.length);
  if (!turn) return { session: went, name, notice: followed(went.answers.length, made), page: null };
  const isSame = json(stateAsJson(story, state)) === json(went.turns.at(-1).state);
  if (isSame && went.answers.length === made) return { session: went, name, notice: told(changes), page };
  const planted = { story, seed: taken.seed, edition: "", before: made, answers: [], turns: [turn] };
  planted.bookmarks = bookmarksWithin(taken.bookmarks, made, made);
  return { session: planted, name, notice: told(changes), page };
}
