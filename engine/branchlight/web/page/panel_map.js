// The map of a reading: endings found, scenes read, and every decision, each a way back. Choices that were never made
// are closed doors: the map shows their number, never where they lead.
const MAP_AT_ONCE = 200;

PANELS.map = {
  heading: WORDS.map,
  nodes: (page) => {
    const { book } = page;
    const minutes = Math.floor(book.read / 60);
    const time = element("p", {}, WORDS.readFor(WORDS.time(minutes), book.decisions));
    return [time, ...mapEndings(book), ...mapScenes(book.progress), ...mapDecisions(page)];
  },
};

function mapEndings({ progress, turn }) {
  if (!ENDINGS.size) return [];
  const found = progress.endingsFound;
  const titles = found.map((ending) => element("li", THEIRS, ending.title || ending.name));
  const open = story.proof && story.proof.endings[Branchlight.nodeOf(turn.state.place)];
  return [
    element("h3", {}, WORDS.endingsFound),
    element("p", {}, WORDS.of(found.length, ENDINGS.size)),
    element("ul", { className: "plain", hidden: !titles.length }, ...titles),
    ...(open && open.length && !turn.ending ? [element("p", {}, WORDS.openEndings(open.length))] : []),
  ];
}

function mapScenes({ sets }) {
  // A scene without a title is not named: its nodes are read in the scenes that call them.
  const titled = about.scenes.filter((scene) => scene.title);
  const lines = (titled.length ? titled : about.scenes).map((scene) => [
    scene,
    scene.nodes.filter((name) => sets.nodes.has(name)).length,
  ]);
  const read = lines.filter(([, count]) => count);
  const items = read.map(([scene, count]) =>
    element("li", {}, entry(scene.title || scene.name, WORDS.of(count, scene.nodes.length))),
  );
  return [element("h3", {}, WORDS.scenes), element("ul", { className: "plain" }, ...items)];
}

function mapDecisions(page, most = MAP_AT_ONCE) {
  const { book } = page;
  const first = Math.max(0, book.here - most);
  const list = element("ol", { className: "plain decisions" });
  for (let n = first; n < book.here; n++) list.append(mapDecision(page, n));
  const heading = element("h3", {}, WORDS.decisions);
  if (!book.here) return [heading, element("p", {}, WORDS.nothingYet)];
  const nodes = [
    heading,
    element("p", { className: "help" }, WORDS.doorsHelp),
    list,
    element("p", {}, WORDS.youAreHere),
  ];
  if (first) {
    const more = button(WORDS.earlierDecisions(first), () => {
      more.remove();
      list.prepend(...Array.from({ length: first }, (_, n) => mapDecision(page, n)));
      focusOn(list.firstElementChild);
    });
    nodes.splice(1, 0, more);
  }
  return nodes;
}

function mapDecision(page, n) {
  const { book } = page;
  const turn = book.session.turns[n];
  const others = turn.choices.filter((choice) => choice.id !== book.session.answers[n]);
  const opened = others.filter((choice) => book.progress.sets.choices.has(choice.name)).length;
  const go = () => {
    page.panel.close();
    page.goTo(n);
  };
  const doors = WORDS.doors(others.length - opened, opened);
  const value = doors ? [" ", element("span", { className: "value" }, doors)] : [];
  return element("li", {}, button(book.label(n), go, THEIRS), ...value);
}
