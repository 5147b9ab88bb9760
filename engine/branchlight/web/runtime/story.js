// A published story, made ready to be played.

// The story in a JSON text, with its expressions as functions of (c, v): the turn in progress, and the values of slots.
function prepare(text, functions, formats) {
  const data = parse(text);
  const types = data.types.map(([kind, low, high, names, shown]) => ({ kind, low, high, names, shown }));
  const slots = data.slots.map(([name, kind, type, start, was]) => {
    const slot = { name, kind, type: types[type], was: was ?? [] };
    return { ...slot, start: fromPlain(slot.type, start) };
  });
  const looks = new Looks(data.looks);
  const bodies = new Bodies(data.nodes, looks);
  return Object.freeze({
    about: data.about,
    proof: data.proof && proofOf(data),
    starts: data.start,
    types,
    slots,
    formats,
    functions,
    labels: new Map(Object.entries(data.labels)),
    renamed: data.renamed,
    newMembers: data.newMembers,
    groups: data.groups,
    forms: data.forms.map(([type, names]) => ({ type: types[type], formats: names })),
    voices: new Map(data.about.voices.map((voice) => [voice.name, voice])),
    endings: new Map(data.about.endings.map(({ name, title }) => [name, title])),
    pools: data.pools,
    gauges: data.gauges,
    glued: data.glued ?? false,
    shown: data.shown.map(({ slot, ...rest }) => ({ ...rest, slot, type: slots[slot].type })),
    counted: data.counted.map(({ type, ...rest }) => ({ ...rest, type: types[type] })),
    bodies,
    called: (look, stack) => looks.called(look, bodies.looksOf(stack)),
  });
}

// What is proven: the verdict, the edition, and the endings that can still be reached from each node.
function proofOf({ proof, about, nodes }) {
  const sets = proof.sets.map((set) => Object.freeze(set.map((number) => about.endings[number].name)));
  const endings = Object.fromEntries(Object.keys(nodes).map((name, number) => [name, sets[proof.at[number]]]));
  return { verdict: proof.verdict, edition: proof.edition, exact: proof.exact, endings };
}
