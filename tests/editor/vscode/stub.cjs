// A stub of the module `vscode`, as far as the extension and vscode-languageclient use it. It records what it is told.

class Disposable {
  constructor(dispose) { this.dispose = dispose ?? (() => {}); }
}

class Position {
  constructor(line, character) { this.line = line; this.character = character; }
}

class Range {
  constructor(start, end, ...rest) {
    [this.start, this.end] = rest.length ? [new Position(start, end), new Position(...rest)] : [start, end];
  }
}

class Uri {
  constructor(path) { this.scheme = "file"; this.path = this.fsPath = path; }
  toString() { return "file://" + this.path.split("/").map(encodeURIComponent).join("/"); }
  static parse(text) { return new Uri(decodeURIComponent(text.replace(/^file:\/\//, ""))); }
  static file(path) { return new Uri(path); }
}

class Diagnostic {
  constructor(range, message, severity) { Object.assign(this, { range, message, severity }); }
}

class CodeLens {
  constructor(range, command) { Object.assign(this, { range, command }); }
}

class CompletionItem {
  constructor(label) { this.label = label; }
}

class CompletionList {
  constructor(items, isIncomplete) { Object.assign(this, { items, isIncomplete }); }
}

class MarkdownString {
  constructor(value = "") { this.value = value; }
  appendMarkdown(text) { this.value += text; return this; }
  appendCodeblock(text) { this.value += text; return this; }
}

class Hover {
  constructor(contents, range) { Object.assign(this, { contents, range }); }
}

class EventEmitter {
  constructor() {
    this.listeners = new Set();
    this.event = (listener, self) => {
      const bound = self ? listener.bind(self) : listener;
      this.listeners.add(bound);
      return new Disposable(() => this.listeners.delete(bound));
    };
  }
  fire(value) { for (const listener of [...this.listeners]) listener(value); }
  dispose() { this.listeners.clear(); }
}

class CancellationError extends Error {}

class CancellationTokenSource {
  constructor() { this.token = { isCancellationRequested: false, onCancellationRequested: new EventEmitter().event }; }
  cancel() {}
  dispose() {}
}

/** A text in the editor. Its lines end with LF. */
class TextDocument {
  constructor(path, text) {
    Object.assign(this, { uri: new Uri(path), languageId: "yaml", version: 1, isClosed: false, isDirty: false, text });
    this.fileName = path;
  }
  getText() { return this.text; }
  get lineCount() { return this.text.split("\n").length; }
  offsetAt({ line, character }) {
    return this.text.split("\n").slice(0, line).reduce((sum, each) => sum + each.length + 1, character);
  }
}

const events = new Map();
const emitter = (name) => {
  if (!events.has(name)) events.set(name, new EventEmitter());
  return events.get(name);
};

const recorded = { commands: new Map(), providers: new Map(), terminals: [], messages: [], errors: [], saved: 0 };
const diagnostics = new Map();
const settings = new Map();
const documents = [];

const named = (known) => new Proxy(known, {
  get(target, name) {
    if (name in target || typeof name === "symbol") return target[name];
    if (/^onDid|^onWill/.test(name)) return emitter(name).event;
    if (/^register.*Provider$/.test(name)) {
      return (...words) => {
        recorded.providers.set(name, words.find((word) => word && typeof word === "object" && !Array.isArray(word)));
        return new Disposable();
      };
    }
    return undefined;
  },
});

const channel = new Proxy({}, { get: (_, name) => (name === "logLevel" ? 3 : name === "onDidChangeLogLevel" ? emitter(name).event : () => {}) });

const languages = named({
  match: (selector, document) => (document.languageId === "yaml" ? 10 : 0),
  createDiagnosticCollection: () => ({
    set: (uri, row) => diagnostics.set(uri.toString(), row),
    delete: (uri) => diagnostics.delete(uri.toString()),
    clear: () => diagnostics.clear(),
    dispose: () => diagnostics.clear(),
  }),
});

const workspace = named({
  get textDocuments() { return documents; },
  notebookDocuments: [],
  workspaceFolders: undefined,
  fs: { isWritableFileSystem: () => true },
  getConfiguration: (section) => ({ get: (name, otherwise) => settings.get(section ? `${section}.${name}` : name) ?? otherwise }),
  getWorkspaceFolder: () => undefined,
  createFileSystemWatcher: () => ({
    onDidCreate: emitter("created").event, onDidChange: emitter("changed").event, onDidDelete: emitter("deleted").event, dispose() {},
  }),
  saveAll: async () => { recorded.saved += 1; return true; },
});

const window = named({
  tabGroups: { all: [], onDidChangeTabs: emitter("tabs").event },
  visibleTextEditors: [],
  activeTextEditor: undefined,
  createOutputChannel: () => channel,
  createTerminal: (options) => { recorded.terminals.push(options); return { show() {} }; },
  showInformationMessage: async (...words) => { recorded.messages.push(words); },
  showWarningMessage: async (...words) => { recorded.messages.push(words); },
  showErrorMessage: async (...words) => { recorded.errors.push(words); },
});

const commands = {
  registerCommand: (name, run) => {
    if (recorded.commands.has(name)) throw new Error(`the command ${name} exists already`);
    recorded.commands.set(name, run);
    return new Disposable(() => recorded.commands.delete(name));
  },
  executeCommand: async (name, ...words) => {
    if (name === "vscode.executeCodeLensProvider") {
      const document = documents.find((each) => each.uri.toString() === words[0].toString());
      return recorded.providers.get("registerCodeLensProvider").provideCodeLenses(document, new CancellationTokenSource().token);
    }
    const run = recorded.commands.get(name);
    if (!run) throw new Error(`there is no command ${name}`);
    return run(...words);
  },
};

// Everything else is a class or an enumeration that is only extended or looked up.
const anything = () => new Proxy(class {}, {
  get: (target, name) => (name in target || typeof name === "symbol" ? target[name] : String(name)),
});
const known = {
  version: "1.91.0", Disposable, Position, Range, Uri, Diagnostic, CodeLens, CompletionItem, CompletionList, MarkdownString, Hover,
  EventEmitter, CancellationError, CancellationTokenSource, languages, workspace, window, commands,
  DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
  env: { appName: "stub", language: "en", clipboard: {} },
  extensions: { getExtension: () => undefined },
};
const vscode = new Proxy(known, {
  get(target, name) {
    if (!(name in target) && typeof name === "string" && name !== "then") target[name] = anything();
    return target[name];
  },
  has: () => true,
});

module.exports = { vscode, recorded, diagnostics, settings, documents, emitter, TextDocument, CancellationTokenSource };
