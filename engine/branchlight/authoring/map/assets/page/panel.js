"use strict";
// The panel beside the map: the story at first, then the node that was picked.

function element(name, options = {}, ...inside) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(options)) made[key] = value;
  made.append(...inside.filter((part) => part !== null && part !== ""));
  return made;
}

const section = (title, ...inside) => [element("h3", {}, title), ...inside];

class Panel {
  constructor(root, story, pick) {
    this.root = root;
    this.story = story;
    this.pick = pick;
    this.nodes = new Map();
    for (const scene of story.scenes) for (const node of scene.nodes) this.nodes.set(node.name, { node, scene });
  }

  fill(...parts) {
    this.root.replaceChildren(...parts.flat(Infinity).filter(Boolean));
    this.root.scrollTop = 0;
  }

  link(name) {
    const known = this.nodes.get(name);
    if (!known) return element("span", { className: "quiet" }, name === "back" ? "back to where it was called" : name);
    const button = element("button", { type: "button", className: "link", title: name }, known.node.label);
    button.addEventListener("click", () => this.pick.node(name));
    return button;
  }

  overview() {
    const { story } = this;
    const figure = (number, word) => element("div", {}, element("b", {}, number.toLocaleString("en")), word);
    const count = (of) => story.scenes.reduce((sum, scene) => sum + of(scene), 0);
    this.fill(
      element("h2", {}, story.title),
      story.author ? element("p", { className: "quiet" }, `by ${story.author}`) : null,
      element(
        "div",
        { className: "figures" },
        figure(count((scene) => scene.nodes.length), "nodes"),
        figure(story.scenes.length, "scenes"),
        figure(count((scene) => scene.nodes.reduce((sum, node) => sum + node.words, 0)), "words"),
      ),
      this.marked("stuck", "Readers get stuck here"),
      this.marked("unreachable", story.proven ? "No reader reaches this" : "No way leads here"),
      this.marked("ending", "Endings"),
      section("Scenes", this.scenes()),
      section("Signs", legend(story)),
    );
  }

  marked(mark, title) {
    const found = [...this.nodes.values()].filter(({ node }) => node.marks.includes(mark)).map(({ node }) => node);
    const rows = found.map((node) => {
      const more = mark === "ending" && node.ending !== node.label ? ` · ${node.ending}` : "";
      return element("li", {}, this.link(node.name), element("span", { className: "quiet" }, more));
    });
    return found.length ? section(title, element("ul", { className: "rows" }, ...rows)) : null;
  }

  scenes() {
    const rows = this.story.scenes.map((scene) => {
      const button = element("button", { type: "button", className: "link" }, scene.title || scene.name);
      button.addEventListener("click", () => this.pick.scene(scene.name));
      return element("li", {}, button, element("span", { className: "quiet" }, ` · ${scene.nodes.length}`));
    });
    return element("ul", { className: "rows" }, ...rows);
  }

  show(name) {
    const { node, scene } = this.nodes.get(name);
    this.fill(
      element("div", { className: "path" }, `${scene.title || scene.name} · `, element("code", {}, node.name)),
      element("h2", {}, node.label),
      chips(node),
      node.when ? element("p", {}, "Offered ", condition(node.when)) : null,
      facts("Needs", node.needs),
      this.course("How readers get stuck here", this.story.traps[name]),
      this.body(node.body),
      this.leading(name),
      this.course("The shortest way here", this.story.ways[name]),
    );
  }

  /** What happens on entering a node or taking a choice. */
  body(body) {
    const parts = [];
    if (body.do.length) parts.push(statements(body.do));
    if (body.text.length) parts.push(prose(body.text));
    if (body.tells.length) parts.push(facts("Tells", body.tells));
    if (body.veiled.length) {
      const summary = element("summary", {}, `Instead, for readers who veil “${body.note}”`);
      parts.push(element("details", {}, summary, prose(body.veiled)));
    }
    if (body.ask) parts.push(element("p", {}, "Asks: ", element("em", {}, body.ask)));
    if (body.call) parts.push(element("p", {}, ...this.call(body.call)));
    const offers = body.offers.map((offer) => (offer.pool ? this.pool(offer) : this.choice(offer)));
    if (offers.length) parts.push(...section("Choices", ...offers));
    if (body.ending) parts.push(element("p", {}, "The story ends: ", element("em", {}, body.ending)));
    if (body.ways.length) parts.push(...section("Goes on to", this.ways(body.ways)));
    return parts;
  }

  choice(choice) {
    const body = choice.body;
    const made = element("div", { className: choice.idle ? "choice idle" : "choice" });
    made.append(element("strong", {}, choice.label));
    const notes = [];
    if (choice.test) notes.push(condition(choice.test));
    if (choice.needs.length) notes.push(`needs ${choice.needs.join(", ")}`);
    if (choice.once) notes.push(choice.once === "visit" ? "once a visit" : "once");
    if (choice.locked) notes.push(`else locked: ${choice.locked}`);
    if (choice.idle) notes.push("never taken");
    if (body.origin) notes.push(`from ${body.origin}`);
    if (notes.length) made.append(element("div", { className: "quiet" }, ...joined(notes)));
    if (body.do.length) made.append(statements(body.do));
    if (body.text.length) made.append(prose(body.text));
    if (body.tells.length) made.append(facts("Tells", body.tells));
    if (body.ask) made.append(element("div", {}, `Asks: ${body.ask}`));
    if (body.call) made.append(element("div", {}, ...this.call(body.call)));
    made.append(...body.offers.map((offer) => (offer.pool ? this.pool(offer) : this.choice(offer))));
    if (body.ending) made.append(element("div", {}, `The story ends: ${body.ending}`));
    if (body.ways.length && !body.offers.length) made.append(this.ways(body.ways));
    return made;
  }

