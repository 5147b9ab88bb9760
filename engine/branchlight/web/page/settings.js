// The settings: the value that is meant if none is kept, and the permitted values in order.
const option = (name, usual, ...values) => ({ name, usual, values });

const SETTINGS = [
  option("colours", "system", "system", "light", "dark", "contrast"),
  option("size", "100", "85", "100", "120", "150", "200"),
  option("measure", "60", "44", "60", "78"),
  option("spacing", "normal", "close", "normal", "wide"),
  option("reveal", "steady", "slow", "steady", "quick", "off"),
  option("moods", "on", "on", "off"),
  option("motion", "system", "system", "off"),
  option("keys", "on", "on", "off"),
];

function readSettings(store) {
  const kept = store.read("settings", {});
  const value = ({ name, usual, values }) => (values.includes(kept[name]) ? kept[name] : usual);
  return Object.fromEntries(SETTINGS.map((each) => [each.name, value(each)]));
}
