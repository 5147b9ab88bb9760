// The bodies of a story: those of its nodes and of their choices, by their full names. All of a node are made when one of
// them is asked for, so a page opens as soon whether the story is long or short.

class Bodies {
  constructor(nodes, looks) {
    this.nodes = nodes;
    this.looks = looks;
    this.numbers = new Map(Object.keys(nodes).map((name, number) => [name, number]));
    this.made = new Map();
  }

  // The number of the node that a body belongs to.
  numberOf(name) {
    return this.numbers.get(nodeOf(name));
  }

  has(name) {
    return this.get(name) !== undefined;
  }

  // The body of that name, or undefined.
  get(name) {
    const node = nodeOf(name);
    if (this.numbers.has(node) && !this.made.has(node)) this.make(this.nodes[node], node, node);
    return this.made.get(name);
  }

  looksOf(names) {
    return names.map((name) => this.get(name).look);
  }

  // Make a body, and those of its choices.
  make(written, name, node) {
    const offers = written.offers?.map((offer) => withName(offer, node));
    const common = { node, number: this.numbers.get(node), leaving: this.nodes[node].leaving ?? [] };
    const rest = { note: "", ways: [], ...written, offers };
    this.made.set(name, { ...rest, ...common, name, look: this.looks.get(written.look) });
    for (const offer of offers ?? []) if (offer.body) this.make(offer.body, offer.name, node);
  }
}

// A line of an offer, with the full name of its choice if it is one.
const withName = (offer, node) => (offer.id === undefined ? offer : { ...offer, name: `${node}.${offer.id}` });

// The full name of the node that a body belongs to.
const nodeOf = (name) => name.split(".", 2).join(".");
