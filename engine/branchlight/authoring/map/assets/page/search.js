"use strict";
// Finding nodes by their names and by all their words.

const MOST_FOUND = 14;

function wordsOf(node) {
  const of = (body) => [
    ...body.text.map(({ runs }) => runs.map(([text]) => text).join("")),
    ...body.offers.flatMap((offer) => (offer.pool ? [] : [offer.label, ...of(offer.body)])),
  ];
  return of(node.body).join(" ").replace(/\s+/g, " ");
}

class Search {
  constructor(story, input, list, pick, onHits) {
    this.input = input;
    this.list = list;
    this.pick = pick;
    this.onHits = onHits;
    this.at = 0;
    this.known = story.scenes.flatMap((scene) =>
      scene.nodes.map((node) => {
        const words = wordsOf(node);
        return { name: node.name, label: node.label, words, head: `${node.name} ${node.label}`.toLowerCase(), body: words.toLowerCase() };
      }),
    );
    input.addEventListener("input", () => this.look());
    input.addEventListener("focus", () => this.look());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
  }

  look() {
    const wanted = this.input.value.trim().toLowerCase();
    const named = wanted ? this.known.filter((node) => node.head.includes(wanted)) : [];
    const told = wanted ? this.known.filter((node) => !node.head.includes(wanted) && node.body.includes(wanted)) : [];
    this.hits = [...named, ...told];
    this.at = 0;
    this.onHits(wanted ? new Set(this.hits.map((node) => node.name)) : null);
    const rows = this.hits.slice(0, MOST_FOUND).map((node, index) => this.row(node, index, wanted));
    if (wanted && !rows.length) rows.push(element("li", { className: "none" }, "Nothing was found."));
    if (this.hits.length > MOST_FOUND) {
      rows.push(element("li", { className: "none" }, `and ${this.hits.length - MOST_FOUND} more, lit on the map`));
    }
    this.list.replaceChildren(...rows);
    this.list.hidden = !wanted;
  }

  row(node, index, wanted) {
    const row = element("li", { className: index === this.at ? "at" : "" }, element("b", {}, node.label), " ");
    row.append(element("code", { className: "quiet" }, node.name));
    const found = node.body.indexOf(wanted);
    if (found >= 0) {
      const from = Math.max(0, found - 24);
      const hit = node.words.slice(found, found + wanted.length);
      row.append(
        element(
          "small",
          {},
          (from ? "…" : "") + node.words.slice(from, found),
          element("mark", {}, hit),
          node.words.slice(found + wanted.length, found + wanted.length + 60),
        ),
      );
    }
    row.addEventListener("mousedown", (event) => {
      event.preventDefault();
      this.take(node);
    });
    return row;
  }

  key(event) {
    if (event.key === "Escape") {
      this.input.value = "";
      this.look();
      this.input.blur();
    } else if (event.key === "Enter" && this.hits && this.hits[this.at]) {
      this.take(this.hits[this.at]);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const most = Math.min(MOST_FOUND, (this.hits || []).length);
      if (!most) return;
      this.at = (this.at + (event.key === "ArrowDown" ? 1 : most - 1)) % most;
      [...this.list.children].forEach((row, index) => row.classList.toggle("at", index === this.at));
    }
  }

  take(node) {
    this.close();
    this.input.blur();
    this.pick.node(node.name);
  }

  close() {
    this.list.hidden = true;
  }
}