  call(call) {
    const given = call.with.length ? [" with ", element("code", {}, call.with.join(", "))] : [];
    return ["Calls ", this.link(call.to), ...given];
  }

  pool(offer) {
    const links = joined(offer.nodes.map((name) => this.link(name)));
    const head = `From the pool “${offer.pool}”, at most ${offer.show}`;
    const made = element("div", { className: "choice" }, element("strong", {}, head));
    if (offer.test) made.append(element("div", { className: "quiet" }, condition(offer.test)));
    made.append(element("div", {}, ...links));
    return made;
  }

  ways(ways) {
    const rows = ways.map((way) => {
      const parts = ["→ "];
      if (way.pool) parts.push(`one from the pool “${way.pool}”: `, ...joined(way.nodes.map((name) => this.link(name))));
      else parts.push(this.link(way.to));
      if (way.test) parts.push(" ", condition(way.test));
      return element("li", {}, ...parts);
    });
    return element("ul", { className: "rows" }, ...rows);
  }

  /** A way through the story, in the words of its choices. */
  course(title, words) {
    if (!words || !words.length) return null;
    return section(title, element("ol", { className: "course" }, ...words.map((word) => element("li", {}, word))));
  }

  leading(name) {
    const sources = [...new Set(this.story.arrows.filter((arrow) => arrow.to === name).map((arrow) => arrow.from))];
    const rows = sources.map((source) => element("li", {}, "← ", this.link(source)));
    return rows.length ? section("Comes from", element("ul", { className: "rows" }, ...rows)) : null;
  }
}

function joined(parts) {
  return parts.flatMap((part, index) => (index ? [" · ", part] : [part]));
}

function condition(test) {
  return element("span", { className: "if" }, "if ", element("code", {}, test));
}

function statements(lines) {
  return element("div", { className: "quiet" }, ...joined(lines.map((line) => element("code", {}, line))));
}

/** What a text tells, or what a node needs; nothing if that is nothing. */
function facts(word, names) {
  return names.length ? element("div", { className: "quiet" }, `${word} ${names.join(", ")}`) : null;
}

function chips(node) {
  const words = { start: "the story begins here", storylet: `in the pool “${node.pool}”`, back: "goes back to its call", stuck: "readers get stuck here", unreachable: "no way leads here" };
  const kept = node.marks.map((mark) =>
    element("span", { className: `chip ${mark}` }, mark === "ending" ? `ends: ${node.ending}` : words[mark] || mark),
  );
  if (node.body.origin) kept.push(element("span", { className: "chip" }, `from ${node.body.origin}`));
  kept.push(...node.tags.map((tag) => element("span", { className: "chip" }, `#${tag}`)));
  return element("div", { className: "chips" }, ...kept);
}

function prose(paragraphs) {
  const made = paragraphs.map(({ kind, voice, runs }) => {
    const paragraph = element("p", { className: kind === "direction" ? "direction" : voice ? "voice" : "" });
    if (voice) paragraph.append(element("b", {}, voice));
    for (const [text, style] of runs) paragraph.append(styled(text, style));
    return paragraph;
  });
  return element("div", { className: "prose" }, ...made);
}

function styled(text, style) {
  if (style === "emphasis") return element("em", {}, text);
  if (style === "strong") return element("strong", {}, text);
  if (style === "both") return element("strong", {}, element("em", {}, text));
  return style === "brace" ? element("span", { className: "brace" }, text) : document.createTextNode(text);
}

function legend(story) {
  const box = (mark) => {
    const rect = shape("rect", { x: 2, y: 2, width: 42, height: 16, rx: mark === "ending" ? 8 : 4 });
    return shape("svg", { viewBox: "0 0 46 20" }, shape("g", { class: `box ${mark}` }, rect));
  };
  const line = (kind) => shape("svg", { viewBox: "0 0 46 20" }, shape("path", { class: `arrow ${kind}`, d: "M3 10h40" }));
  const rows = [
    [box("start"), "the story begins here"],
    [box("ending"), "the story can end here"],
    [box("storylet"), "a storylet, offered from a pool"],
    [box("unreachable"), story.proven ? "no reader reaches this" : "no way leads here"],
    ...(story.proven ? [[box("stuck"), "readers get stuck here"]] : []),
    [line("choice"), "by a choice"],
    [line("go"), "by itself"],
    [line("call"), "by a call, which returns"],
    [line("offer"), "offered from a pool"],
  ];
  return element("div", { className: "legend" }, ...rows.flatMap(([sign, words]) => [sign, element("span", {}, words)]));
}
