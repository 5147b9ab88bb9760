// The saved places: keep, load, forget, export and import them. Before the beginning, there is no place to keep.
const OTHERS_SHOWN = 5;

PANELS.saves = {
  heading: WORDS.saves,
  nodes: (page, panel) => {
    const saves = page.saves.all().map((save) => drawSave(page, panel, save, true));
    const others = otherRecords(page.book).map((record) => drawSave(page, panel, record, false));
    const list = [...saves, ...others];
    const isBegun = page.book.session !== null;
    const none = isBegun ? [element("p", { className: "help" }, WORDS.noSaves)] : [];
    return [
      ...(isBegun ? [drawSaveForm(page, panel)] : []),
      ...(list.length ? [element("ul", { className: "plain saves" }, ...list)] : none),
      ...(isBegun || list.length ? drawExport(page, panel, isBegun) : []),
      ...drawImport(page, panel),
    ];
  },
};

// Return the words for the way to this panel. A reader who has no place yet can only import one.
const waysToSaves = ({ book, saves }) => (book.session || saves.all().length ? WORDS.saves : WORDS.readIn);

// Return the records of other readings, which may be open in other tabs, without those that this one contains. After a
// reload, this one is not yet written, and the record that it continues is its own.
function otherRecords(book) {
  const all = book.records.all();
  const own = all.find((each) => each.key === book.records.own);
  const isOwn = ({ key }) => key === book.records.own || key === book.records.before;
  const isBegun = (each) => each.here || factsOf(each).before + factsOf(each).choices.length > 0;
  const kept = all.filter((each) => !isOwn(each) && isBegun(each) && !(own && isWithin(each, own)));
  return kept.slice(0, OTHERS_SHOWN).map((each) => ({ ...each, name: WORDS.otherReading, kept: each.used }));
}

function drawSaveForm(page, panel) {
  const name = placeName(page.book.turn.setting, page.book.decisions);
  const input = element("input", { id: "save-name", value: name, autocomplete: "off", dir: "auto" });
  const form = element(
    "form",
    { className: "question" },
    element("label", { htmlFor: "save-name" }, WORDS.saveName),
    input,
  );
  const keep = element("button", {}, WORDS.saveHere);
  keep.dataset.name = "keep";
  form.append(keep);
  let sure = "";
  form.onsubmit = (event) => {
    event.preventDefault();
    const fault = Branchlight.nameFault(input.value);
    if (fault) return panel.tell(fault);
    const fit = fitName(input.value);
    if (!fit) return panel.tell(WORDS.noName(LONGEST_NAME));
    if (isOfReading(fit)) return panel.tell(WORDS.nameOfReading(fit));
    if (page.saves.get(fit) && sure !== fit) {
      sure = fit;
      return panel.tell(WORDS.saveExists(fit));
    }
    const isKept = keepSave(page, fit);
    panel.draw();
    return panel.tell(isKept ? WORDS.saved(fit) : WORDS.savedForNow(fit));
  };
  return form;
}

// Save the reader's place under a name. Return whether the browser has it.
function keepSave(page, name, text = page.book.text(name, page.place.shown())) {
  const isKept = page.saves.keep(name, text);
  announceTrouble(page.store);
  return isKept;
}

// Return where on the page the reader was in another reading, if that was in its last turn.
const placeIn = (record) => (record.here === factsOf(record).choices.length ? record.place : null);

function drawSave(page, panel, save, named) {
  const { scene, line, before, choices } = factsOf(save);
  const when = new Date(save.kept).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
  const words = [element("strong", { dir: "auto" }, save.name), " ", element("span", { className: "value" }, when)];
  const place = element(
    "span",
    { className: "help" },
    ...(scene ? [element("span", THEIRS, scene), ", "] : []),
    `${WORDS.decisionsMade(before + choices.length)}. `,
    element("span", THEIRS, line),
  );
  const act = (words, name, run, ariaLabel) => panelButton(words, `${name} ${save.key}`, run, { ariaLabel });
  const file = named ? save.name : placeName({ title: scene }, before + choices.length);
  const buttons = [
    act(WORDS.go, "go", () => page.load(save.save, placeIn(save)), WORDS.goTo(save.name)),
    act(WORDS.writeOut, "out", () => writeOut(page, panel, file, save.save), WORDS.writeOutName(save.name)),
  ];
  const forget = () => forgetSave(page, panel, save);
  if (named) buttons.push(act(WORDS.forget, "forget", forget, WORDS.forgetName(save.name)));
  return element("li", {}, element("div", {}, ...words), place, element("div", { className: "buttons" }, ...buttons));
}

// Forget a save, and offer to bring it back.
function forgetSave(page, panel, save) {
  page.saves.remove(save.name);
  panel.draw();
  panel.tell(WORDS.forgotten(save.name));
  const undo = button(WORDS.undoForget, () => {
    keepSave(page, save.name, save.save);
    panel.tell("");
    panel.draw();
    focusOn(byId("panel-heading"));
  });
  panel.said.append(" ", undo);
}
