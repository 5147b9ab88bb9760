// Compile and play stories with inkjs. Each line of the input is a request in JSON, and each line of the output its
// answer:
//
//   {"open": path of the main file}     -> {"errors": [text], "warnings": [text]}
//   {"text": ink without INCLUDEs}      -> the same
//   {"picks": [index], "draws": [[result, sides]]}
//                                       -> {"turns": [{"lines": [[text, [tag]]], "choices": [[text, [tag]]]}],
//                                           "errors": [text], "left": draws that were not needed}
//
// A request with picks plays the story that was opened last, from its start. Random results are those that are given,
// in order; without them, ink's own generator decides. Where a draw has other sides than ink wants, that is an error.
// The first argument is the folder of inkjs.

const fs = require("fs");
const path = require("path");
const readline = require("readline");

const inkjs = process.argv[2];
const { Compiler } = require(path.join(inkjs, "compiler", "Compiler.js"));
const { CompilerOptions } = require(path.join(inkjs, "compiler", "CompilerOptions.js"));
const { InkParser } = require(path.join(inkjs, "compiler", "Parser", "InkParser.js"));
const { Story } = require(path.join(inkjs, "engine", "Story.js"));
const { PRNG } = require(path.join(inkjs, "engine", "PRNG.js"));
const { ControlCommand } = require(path.join(inkjs, "engine", "ControlCommand.js"));

const MOST_LINES = 2000;
const LONGEST = 30_000; // milliseconds; a busy machine is slow
const WARNING = 1, ERROR = 2;
const ownDraw = PRNG.prototype.next;
const LIST_RANDOM = ControlCommand.CommandType.ListRandom;
let compiled = null;

// The characters of names are 34,000. ink puts them together for each text; here all texts share them.
const charactersOfNames = Object.getOwnPropertyDescriptor(InkParser.prototype, "identifierCharSet").get;
let ofNames = null;
Object.defineProperty(InkParser.prototype, "identifierCharSet", {
  get() {
    return (ofNames ??= charactersOfNames.call(this));
  },
});

function read(file) {
  return fs.readFileSync(file, "utf8").replace(/^\uFEFF/, "");
}

function opened(text, folder, name) {
  const errors = [], warnings = [];
  const handler = (message, kind) => (kind === ERROR ? errors : kind === WARNING ? warnings : []).push(message);
  const files = {
    ResolveInkFilename: (name) => path.join(folder, name),
    LoadInkFileContents: (file) => read(file),
  };
  compiled = null;
  try {
    const story = new Compiler(text, new CompilerOptions(name, [], false, handler, files)).Compile();
    if (!errors.length) compiled = story.ToJson();
  } catch (error) {
    errors.push(String(error.message));
  }
  return { errors, warnings };
}

// A queue of draws, each of a result and how many sides it has.
function queue(draws, errors) {
  let at = 0;
  const draw = (sides) => {
    if (sides < 2) return 0;
    const [result, recorded] = draws[at++] ?? [0, 0];
    if (recorded !== sides) errors.push(`draw ${at} has ${recorded} sides, and ink wants ${sides}`);
    return result % sides;
  };
  return { draw, left: () => Math.max(0, draws.length - at), place: () => at, go: (place) => (at = place) };
}

// Put the items of the list from which one is drawn in the order in which ink prints them. It keeps them in that in
// which they came into the list; the draw is an even one in any order.
function inOrder(state) {
  const list = state.PeekEvaluationStack().value;
  const items = list.orderedItems.map(({ Key, Value }) => [Key.serialized(), Value]);
  list.clear();
  items.forEach(([key, value]) => list.set(key, value));
}

// RANDOM and LIST_RANDOM take the rest of a division by the number of sides, which ink keeps to itself: the draw is
// wanted with the sides that were recorded. A shuffle counts its own elements. ink runs ahead to see whether a line has
// ended, and goes back: the queue goes back with it.
function drawFrom(story, draws, errors) {
  const source = queue(draws, errors);
  let shuffling = new Map();
  let drawing = false;
  const { PerformLogicAndFlowControl } = story;
  story.PerformLogicAndFlowControl = (content) => {
    drawing = true; // elsewhere ink takes a number from its generator for the seed of a new state
    if (content instanceof ControlCommand && content.commandType === LIST_RANDOM) inOrder(story.state);
    try {
      return PerformLogicAndFlowControl.call(story, content);
    } finally {
      drawing = false;
    }
  };
  PRNG.prototype.next = function () {
    if (!drawing) return ownDraw.call(this);
    const sides = source.left() ? draws[draws.length - source.left()][1] : 0;
    return source.draw(sides);
  };
  story.NextSequenceShuffleIndex = () => {
    const elements = story.state.PopEvaluationStack().value;
    const count = story.state.PopEvaluationStack().value;
    const where = story.state.currentPointer.container.path.toString();
    const picked = count % elements ? shuffling.get(where) : [];
    const left = [...Array(elements).keys()].filter((index) => !picked.includes(index));
    const index = left[source.draw(left.length)];
    shuffling.set(where, [...picked, index]);
    return index;
  };
  let ahead = null;
  const { StateSnapshot, RestoreStateSnapshot } = story;
  story.StateSnapshot = () => {
    ahead = { place: source.place(), shuffling: new Map(shuffling), errors: errors.length };
    StateSnapshot.call(story);
  };
  story.RestoreStateSnapshot = () => {
    source.go(ahead.place);
    shuffling = ahead.shuffling;
    errors.length = ahead.errors;
    RestoreStateSnapshot.call(story);
  };
  return source;
}

function tagged(text, tags) {
  return [text, tags ?? []];
}

function turn(story) {
  const lines = [];
  while (story.canContinue) {
    story.ContinueAsync(LONGEST);
    if (!story.asyncContinueComplete) throw new Error("a line without an end");
    lines.push(tagged(story.currentText, story.currentTags));
    if (lines.length > MOST_LINES) throw new Error("a turn without an end");
  }
  return { lines, choices: story.currentChoices.map((choice) => tagged(choice.text, choice.tags)) };
}

function played(picks, draws) {
  const turns = [], errors = [];
  const story = new Story(compiled);
  story.allowExternalFunctionFallbacks = true;
  story.onError = (message) => errors.push(message);
  PRNG.prototype.next = ownDraw;
  const source = draws ? drawFrom(story, draws, errors) : null;
  try {
    turns.push(turn(story));
    for (const pick of picks) {
      story.ChooseChoiceIndex(pick);
      turns.push(turn(story));
    }
  } catch (error) {
    errors.push(String(error.message));
  }
  return { turns, errors, left: source ? source.left() : 0 };
}

function answered(request) {
  if (request.open) return opened(read(request.open), path.dirname(request.open), path.basename(request.open));
  if (request.text !== undefined) return opened(request.text, ".", null);
  return played(request.picks, request.draws);
}

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  process.stdout.write(JSON.stringify(answered(JSON.parse(line))) + "\n");
});
