// The settings, and their permitted values with the words for them. The first value is the default.
const option = (name, title, ...values) => ({ name, title, values });

const SETTINGS = [
  option("colours", "Colours", ["system", "as the system"], ["light", "light"], ["dark", "dark"], ["contrast", "high contrast"]),
  option("size", "Text size", ["100", "normal"], ["85", "small"], ["120", "large"], ["150", "larger"], ["200", "largest"]),
  option("measure", "Line length", ["60", "normal"], ["44", "short"], ["78", "long"]),
  option("spacing", "Space between lines", ["normal", "normal"], ["close", "close, as in a book"], ["wide", "wide"]),
  option("reveal", "Text appears", ["steady", "steady"], ["off", "all at once"], ["slow", "slow"], ["quick", "quick"]),
  option("moods", "Moods of the story", ["on", "on"], ["off", "off"]),
  option("motion", "Motion", ["system", "as the system"], ["off", "none"]),
  option("keys", "Single-key commands", ["on", "on"], ["off", "off"]),
];

function readSettings(store) {
  const kept = store.read("settings", {});
  const value = ({ name, values }) => (values.find(([each]) => each === kept[name]) || values[0])[0];
  return Object.fromEntries(SETTINGS.map((each) => [each.name, value(each)]));
}
