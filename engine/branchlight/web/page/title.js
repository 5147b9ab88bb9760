// The title page: title, author, blurb, the ways in, content notes and credits.
function drawTitle(page) {
  byId("title").replaceChildren(
    element("h1", { dir: "auto" }, about.title),
    ...(about.author ? [element("p", { className: "author", dir: "auto" }, about.author)] : []),
    ...paragraphs(about.blurb),
    drawWays(page),
    said(WORDS.teaches, "help"),
    ...(story.proof && ENDINGS.size ? [said(WORDS.proof(ENDINGS.size), "help")] : []),
    ...(about.notes.length ? [element("h2", OWN, WORDS.notesHeading), ...drawNotes(page)] : []),
    ...drawCredits(),
  );
}

function drawWays(page) {
  const box = element("p", { className: "ways", ...OWN });
  const way = (words, run, className) => box.append(button(words, run, { className }));
  if (page.book.session) {
    way(goOnWords(page.book.turn.setting), () => page.showReading(), "main");
    way(WORDS.startOver, () => page.restart(), "");
  } else {
    way(WORDS.start, () => page.restart(), "main");
  }
  way(waysToSaves(page), () => page.panel.open("saves"), "to-saves");
  way(WORDS.settings, () => page.panel.open("settings"), "");
  return box;
}

const goOnWords = ({ title }) =>
  title ? element("span", {}, WORDS.goOnIn, element("span", THEIRS, title)) : WORDS.goOn;

function drawCredits() {
  const summary = element("summary", OWN, WORDS.licence);
  const licence = about.licence ? [element("details", {}, summary, ...marked(about.licence))] : [];
  const words = [...paragraphs(about.credits), ...licence];
  return words.length
    ? [element("h2", OWN, WORDS.credits), element("div", { className: "credits" }, ...words)]
    : [];
}

// Return the paragraphs of a licence. Of its Markdown, headings, items and emphasis are shown as such.
function marked(text) {
  return paragraphs(text.replace(/\n(?=#|[-*] )/gu, "\n\n")).map((made) => {
    const [, mark, words] = /^(#+ |[-*] )?(.*)$/u.exec(made.textContent);
    const parts = words.split(/\*+([^*]+)\*+/u).map((part, i) => (i % 2 ? element("em", {}, part) : part));
    const sign = /^[-*]/u.test(mark || "") ? "· " : "";
    made.replaceChildren(...(/^#/u.test(mark || "") ? [element("strong", {}, ...parts)] : [sign, ...parts]));
    return made;
  });
}

// Return the paragraphs of a plain text, which empty lines separate.
function paragraphs(text) {
  const parts = text.split(/\n\s*\n/u).map((part) => part.split(/\s+/u).filter(Boolean).join(" "));
  return parts.filter(Boolean).map((words) => element("p", { dir: "auto" }, words));
}
