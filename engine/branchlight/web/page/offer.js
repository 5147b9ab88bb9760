// The offer: the end of a turn, with its choices, its question, its ending, or a notice that it is stuck.
function drawOffer(turn, page) {
  if (turn.ending) return [...drawEnding(turn.ending, page.book.progress), afterwards(page)];
  if (turn.question) return [drawQuestion(turn.question, page)];
  const choices = turn.choices.length ? [drawChoices(turn.choices, page)] : [];
  if (!turn.halted) return choices;
  return [...choices, said(WORDS[turn.halted], "notice"), afterwards(page)];
}

const choiceButtons = () => [...byId("offer").querySelectorAll(".choice")];

// Return the part of the offer that takes the focus when the reader comes to it: its field, or else its first part. No
// choice takes it unasked, so that Space reads on and makes none.
const offerHead = () => byId("offer").querySelector("input") || byId("offer").firstElementChild;

// Return the seconds of silence before the offer.
const restBefore = (turn) => (turn.ending ? 1 : turn.halted ? 0.5 : 0);

function drawChoices(choices, page) {
  const list = element("ol", { className: "choices", ariaLabel: WORDS.choices });
  list.setAttribute("role", "list");
  list.style.setProperty("--digits", String(choices.filter((choice) => choice.open).length).length);
  list.append(...choices.map((choice) => (choice.open ? drawOpen(choice, page) : drawLocked(choice))));
  return list;
}

function drawOpen(choice, page) {
  const label = element("span", { className: "label", dir: "auto" }, ...drawRuns(choice.label));
  const known = page.book.progress.sets.choices.has(choice.name);
  const mark = known ? [seen("\u00a0✓", "mark"), heard(` ${WORDS.takenBefore}`)] : [];
  label.append(...mark);
  const made = drawNumbered(page, choice.number, label, () => page.decide(choice.id));
  made.firstChild.dataset.id = choice.id;
  return made;
}

// Return a line of the offer that can be pressed. The second click of a double click does nothing.
function drawNumbered(page, number, label, act) {
  const onclick = (event) => page.isSecond(event) || act();
  const shown = element("span", { className: "number" }, `${number}`);
  return element("li", {}, element("button", { type: "button", className: "choice", onclick }, shown, " ", label));
}

function drawLocked(choice) {
  const reason = choice.locked ? [" — ", element("em", {}, ...drawRuns(choice.reason))] : [];
  const label = element(
    "span",
    { className: "label", dir: "auto" },
    heard(WORDS.locked),
    ...drawRuns(choice.label),
    ...reason,
  );
  return element("li", { className: "locked" }, seen("·", "number"), label);
}

function drawQuestion(question, page) {
  const input = element("input", { id: "answer", autocomplete: "off", dir: "auto", maxLength: 2 * question.length });
  if (question.kind === "number" && question.low >= 0) input.inputMode = "numeric"; // which has no minus on a phone
  const [label, whose] = question.label ? [question.label, THEIRS] : [WORDS.yourAnswer, OWN];
  const between = question.kind === "number" ? [" ", element("span", OWN, WORDS.between(question))] : [];
  const words = element("label", { htmlFor: "answer", ...whose }, label, ...between);
  const form = element(
    "form",
    { className: "question" },
    words,
    input,
    element("button", OWN, WORDS.answer),
  );
  form.onsubmit = (event) => {
    event.preventDefault();
    const shows = /[^\p{C}\s]/u.test(input.value);
    if (shows && Branchlight.takes(question, input.value)) page.decide(input.value);
    else announce(WORDS.refused(question));
  };
  return form;
}

function drawEnding(ending, progress) {
  const found = WORDS.found(progress.endingsFound.length, ENDINGS.size);
  const [title, whose] = ending.title ? [ending.title, THEIRS] : [WORDS.theEnd, OWN];
  const heading = element("h2", { className: "ending", ...whose }, title);
  return ENDINGS.size > 1 ? [heading, said(found, "notice")] : [heading];
}

function afterwards(page) {
  const ways = [
    [WORDS.stepBack, () => page.back()],
    [WORDS.again, () => page.restart()],
  ];
  const label = (words) => element("span", { className: "label" }, words);
  const items = ways.map(([words, act], i) => drawNumbered(page, i + 1, label(words), act));
  const list = element("ol", { className: "choices", ...OWN, ariaLabel: WORDS.choices }, ...items);
  list.setAttribute("role", "list");
  return list;
}
