// The runtime of a published story, taken from its file as a browser takes it.

const fs = require("fs");
const vm = require("vm");
const zlib = require("zlib");

// The runtime, and the story, of a page. Another runtime may be put in the place of its own.
function opened(path, runtime) {
  const page = fs.readFileSync(path, "utf8");
  const script = (id) => page.match(new RegExp(`<script id="${id}" type="[a-z/]+">([^]*?)</script>`))[1];
  const own = () => zlib.inflateRawSync(Buffer.from(script("packed"), "base64")).toString("utf8").split("\0")[0];
  const scripts = `${runtime ?? own()}\n${script("expressions")}\nreturn { Branchlight, EXPRESSIONS, FORMATS };\n`;
  const { Branchlight, EXPRESSIONS, FORMATS } = vm.runInThisContext(`(() => {\n${scripts}})()`);
  return { Branchlight, story: Branchlight.prepare(script("story"), EXPRESSIONS, FORMATS) };
}

// The JSON text of a value, with its keys in order, and whole numbers of any size as they are.
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const parts = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${parts.join(",")}}`;
}

module.exports = { opened, canonical };
