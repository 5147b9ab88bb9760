// A published story, made ready to be played.

// The story in a JSON text, with its expressions as functions of (c, v): the turn in progress, and the values of slots.
function prepare(text, functions, formats) {
  const data = parse(text);
  const types = data.types.map(([kind, low, high, names, shown]) => ({ kind, low, high, names, shown }));
  const slots = data.slots.map(([name, kind, type, start, was]) => {
    const slot = { name, kind, type: types[type], was: was ?? [] };
    return { ...slot, start: fromPlain(slot.type, start) };
  });
  const looks = new Map();
  const story = {
    about: data.about,
    proof: data.proof && proofOf(data),
    starts: data.start,
    types,
    slots,
    formats,
    functions: functions($),
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
    bodies: new Map(),
    numbers: new Map(Object.keys(data.nodes).map((name, number) => [name, number])),
    called: (look, stack) => calledLook(story, looks, look, stack),
  };
  const settings = data.looks.map((look) => sameLook(looks, look));
  for (const [name, node] of Object.entries(data.nodes)) addBody(story, settings, node, name, name, node.leaving ?? []);
  return Object.freeze(story);
}

// What is proven: the verdict, the edition, and the endings that can still be reached from each node.
function proofOf({ proof, about, nodes }) {
  const sets = proof.sets.map((set) => Object.freeze(set.map((number) => about.endings[number].name)));
  const endings = Object.fromEntries(Object.keys(nodes).map((name, number) => [name, sets[proof.at[number]]]));
  return { verdict: proof.verdict, edition: proof.edition, exact: proof.exact, endings };
}

// Add a body and those of its choices, by their full names.
function addBody(story, settings, written, name, node, leaving) {
  const offers = written.offers?.map((offer) =>
    offer.id === undefined ? offer : { ...offer, name: `${node}.${offer.id}` },
  );
  const number = story.numbers.get(node);
  const rest = { note: "", ways: [], ...written, offers };
  story.bodies.set(name, { ...rest, name, node, number, leaving, look: settings[written.look] });
  for (const offer of offers ?? []) if (offer.body) addBody(story, settings, offer.body, offer.name, node, leaving);
}

// The setting of a body in a call: a scene without a title keeps the scene of the nearest caller with one.
function calledLook(story, looks, look, stack) {
  if (look.title || !stack.length) return look;
  const above = [...stack].reverse().map((caller) => story.bodies.get(caller).look);
  const { scene, title } = above.find((each) => each.title) ?? look;
  return sameLook(looks, [scene, title, look.pov, look.mood]);
}

// The setting of these parts. Equal settings are one object.
function sameLook(looks, [scene, title, pov, mood]) {
  const key = JSON.stringify([scene, title, pov, mood]);
  if (!looks.has(key)) looks.set(key, Object.freeze({ scene, title, pov, mood }));
  return looks.get(key);
}

// The full name of the node that a body belongs to.
const nodeOf = (name) => name.split(".", 2).join(".");
