// The extension: it starts `branchlight lsp`, and opens terminals. Everything else is in the server.

import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions, type ServerOptions } from "vscode-languageclient/node";

const PLAY = "branchlight.playFromHere";
const PROVE = "branchlight.prove";
const SHOW = "branchlight.showProof";

/** The command line that plays a story, as the server gives it. */
interface CommandLine {
  words: string[];
  folder: string;
  line: string;
}

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(
    vscode.commands.registerCommand("branchlight.playAtCursor", playAtCursor),
    vscode.commands.registerCommand("branchlight.proveNow", proveNow),
    vscode.commands.registerCommand("branchlight.restart", restart),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration("branchlight.command")) await restart();
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  const running = client;
  client = undefined;
  if (running?.isRunning()) await running.stop();
}

async function restart(): Promise<void> {
  await deactivate();
  await start();
}

async function start(): Promise<void> {
  const settings = vscode.workspace.getConfiguration("branchlight");
  const [program, ...words] = settings.get<string[]>("command", ["branchlight"]);
  const server: ServerOptions = { command: program, args: [...words, "lsp"] };
  const options: LanguageClientOptions = {
    documentSelector: [{ scheme: "file", language: "yaml" }],
    synchronize: { configurationSection: "branchlight" },
    initializationOptions: {
      opensTerminals: true,
      proveOnSave: settings.get<boolean>("proveOnSave"),
      proveSeconds: settings.get<number>("proveSeconds"),
    },
    middleware: { executeCommand },
  };
  client = new LanguageClient("branchlight", "Branchlight", server, options);
  try {
    await client.start();
  } catch {
    client = undefined;
    await sayHowToInstall([program, ...words, "lsp"].join(" "));
  }
}

async function sayHowToInstall(line: string): Promise<void> {
  const open = "Open the setting";
  const answer = await vscode.window.showErrorMessage(
    `The language server of Branchlight does not start: \`${line}\` fails. Install Branchlight with the extra ` +
      "`editor`, or set `branchlight.command` to where it is.",
    open,
  );
  if (answer === open) await vscode.commands.executeCommand("workbench.action.openSettings", "branchlight.command");
}

/** Runs a command of the server, and shows its result: in a terminal, or as a message. */
async function executeCommand(
  command: string,
  args: unknown[],
  next: (command: string, args: unknown[]) => vscode.ProviderResult<unknown>,
): Promise<unknown> {
  if (command === PLAY) await vscode.workspace.saveAll(false);
  const result = await next(command, args);
  if (command === PLAY && result) play(result as CommandLine);
  if (command === SHOW && result) {
    const [title, ...detail] = String(result).split("\n");
    await vscode.window.showInformationMessage(title, { modal: true, detail: detail.join("\n") });
  }
  return result;
}

function play(found: CommandLine): void {
  const [shellPath, ...shellArgs] = found.words;
  const terminal = vscode.window.createTerminal({ name: "Branchlight", cwd: found.folder, shellPath, shellArgs });
  terminal.show();
}

/** Plays from the node whose lines the cursor is in: that of the last lens above it. */
async function playAtCursor(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    "vscode.executeCodeLensProvider",
    editor.document.uri,
    Number.MAX_SAFE_INTEGER,
  );
  const above = lenses.filter((lens) => lens.command?.command === PLAY && lens.range.start.line <= editor.selection.active.line);
  const command = above.at(-1)?.command;
  if (command) await vscode.commands.executeCommand(PLAY, ...(command.arguments ?? []));
  else await vscode.window.showInformationMessage("There is no node above the cursor. Put it into the node to play from.");
}

async function proveNow(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  await vscode.workspace.saveAll(false);
  await vscode.commands.executeCommand(PROVE, editor.document.uri.toString());
}
