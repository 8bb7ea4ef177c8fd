import { textsOf } from '../fields';
import { patchedFiles } from '../patch';
import { type Builder, fileTool, otherTool, ownTool, patchTool, promptTool, shellTool, type Tool, type Tools } from '../tools';

const bash = shellTool('command');

/** Codex takes an `apply_patch` that is typed into a shell for its own tool: the shell never sees it. */
const shell: Tool = (input, to) => {
  const found = bash(input, to);
  return typeof found === 'string' ? found : [...found, ...textsOf(input, 'command').flatMap((command) => patchIn(command, to))];
};

/** The files of a patch in a command's text, from the folder that the command goes to first. */
function patchIn(command: string, to: Builder) {
  if (!/\bapply_?patch\b/.test(command) || !/^[^\S\n]*\*\*\*\s*Begin Patch/m.test(command.replace(/['"]/g, '\n'))) return [];
  const [, double, single, plain] = /^\s*cd\s+(?:"([^"$`\\]*)"|'([^']*)'|([^\s;&|'"$`\\]+))\s*(?:&&|;|\n)/.exec(command) ?? [];
  const folder = double ?? single ?? plain;
  // The text behind a quotation mark begins a line of the patch as well.
  return patchedFiles(command.replace(/(["'])(?=\s*\*\*\* )/g, '$1\n')).map((file) => {
    const path = folder === undefined || /^(?:\/|~)/.test(file.path) ? file.path : `${folder.replace(/\/+$/, '')}/${file.path}`;
    return to.file(file.kind, path, file.kind === 'write' ? file : {});
  });
}

/** What is typed into a program that runs already. */
const stdin: Tool = (input, to) => [
  to.own({}),
  ...textsOf(input, 'chars', 'input').flatMap((text) => (text.trim() === '' ? [] : [to.shell(text)])),
];

const AGENTS: readonly (readonly [string, Tool])[] = [
  ['spawn_agent', promptTool],
  ['send_message', promptTool],
  ['send_input', promptTool],
  ['followup_task', promptTool],
  ['resume_agent', promptTool],
  ['wait_agent', ownTool],
  ['list_agents', ownTool],
  ['interrupt_agent', ownTool],
  ['close_agent', ownTool],
];

/** The tools of Codex: it says `Bash` of every shell, and the server's name before a tool of its own. */
export const codexTools: Tools = {
  own: 'codex',
  known: new Map<string, Tool>([
    ['Bash', shell],
    ['apply_patch', patchTool('command', 'input', 'patch')],
    ['view_image', fileTool('read')],
    ['write_stdin', stdin],
    ...AGENTS.flatMap(([name, tool]): readonly (readonly [string, Tool])[] => [
      [name, tool],
      [`collaboration${name}`, tool],
    ]),
  ]),
  other: otherTool('codex', [/^mcp__([^_]+(?:_[^_]+)*)__(.+)$/]),
};
