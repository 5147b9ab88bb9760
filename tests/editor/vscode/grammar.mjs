// Prints the scopes that VS Code gives to each part of a YAML text, as JSON: a list of [text, scopes] for each line.
// Arguments: the folder with the packages from npm, the folder of the extension, and a file to read.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [packages, extension, file] = process.argv.slice(2);
const require = createRequire(join(resolve(packages), "package.json"));
const { Registry, parseRawGrammar, INITIAL } = require("vscode-textmate");
const oniguruma = require("vscode-oniguruma");

const wasm = readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm"));
await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));

const manifest = JSON.parse(readFileSync(join(extension, "package.json"), "utf8"));
const [own] = manifest.contributes.grammars;
const registry = new Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }),
  loadGrammar: async (scope) => {
    if (scope === own.scopeName) {
      const path = join(extension, own.path);
      return parseRawGrammar(readFileSync(path, "utf8"), path);
    }
    if (scope === "source.yaml") return require("tm-grammars/grammars/yaml.json");
    return null;
  },
  getInjections: (scope) => (own.injectTo.includes(scope) ? [own.scopeName] : undefined),
});
const grammar = await registry.loadGrammar("source.yaml");

let state = INITIAL;
const lines = readFileSync(file, "utf8").split("\n").map((line) => {
  const found = grammar.tokenizeLine(line, state);
  state = found.ruleStack;
  return found.tokens.map((token) => [line.slice(token.startIndex, token.endIndex), token.scopes]);
});
console.log(JSON.stringify(lines));
