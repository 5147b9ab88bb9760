// The settings: the value that is meant if none is kept, and the permitted values in order, with the words for them.
const option = (name, title, usual, ...values) => ({ name, title, usual, values });

const SETTINGS = [
  option(
    "colours",
    "Colours",
    "system",
    ["system", "as the system"],
    ["light", "light"],
    ["dark", "dark"],
    ["contrast", "high contrast"],
  ),
  option(
    "size",
    "Text size",
    "100",
    ["85", "small"],
    ["100", "normal"],
    ["120", "large"],
    ["150", "larger"],
    ["200", "largest"],
  ),
  option("measure", "Line length", "60", ["44", "short"], ["60", "normal"], ["78", "long"]),
  option(
    "spacing",
    "Space between lines",
    "normal",
    ["close", "close, as in a book"],
    ["normal", "normal"],
    ["wide", "wide"],
  ),
  option(
    "reveal",
    "Text appears",
    "steady",
    ["slow", "slow"],
    ["steady", "steady"],
    ["quick", "quick"],
    ["off", "all at once"],
  ),
  option("moods", "Moods of the story", "on", ["on", "on"], ["off", "off"]),
  option("motion", "Motion", "system", ["system", "as the system"], ["off", "none"]),
  option("keys", "Single-key commands", "on", ["on", "on"], ["off", "off"]),
];

function readSettings(store) {
  const kept = store.read("settings", {});
  const value = ({ name, usual, values }) => (values.some(([each]) => each === kept[name]) ? kept[name] : usual);
  return Object.fromEntries(SETTINGS.map((each) => [each.name, value(each)]));
}
