"use strict";
// Lays out each scene with dagre, then the scenes: a scene is one box to the others.

const BOX = { width: 172, height: 46 };
const MARGIN = 22;
const HEAD = 34;
const MANY = 120; // arrows in one graph from which circles are cut, and rows found, in the quicker ways

function graphOf(arrows) {
  const graph = new dagre.graphlib.Graph();
  const ways = arrows > MANY ? { ranker: "tight-tree", acyclicer: "greedy" } : { ranker: "network-simplex" };
  graph.setGraph({ rankdir: "TB", nodesep: 26, ranksep: 42, marginx: 0, marginy: 0, ...ways });
  graph.setDefaultEdgeLabel(() => ({}));
  return graph;
}

/** The middle of each node, the corners of each scene, and the bends of the arrows inside scenes. */
function layOut(story) {
  const home = new Map();
  for (const scene of story.scenes) for (const node of scene.nodes) home.set(node.name, scene.name);
  const outside = graphOf(story.scenes.length);
  outside.graph().ranksep = 64;
  outside.graph().nodesep = 48;
  const inside = new Map();
  for (const scene of story.scenes) {
    const isInside = ({ from, to }) => home.get(from) === scene.name && home.get(to) === scene.name && from !== to;
    const arrows = story.arrows.filter(isInside);
    const graph = graphOf(arrows.length);
    for (const node of scene.nodes) graph.setNode(node.name, { ...BOX });
    for (const { from, to } of arrows) graph.setEdge(from, to);
    dagre.layout(graph);
    inside.set(scene.name, graph);
    const { width, height } = graph.graph();
    outside.setNode(scene.name, { width: width + 2 * MARGIN, height: height + HEAD + 2 * MARGIN });
  }
  for (const arrow of story.arrows) {
    const [from, to] = [home.get(arrow.from), home.get(arrow.to)];
    if (from !== to) outside.setEdge(from, to);
  }
  dagre.layout(outside);
  return placed(story, inside, outside, home);
}

function placed(story, inside, outside, home) {
  const scenes = new Map();
  const nodes = new Map();
  const bends = new Map();
  for (const scene of story.scenes) {
    const { x, y, width, height } = outside.node(scene.name);
    const corner = { x: x - width / 2, y: y - height / 2, width, height };
    scenes.set(scene.name, corner);
    const graph = inside.get(scene.name);
    const [left, top] = [corner.x + MARGIN, corner.y + HEAD + MARGIN];
    for (const name of graph.nodes()) {
      const node = graph.node(name);
      nodes.set(name, { x: left + node.x, y: top + node.y });
    }
    for (const edge of graph.edges()) {
      const points = graph.edge(edge).points.map((point) => ({ x: left + point.x, y: top + point.y }));
      bends.set(`${edge.v} ${edge.w}`, points);
    }
  }
  const { width, height } = outside.graph();
  return { scenes, nodes, bends, home, width, height };
}

/** The course of an arrow: along dagre's bends inside a scene, a single curve from scene to scene. */
function courseOf(arrow, place) {
  const from = place.nodes.get(arrow.from);
  const to = place.nodes.get(arrow.to);
  if (arrow.from === arrow.to) {
    const [x, y] = [from.x + BOX.width / 2, from.y];
    return `M${x} ${y + 9}c30 4 30 -22 0 -18`;
  }
  const points = place.bends.get(`${arrow.from} ${arrow.to}`);
  if (points) return smooth(points);
  const down = to.y > from.y;
  const [y1, y2] = down ? [from.y + BOX.height / 2, to.y - BOX.height / 2] : [from.y - BOX.height / 2, to.y + BOX.height / 2];
  const bend = Math.max(30, Math.abs(y2 - y1) / 2) * (down ? 1 : -1);
  return `M${from.x} ${y1}C${from.x} ${y1 + bend} ${to.x} ${y2 - bend} ${to.x} ${y2}`;
}

/** A curve through the middles between bends. */
function smooth(points) {
  const [first, ...rest] = points;
  const last = rest[rest.length - 1];
  let path = `M${first.x} ${first.y}`;
  for (let i = 0; i < rest.length - 1; i += 1) {
    const [a, b] = [rest[i], rest[i + 1]];
    path += `Q${a.x} ${a.y} ${(a.x + b.x) / 2} ${(a.y + b.y) / 2}`;
  }
  return `${path}L${last.x} ${last.y}`;
}
