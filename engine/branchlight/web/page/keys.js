// The commands of the page and their keys. Those that are for `anywhere` work on the title page too.
const COMMANDS = [
  { keys: ["b", "Backspace"], shown: "b", words: WORDS.stepBack, run: (page) => page.back() },
  { keys: ["r"], shown: "r", words: WORDS.forward, run: (page) => page.redo() },
  { keys: ["j"], shown: "j k, ↓ ↑", words: WORDS.picks, run: () => point(1) },
  { keys: ["k"], run: () => point(-1) },
  { keys: ["m"], shown: "m", words: WORDS.mapKey, run: (page) => page.panel.open("map") },
  { keys: ["s"], shown: "s", anywhere: true, words: WORDS.savesKey, run: (page) => page.panel.open("saves") },
  { keys: ["v"], shown: "v", words: WORDS.notes, run: (page) => page.panel.open("notes") },
  { keys: ["o"], shown: "o", anywhere: true, words: WORDS.settings, run: (page) => page.panel.open("settings") },
  { keys: ["i"], shown: "i", words: WORDS.title, run: (page) => page.showTitle() },
  { keys: ["?", "؟"], shown: "?", anywhere: true, words: WORDS.keys, run: (page) => page.panel.open("keys") },
];

const READING_KEYS = [
  [WORDS.numberKeys, WORDS.pick],
  [WORDS.scrollKey, WORDS.scrolls],
  [WORDS.pointKeys, WORDS.points],
  [WORDS.showAllKey, WORDS.showAll],
];

PANELS.keys = {
  heading: WORDS.keys,
  nodes: () => {
    const rows = [...READING_KEYS, ...COMMANDS.filter((each) => each.shown).map((each) => [each.shown, each.words])];
    return [
      element(
        "dl",
        { className: "keys" },
        ...rows.flatMap(([keys, words]) => [element("dt", {}, keys), element("dd", {}, words)]),
      ),
    ];
  },
};

// Listen to the keys of the page. A key that is held down acts once.
function listen(page) {
  addEventListener("keydown", (event) => {
    const other = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
    if (other || page.panel.isOpen || event.target.matches("input,textarea,select")) return;
    if (event.repeat) holdBack(event);
    else if (!act(page, event)) page.number.end();
    else event.preventDefault();
  });
}

// Keep Enter from making choice after choice while it is held down.
function holdBack(event) {
  if (event.key === "Enter" && event.target.matches("button")) event.preventDefault();
}

// Return a key as the page knows it. A letter of another script counts as the Latin one in its place, and a digit of any
// script as that digit. Caps Lock changes nothing.
function plainKey({ key, code }) {
  if (/^\p{Nd}$/u.test(key)) return `${Branchlight.digit(key)}`;
  const isOther = /^\p{L}$/u.test(key) && !/^\p{Script=Latin}$/u.test(key);
  if (isOther && /^Key[A-Z]$/.test(code)) return code.at(-1).toLowerCase();
  return key.length === 1 ? key.toLowerCase() : key;
}

// Act on a key. Return whether it had a meaning.
function act(page, event) {
  const { target } = event;
  const key = plainKey(event);
  if (!page.reads) return page.look.settings.keys !== "off" && run(page, key);
  if (target.matches("#offer ol, .choice") && /^Arrow(Up|Down)$/.test(key)) point(key === "ArrowDown" ? 1 : -1);
  else if (key === "Enter") return page.number.enter() || (!target.matches("button,summary") && (enter(), true));
  else if (page.look.settings.keys === "off") return false;
  else if (/^[0-9]$/.test(key)) page.number.add(key);
  else return run(page, key);
  return true;
}

// Run the command of a key. Return whether there is one.
function run(page, key) {
  const command = COMMANDS.find((each) => each.keys.includes(key) && (page.reads || each.anywhere));
  if (!command) return false;
  page.number.end();
  command.run(page);
  return true;
}

// Go on to the answer of a question, or say how a choice is made. Enter alone never makes one.
function enter() {
  const input = byId("offer").querySelector("input");
  if (input) input.focus();
  else announce(WORDS.howToChoose);
}

// Move the focus to the next or the previous choice.
function point(step) {
  const targets = [...byId("offer").querySelectorAll(".choice, input")];
  const at = targets.indexOf(document.activeElement);
  const next = at < 0 ? (step > 0 ? 0 : targets.length - 1) : at + step;
  if (targets[next]) targets[next].focus();
}
