// JSON in which whole numbers of any size stay exact. A shuffle of 60 texts has a number of 60 bits.

const BIG = "\u0000"; // begins the texts that stand for large numbers; no text of a state contains it

// The JSON text of a value. `indent` is the number of spaces for each level; none gives one line.
function json(value, indent) {
  const text = JSON.stringify(value, (_, each) => (typeof each === "bigint" ? BIG + each : each), indent);
  return text.replace(/"\\u0000(-?\d+)"/g, "$1");
}

// The value of a JSON text. Throws `SyntaxError`.
function parse(text) {
  if (!/\d{16}/.test(text)) return JSON.parse(text);
  const marked = text.replace(/"(?:[^"\\]|\\.)*"|-?\d{16,}/g, (found) =>
    found[0] === '"' ? found : `"\\u0000${found}"`,
  );
  return JSON.parse(marked, (_, each) =>
    typeof each === "string" && each[0] === BIG ? exact(BigInt(each.slice(1))) : each,
  );
}
