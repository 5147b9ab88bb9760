// Runs the bundled extension in a stub of VS Code, with the real server, and prints what it did as JSON.
// Arguments: the bundled extension, a file of a story, and the command line of Branchlight.

const Module = require("node:module");
const { readFileSync } = require("node:fs");
const { execFileSync } = require("node:child_process");
const stub = require("./stub.cjs");

const [bundle, file, ...command] = process.argv.slice(2);
const load = Module._load;
Module._load = (name, ...rest) => (name === "vscode" ? stub.vscode : load(name, ...rest));
const extension = require(bundle);

const { vscode, recorded, diagnostics, settings, documents, emitter, TextDocument, CancellationTokenSource } = stub;
const token = () => new CancellationTokenSource().token;

async function until(what, holds) {
  const end = Date.now() + 30_000;
  for (;;) {
    const found = await holds();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resume) => setTimeout(resume, 20));
  }
}

/** Replaces a part of a text, as VS Code says it. */
function type(document, marked, text) {
  const start = document.text.indexOf(marked);
  const position = (offset) => {
    const before = document.text.slice(0, offset).split("\n");
    return new vscode.Position(before.length - 1, before.at(-1).length);
  };
  const range = new vscode.Range(position(start), position(start + marked.length));
  document.text = document.text.slice(0, start) + text + document.text.slice(start + marked.length);
  document.version += 1;
  const contentChanges = [{ range, rangeOffset: start, rangeLength: marked.length, text }];
  emitter("onDidChangeTextDocument").fire({ document, contentChanges, reason: undefined });
}

async function main() {
  const said = {};
  const context = { subscriptions: [] };

  settings.set("branchlight.command", ["there-is-no-such-program"]);
  await extension.activate(context);
  said.missing = recorded.errors.at(-1)?.[0];
  settings.set("branchlight.command", command);

  const document = new TextDocument(file, readFileSync(file, "utf8"));
  documents.push(document);
  await recorded.commands.get("branchlight.restart")();
  const uri = document.uri.toString();
  const shown = () => diagnostics.get(uri)?.map((each) => [String(each.code?.value ?? each.code), each.source]);

  type(document, "go: lit", "go: lot");
  said.mistakes = await until("a mistake", () => shown()?.length && shown());
  type(document, "go: lot", "go: lit");
  await until("no mistake", () => shown()?.length === 0);

  const complete = recorded.providers.get("registerCompletionItemProvider");
  const line = document.text.split("\n").findIndex((each) => each.endsWith("go: lit"));
  const position = new vscode.Position(line, document.text.split("\n")[line].length);
  const items = await complete.provideCompletionItems(document, position, token(), {});
  said.completed = items.items.map((item) => item.label?.label ?? item.label);

  emitter("onDidSaveTextDocument").fire(document);
  const lens = recorded.providers.get("registerCodeLensProvider");
  const titles = async () => (await lens.provideCodeLenses(document, token())).map((each) => each.command.title);
  said.lenses = await until("a proof", async () => {
    const found = await titles();
    return found.some((title) => title.startsWith("reached")) && found;
  });
  const [show] = (await lens.provideCodeLenses(document, token())).filter((each) => each.command.arguments[2] === "main.lit");
  await vscode.commands.executeCommand(show.command.command, ...show.command.arguments);
  said.proof = recorded.messages.at(-1);

  vscode.window.activeTextEditor = { document, selection: { active: position } };
  await vscode.commands.executeCommand("branchlight.playAtCursor");
  said.terminal = recorded.terminals.at(-1);
  said.saved = recorded.saved;

  const servers = () => execFileSync("ps", ["-o", "args=", "--ppid", String(process.pid)]).toString().split("\n").filter((each) => each.endsWith(" lsp"));
  said.running = servers().length;
  await extension.deactivate();
  said.left = await until("the end of the server", () => servers().length === 0);
  said.errors = recorded.errors.length;
  console.log(JSON.stringify(said));
}

main().then(() => process.exit(0), (error) => { console.error(error); process.exit(1); });
