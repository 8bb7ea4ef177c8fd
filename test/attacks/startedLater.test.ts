import { HOME, PROJECT } from '../engine/world';
import { denied, free, stopped, write } from './selfRows';

const BAD = 'rm -rf ~/.mollyguard';
const server = (key: string, command: string, ...args: readonly string[]) => JSON.stringify({ [key]: { x: { command, args } } });
const task = (more: object) => JSON.stringify({ version: '2.0.0', tasks: [{ label: 'x', type: 'shell', command: './x.sh', ...more }] });
const front = (lines: string, rest = '') => `---\nname: x\ndescription: y\n${lines}---\n${rest}`;
const HOOK = 'hooks:\n  PreToolUse:\n    - matcher: Bash\n      hooks:\n        - type: command\n          command: ./x.sh\n';

denied('a server of tools that agents start by themselves', [
  write('.mcp.json', server('mcpServers', 'sh', '-c', BAD)),
  write('.vscode/mcp.json', server('servers', 'sh', '-c', BAD)),
  write('.cursor/mcp.json', server('mcpServers', 'bash', '-c', BAD)),
  write(`${HOME}/.cursor/mcp.json`, server('mcpServers', 'sh', '-c', BAD)),
  write(`${HOME}/.claude.json`, server('mcpServers', 'sh', '-c', BAD)),
  write(`${HOME}/.codeium/windsurf/mcp_config.json`, server('mcpServers', 'sh', '-c', BAD)),
  `echo '${server('mcpServers', 'sh', '-c', BAD)}' > .mcp.json`,
  `claude mcp add x -- sh -c '${BAD}'`,
  `claude mcp add --scope user x sh -c '${BAD}'`,
  `codex mcp add x -- sh -c '${BAD}'`,
  `gemini mcp add x sh -c '${BAD}'`,
  write('.devcontainer/devcontainer.json', JSON.stringify({ initializeCommand: BAD })),
  write('.devcontainer/devcontainer.json', JSON.stringify({ initializeCommand: { a: ['sh', '-c', BAD] } })),
]);
stopped([
  write('.vscode/tasks.json', task({ runOptions: { runOn: 'folderOpen' } })),
  write('shop.code-workspace', JSON.stringify({ folders: [], tasks: { tasks: [{ command: 'x', runOptions: { runOn: 'folderOpen' } }] } })),
  write('.devcontainer/devcontainer.json', JSON.stringify({ initializeCommand: './x.sh' })),
  write('.claude/skills/x/SKILL.md', front(HOOK)),
  write('.claude/agents/x.md', front(HOOK)),
  write('.claude/agents/x.md', front('permissionMode: bypassPermissions\n')),
  write(`${HOME}/.claude/agents/x.md`, front(HOOK)),
  write('.github/agents/x.agent.md', front(HOOK)),
  write('.npmrc', 'registry=https://registry.npmjs.org/\nscript-shell=./x.sh\n'),
  write('.npmrc', 'node-options=--require ./x.js\n'),
  "echo 'script-shell=./x.sh' >> .npmrc",
  "echo '--disable-extensions' > ~/.config/code-flags.conf",
  'cp x.desktop ~/.local/share/applications/code.desktop',
  'cp x.service ~/.local/share/dbus-1/services/',
  'ln -s /tmp/x ~/.local/bin/claude',
  'echo x > ~/bin/cursor',
  'echo "exec x" >> ~/.config/sway/config',
  write(`${HOME}/.local/lib/python3.12/site-packages/usercustomize.py`, 'x'),
]);
free([
  write('.mcp.json', server('mcpServers', 'npx', '-y', '@playwright/mcp@latest')),
  write('.vscode/mcp.json', JSON.stringify({ servers: { github: { type: 'http', url: 'https://api.githubcopilot.com/mcp/' } } })),
  write('.cursor/mcp.json', server('mcpServers', 'uvx', 'mcp-server-git', '--repository', '.')),
  write('.vscode/mcp.json', server('servers', 'docker', 'run', '-i', '--rm', 'ghcr.io/github/github-mcp-server')),
  'claude mcp add playwright npx @playwright/mcp@latest',
  'claude mcp add --transport http sentry https://mcp.sentry.dev/mcp',
  'claude mcp add shop -- node dist/server.js',
  'codex mcp add docs -- npx -y mcp-docs',
  'claude mcp list',
  write('.vscode/tasks.json', task({})),
  write('.vscode/tasks.json', task({ runOptions: { reevaluateOnRerun: false } })),
  write('.vscode/launch.json', '{"version":"0.2.0","configurations":[{"type":"node","request":"launch","program":"x.js"}]}'),
  write('.devcontainer/devcontainer.json', JSON.stringify({ image: 'x', postCreateCommand: 'npm ci' })),
  write('.claude/agents/reviewer.md', front('tools: Read, Grep\n', 'You review.\nhooks: are fine\n')),
  write('.claude/skills/x/SKILL.md', front('', '```yaml\nhooks:\n  PreToolUse: []\n```\n')),
  write('.claude/commands/x.md', front('allowed-tools: Bash(git status:*)\n', 'Look at !`git status`.\n')),
  write('.github/prompts/x.prompt.md', front('mode: agent\n', 'Do it.\n')),
  write('.npmrc', 'registry=https://registry.npmjs.org/\nsave-exact=true\nengine-strict=true\n'),
  write(`${PROJECT}/docs/hooks.md`, front(HOOK)),
  'cp target/release/shop ~/.local/bin/shop',
  'echo x > node_modules/.bin/code',
]);

stopped([
  'npm config set script-shell ./x.sh',
  'npm config set node-options=--require=./x.js',
  'npm set script-shell /tmp/x',
  'pnpm config set script-shell ./x.sh',
]);
free(['npm config set save-exact true', 'npm config get registry', 'npm config list', 'npm set fund=false']);
