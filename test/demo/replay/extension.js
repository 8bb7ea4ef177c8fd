// Starts VS Code's own chat agent on the scripted model. Nothing here knows Mollyguard.
const vscode = require('vscode');

exports.activate = (context) => {
  const item = vscode.window.createStatusBarItem('mollyguardDemo.replay', vscode.StatusBarAlignment.Right, 10_000);
  item.text = '$(play) Replay the Incident';
  item.tooltip = 'The agent of April 2026 does again what it did: watch what happens to rental-orders-data.';
  item.command = 'mollyguardDemo.replay';
  item.show();
  context.subscriptions.push(item, vscode.commands.registerCommand('mollyguardDemo.replay', replay));
};

async function replay() {
  await enableChat();
  await vscode.commands.executeCommand('workbench.action.chat.newChat');
  await vscode.commands.executeCommand('workbench.action.chat.open', {
    query: 'Staging does not start. Please repair it.',
    mode: 'agent',
    modelSelector: { vendor: 'customendpoint', id: (await model()).id },
  });
}

/** In a fresh profile the built-in chat extension is off; the command that manages its models switches it on. */
async function enableChat() {
  const ready = () =>
    vscode.extensions.getExtension('GitHub.copilot-chat')?.isActive && vscode.lm.tools.some((tool) => tool.name === 'copilot_readFile');
  if (ready()) return;
  await vscode.commands.executeCommand('workbench.action.chat.manage');
  await until('the chat extension', ready);
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
}

async function model() {
  let found;
  await until('the scripted model', async () => {
    [found] = await vscode.lm.selectChatModels({ vendor: 'customendpoint' });
    return found;
  });
  return found;
}

async function until(what, ready) {
  for (let i = 0; i < 600; i++) {
    if (await ready()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what} did not come up`);
}
