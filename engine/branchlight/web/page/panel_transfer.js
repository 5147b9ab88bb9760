// Export and import of saves, in the form that `branchlight save export` writes too.
function drawExport(page, panel, isBegun) {
  const area = element("textarea", { id: "export-text", rows: 4, readOnly: true, spellcheck: false });
  const copy = button(WORDS.copy, () => copyText(area, panel));
  const box = element(
    "div",
    { id: "exported", hidden: true },
    element("label", { htmlFor: "export-text" }, WORDS.exportedText),
    area,
    copy,
  );
  const words = `${WORDS.writeOut}: ${WORDS.here}`;
  const text = () => page.book.text(WORDS.here, page.place.shown());
  const here = () => panelButton(words, "export", () => writeOut(page, panel, WORDS.here, text()));
  return [...(isBegun ? [here()] : []), box];
}

// Give the reader a save as a file, and show its text. A reading has no name of its own, and the terminal takes no save
// without one.
function writeOut(page, panel, name, kept) {
  const text = withName(kept, name);
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const file = `${about.title} - ${name}.json`.replace(/[^\p{L}\p{N} .,-]/gu, "_");
  element("a", { href: url, download: file }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
  byId("export-text").value = oneLine(text);
  byId("exported").hidden = false;
  panel.tell(WORDS.exported);
}

// Return the text of a save, under this name if it has none. What cannot be read stays as it is.
function withName(text, name) {
  try {
    const save = Branchlight.parse(text);
    return save.name === "" ? `${Branchlight.json({ ...save, name }, 1)}\n` : text;
  } catch {
    return text;
  }
}

// Return a JSON text on one line: browsers take minutes to paste thousands of them.
const oneLine = (text) => text.replace(/\n\s*/gu, " ").trim();

async function copyText(area, panel) {
  area.select();
  try {
    await navigator.clipboard.writeText(area.value);
    panel.tell(WORDS.copied);
  } catch {
    panel.tell(WORDS.notCopied);
  }
}

function drawImport(page, panel) {
  const file = element("input", { id: "import-file", type: "file", accept: ".json,application/json" });
  file.onchange = async () => {
    const [chosen] = file.files;
    file.value = ""; // so that the same file can be chosen again
    if (chosen) readIn(page, panel, await chosen.text().catch(() => ""));
  };
  const area = element("textarea", { id: "import-text", rows: 3, spellcheck: false });
  area.onpaste = (event) => {
    event.preventDefault();
    area.value = oneLine(event.clipboardData.getData("text/plain"));
  };
  return [
    element("h3", {}, WORDS.readIn),
    element("label", { htmlFor: "import-file" }, WORDS.readInFile),
    file,
    element("label", { htmlFor: "import-text" }, WORDS.readInText),
    area,
    panelButton(WORDS.readInButton, "import", () => readIn(page, panel, area.value)),
  ];
}

// Keep a save from a text among the saves, under its own name or the next free one. The focus moves to the way there.
function readIn(page, panel, text) {
  try {
    const { session, notice, name, page: head } = Branchlight.load(story, text);
    const turn = session.turns[session.turns.length - 1];
    const decisions = session.before + session.answers.length;
    const own = fitName(name);
    const free = freeName(page.saves, (!isOfReading(own) && own) || placeName(turn.setting, decisions));
    const isKept = keepSave(page, free, saveText(session, free, page.book.veils, { page: head }));
    panel.draw();
    panel.tell(`${isKept ? WORDS.readInDone(free) : WORDS.savedForNow(free)} ${notice}`.trim());
    panel.show(`go ${keyOf(free)}`);
  } catch (error) {
    if (!(error instanceof Branchlight.SaveError)) throw error;
    panel.tell(WORDS.readInFailed(error.message));
  }
}
