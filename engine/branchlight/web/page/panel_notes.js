// Content notes: what the story may contain, in brief and in detail. Each can be veiled, before play and at any time.
PANELS.notes = { heading: WORDS.notes, nodes: (page) => drawNotes(page) };

function drawNotes(page) {
  if (!about.notes.length) return [said(WORDS.noNotes)];
  const items = about.notes.map((note) => {
    const box = element("input", { type: "checkbox", checked: page.book.veils.has(note.name) });
    box.onchange = () => page.veil(note.name, box.checked);
    const label = element(
      "label",
      { className: "check" },
      box,
      " ",
      element("span", OWN, WORDS.veil, element("span", THEIRS, note.brief)),
    );
    const summary = element("summary", OWN, seen(WORDS.more), heard(WORDS.moreOf), heard(note.brief, THEIRS));
    const detail = note.detail ? [element("details", {}, summary, element("p", THEIRS, note.detail))] : [];
    return element("li", {}, label, ...detail);
  });
  return [said(WORDS.veilsHelp, "help"), element("ul", { className: "plain" }, ...items)];
}
