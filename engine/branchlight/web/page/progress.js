// The progress: all nodes read, choices made and endings found, in all readings of the story in this browser.
class Progress {
  constructor(store) {
    this.store = store;
    this.sets = { nodes: new Set(), choices: new Set(), endings: new Set() };
    this.update();
  }

  // Add what other tabs have noted.
  update() {
    const kept = this.store.read("progress", {});
    for (const [kind, set] of Object.entries(this.sets)) {
      if (Array.isArray(kept[kind])) kept[kind].forEach((name) => set.add(name));
    }
  }

  // Note what a turn showed, and the full name of the choice that led to it, or "".
  note(turn, choice) {
    const { nodes, choices, endings } = this.sets;
    const before = nodes.size + choices.size + endings.size;
    const read = turn.passages.flatMap(({ node, continued_by: others = [] }) => [node, ...others]);
    for (const node of read) if (node) nodes.add(node);
    nodes.add(Branchlight.nodeOf(turn.state.place));
    if (choice) choices.add(choice);
    if (turn.ending) endings.add(turn.ending.name);
    if (nodes.size + choices.size + endings.size > before) this.keep();
  }

  keep() {
    this.update();
    const lists = Object.entries(this.sets).map(([kind, set]) => [kind, [...set]]);
    this.store.write("progress", Object.fromEntries(lists));
  }

  get endingsFound() {
    return [...ENDINGS.values()].filter((ending) => this.sets.endings.has(ending.name));
  }
}
