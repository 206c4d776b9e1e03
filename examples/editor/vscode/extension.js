// Starts `zicheck lsp` for YAML files; everything else is done by the language client.
const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

function activate() {
  const [command, ...args] = workspace.getConfiguration("zicheck").get("command");
  const run = { command, args };
  client = new LanguageClient("zicheck", "zicheck", { run, debug: run }, {
    documentSelector: [{ language: "yaml" }],
    synchronize: {
      fileEvents: workspace.createFileSystemWatcher("**/{zicheck.toml,pyproject.toml}"),
    },
  });
  return client.start();
}

function deactivate() {
  return client?.stop();
}

module.exports = { activate, deactivate };
