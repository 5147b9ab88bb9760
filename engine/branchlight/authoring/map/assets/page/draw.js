"use strict";
// Boxes and arrows. All text of the story becomes text nodes: nothing of it is ever read as markup.

const SVG = "http://www.w3.org/2000/svg";

function shape(name, attributes, ...inside) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
}

function shortened(words, most) {
  const signs = [...words];
  return signs.length <= most ? words : `${signs.slice(0, most - 1).join("").trimEnd()}…`;
}

/** Draws everything; returns the elements of nodes by name, and those of arrows with their ends. */
function drawStory(story, place, group, pick) {
  const boxes = new Map();
  for (const scene of story.scenes) group.append(drawScene(scene, place, pick));
  const arrows = story.arrows.map((arrow) => ({ arrow, element: drawArrow(arrow, place) }));
  group.append(...arrows.map(({ element }) => element));
  for (const scene of story.scenes) {
    for (const node of scene.nodes) {
      const element = drawBox(node, place);
      element.addEventListener("click", () => pick.node(node.name));
      boxes.set(node.name, element);
      group.append(element);
    }
  }
  group.append(...story.scenes.map((scene) => drawName(scene, place)));
  return { boxes, arrows };
}

function drawScene(scene, place, pick) {
  const { x, y, width, height } = place.scenes.get(scene.name);
  const title = shape("text", { x: x + MARGIN, y: y + 29 }, scene.title || scene.name);
  const element = shape("g", { class: "scene" }, shape("rect", { x, y, width, height, rx: 14 }), title);
  element.addEventListener("click", () => pick.scene(scene.name));
  return element;
}

/** The name of a scene across it, for when the boxes are too small to be read. */
function drawName(scene, place) {
  const { x, y, width, height } = place.scenes.get(scene.name);
  return shape("text", { class: "name", x: x + width / 2, y: y + height / 2 }, scene.title || scene.name);
}

function drawBox(node, place) {
  const { x, y } = place.nodes.get(node.name);
  const [left, top] = [x - BOX.width / 2, y - BOX.height / 2];
  const below = node.ending ? `ends: ${node.ending}` : node.words ? `${node.words} ${node.words === 1 ? "word" : "words"}` : "";
  return shape(
    "g",
    { class: ["box", ...node.marks].join(" "), "data-name": node.name },
    shape("title", {}, node.name),
    shape("rect", { x: left, y: top, width: BOX.width, height: BOX.height, rx: node.ending ? BOX.height / 2 : 9 }),
    shape("text", { x, y: below ? y - 2 : y + 5 }, shortened(node.label, 23)),
    shape("text", { x, y: y + 14, class: "below" }, shortened(below, 27)),
  );
}

function drawArrow(arrow, place) {
  const across = place.home.get(arrow.from) !== place.home.get(arrow.to);
  const classes = ["arrow", arrow.kind, ...(across ? ["across"] : []), ...(arrow.idle ? ["idle"] : [])];
  const words = [arrow.label || { go: "goes on", call: "calls", offer: "offers", choice: "" }[arrow.kind]];
  if (arrow.test) words.push(`if ${arrow.test}`);
  const element = shape("path", { class: classes.join(" "), d: courseOf(arrow, place), "marker-end": "url(#tip)" });
  element.append(shape("title", {}, `${arrow.from} → ${arrow.to}\n${words.filter(Boolean).join("\n")}`));
  return element;
}
