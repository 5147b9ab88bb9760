"use strict";
// Puts the parts together.

const FAR = 0.4; // below this size the words in boxes cannot be read, and the names of scenes replace them

const CROWDED = 600; // a story of more arrows is drawn after the page says that it will take a moment

function openMap(story) {
  const map = document.getElementById("map");
  const place = layOut(story);
  const whole = { x: 0, y: 0, width: place.width, height: place.height };
  const byId = (id) => document.getElementById(id);

  byId("title").textContent = story.title;
  if (story.verdict) {
    byId("verdict").textContent = story.verdict;
    byId("verdict").className = story.verdict;
    byId("verdict").hidden = false;
  }

  const view = new View(map, byId("view"), (scale) => {
    map.classList.toggle("far", scale < FAR);
    map.style.setProperty("--name", `${14 / scale}px`);
  });
  const pick = { node: pickNode, scene: (name) => view.show(place.scenes.get(name)) };
  const panel = new Panel(byId("panel"), story, pick);
  const drawn = drawStory(story, place, byId("view"), {
    node: (name) => view.moved || pickNode(name, false),
    scene: (name) => view.moved || pick.scene(name),
  });
  const search = new Search(story, byId("query"), byId("found"), pick, light);

  function pickNode(name, centre = true) {
    if (!panel.nodes.has(name)) return;
    mark(name);
    panel.show(name);
    if (centre) view.centre(place.nodes.get(name));
    history.replaceState(null, "", `#${encodeURIComponent(name)}`);
  }

  function mark(name) {
    map.classList.toggle("picking", name !== null);
    for (const [other, box] of drawn.boxes) box.classList.toggle("chosen", other === name);
    for (const { arrow, element: path } of drawn.arrows) {
      path.classList.toggle("leaves", arrow.from === name);
      path.classList.toggle("comes", arrow.to === name && arrow.from !== name);
    }
  }

  function light(hits) {
    map.classList.toggle("seeking", hits !== null);
    for (const [name, box] of drawn.boxes) box.classList.toggle("hit", hits !== null && hits.has(name));
  }

  function clear() {
    mark(null);
    panel.overview();
    history.replaceState(null, "", "#");
  }

  byId("in").addEventListener("click", () => view.zoom(1.35));
  byId("out").addEventListener("click", () => view.zoom(1 / 1.35));
  byId("fit").addEventListener("click", () => view.show(whole));
  map.addEventListener("click", (event) => event.target === map && !view.moved && clear());
  addEventListener("hashchange", () => pickNode(addressed()));
  addEventListener("keydown", (event) => {
    if (event.target === search.input || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = { "/": () => search.input.focus(), "+": () => view.zoom(1.35), "-": () => view.zoom(1 / 1.35), 0: () => view.show(whole), Escape: clear }[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });

  panel.overview();
  view.show(whole, 1);
  pickNode(addressed());
}

/** The node that the page's address names. */
function addressed() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

{
  const story = JSON.parse(document.getElementById("story").textContent);
  if (story.arrows.length > CROWDED) setTimeout(() => openMap(story), 50);
  else openMap(story);
}
