import type { Context } from '../../context';
import type { Call, Json, McpCall, ShellKind } from '../../types';
import { resolvePath } from '../files/path';
import { evaluateShell } from '../shell/index';
import { cellCommands, codeCalls, toolsInCode } from './code';
import { mongoCall } from './documents';
import { fileCalls } from './files';
import { graphCalls, graphqlCalls } from './graphql';
import { isList, isMembers, quoted, type ToolInput, toolInput } from './input';
import { mentionedReads, searchCalls } from './mentions';
import { nestedCalls } from './nested';
import { linesOf, programCall, programTexts } from './programs';
import { apiRequest, toldRequests } from './requests';
import { sqlCalls } from './statements';

/** What a tool does, as far as its name and its input tell. */
export interface ToolRead {
  readonly calls: readonly Call[];
  /** Its name says what it does: no net need guess. */
  readonly known: boolean;
}

/**
 * Reads a tool of any server as what it does: shell text as commands, SQL as statements, requests as requests, paths as an agent's own file tools do,
 * and the tools of known servers as the command or request that does the same. Servers are named by whoever adds them, so tools are known by their own
 * names and by what they are told.
 */
export function readTool(call: McpCall, cwd: string, context: Context): ToolRead {
  const input = toolInput(call);
  if (!context.spend(1 + input.members.length) || input.cut) return { calls: [TOO_MUCH], known: false };
  const folder = folderOf(input, cwd, context);
  const told = input.texts('manifest', 'yaml');
  const lines = linesOf(input);
  const request = apiRequest(input, call);
  const mongo = mongoCall(input, call, folder);
  const known = [
    ...(lines ?? []).map((words) => programCall(words, call, folder, words.includes('-') ? told : [])),
    ...(request ? [request] : []),
    ...(mongo ? [mongo] : []),
  ];
  const from = programCall([call.tool], { ...call, via: call.via }, folder, []);
  const nested = nestedCalls(input, call);
  return {
    known: known.length > 0 || input.name.endsWith('execute_mutation') || (runs(input) && !TAKES_AWAY.test(input.name)),
    calls: [
      ...known,
      ...nested,
      ...toldRequests(input, call),
      ...graphqlCalls(input, call),
      ...graphCalls(input, call),
      ...(lines ? [] : shellCalls(input, folder, context)),
      ...codeCalls(input, call, folder),
      ...toolsInCode(input, call),
      ...(lines ? [] : sqlCalls(input, { ...from, via: call.via }, context, nested.length > 0)),
      ...fileCalls(input, call, folder, context),
      ...mentionedReads(input, folder, context),
      ...(lines ? [] : searchCalls(input, call, folder)),
    ],
  };
}

/** It runs one program with what it is told, which says what that does. */
const runs = (input: ToolInput): boolean =>
  programTexts(input).length > 0 && input.texts('action', ...(/kubectl|helm|aks/.test(input.name) ? [] : ['operation'])).length === 0;
const TAKES_AWAY = /(?:^|_)(?:delete|destroy|drop|purge|wipe|terminate|truncate|erase|remove|reset|restore|flush|clear)(?:_|$)/;

/** What is not read is held. */
const TOO_MUCH: Call = { kind: 'opaque', via: [], remote: null, why: 'too-big', about: 'tool', text: '' };

/** Fields that hold shell text, and those that do in tools that speak of a shell or a process. */
const COMMANDS = [
  'command',
  'commands',
  'cmd',
  'cmds',
  'command_line',
  'commandline',
  'cli_command',
  'shell_command',
  'bash',
  'bash_command',
  'shell_script',
  'script',
  'command_string',
  'cmd_string',
  'command_text',
  'shell_cmd',
  'terminal_command',
  'bash_script',
  'script_path',
  'script_file',
] as const;
/** A program whose arguments stand in a field of their own. */
const PROGRAM = ['program', 'executable', 'binary', 'exe'] as const;
/** Tools that run their `script` in a page. */
const PAGE = /(?:^|_)(?:evaluate|javascript|js|page|dom|browser|puppeteer|playwright|chrome)(?:_|$)/;
const TYPED = ['input', 'text', 'keys', 'stdin', 'args', 'line', 'data'] as const;
/** Code that begins as no shell text does. */
const OTHER_CODE =
  /^\s*(?:await|const|let|var|import|from|def|async|function|return|class)\s|^\s*\(?(?:async\s*)?\([\w\s,{}]*\)\s*=>|^\s*print\(/;
const TERMINAL = /(?:^|_)(?:shell|bash|terminal|process|command|exec|console|tty|pty|powershell|cmd|tmux|ssh|send_keys)(?:_|$)/;

function shellCalls(input: ToolInput, cwd: string, context: Context): readonly Call[] {
  const own = programTexts(input);
  const fields = PAGE.test(input.name) ? COMMANDS.filter((name) => name !== 'script') : COMMANDS;
  const single = input.texts(...fields);
  const commands = input
    .values(...fields)
    .filter(isList)
    .flatMap((list) => (list.every(isList) ? list : [list]));
  // Without a command beside them, the arguments are one.
  const lists = [...commands, ...(single.length > 0 ? [] : programArgs(input))];
  // A list is the words of one command, or a list of commands.
  const joined = lists.map((list) =>
    Array.isArray(list)
      ? list
          .filter((word) => typeof word === 'string')
          .map(quoted)
          .join(' ')
      : '',
  );
  const args = input.texts('args', 'arguments');
  const withArgs = single.length === 1 && args.length > 0 ? [`${single[0]} ${args.map(quoted).join(' ')}`] : [];
  const typed = TERMINAL.test(input.name)
    ? [...input.texts(...TYPED), ...input.texts('code').filter((text) => !OTHER_CODE.test(text))].map((text) =>
        text.replace(/\r\n?/g, '\n'),
      )
    : [];
  const texts = [
    ...new Set([...cellCommands(input), ...own, ...(own.length > 0 ? [] : [...single, ...joined, ...withArgs, ...typed])]),
  ].filter((text) => text.trim() !== '');
  const shell = shellOf(input);
  const fed = single.length === 1 ? input.texts('stdin', 'input').map((text) => `printf %s ${quoted(text)} | ${single[0]}`) : [];
  return [...texts, ...fed]
    .map((text) => `${settings(input)}${text}`)
    .flatMap((command) => evaluateShell({ agent: '', conversation: null, cwd, kind: 'shell', command, shell }, context));
}

/** Variables that a command is given, as it would set them itself. */
function settings(input: ToolInput): string {
  const told = input.values('env', 'environment', 'env_vars', 'environment_variables').filter(isMembers);
  const set = told
    .flatMap((one) => Object.entries(one))
    .filter(([name, value]) => /^[A-Za-z_]\w*$/.test(name) && typeof value === 'string');
  return set.length === 0 ? '' : `export ${set.map(([name, value]) => `${name}=${quoted(String(value))}`).join(' ')}; `;
}

/** Lists of words that are a command, with the program before them where that is told apart. */
function programArgs(input: ToolInput): readonly (readonly Json[])[] {
  const [program] = input.texts(...PROGRAM);
  const lists = input.values('args', 'argv', 'arguments').filter(isList);
  return program === undefined ? lists : (lists.length > 0 ? lists : [[]]).map((list) => [program, ...list]);
}

function shellOf(input: ToolInput): ShellKind {
  const name = `${input.texts('shell')[0] ?? ''} ${input.name}`.toLowerCase();
  if (/powershell|pwsh/.test(name)) return 'powershell';
  if (/\bcmd\.exe\b|(?:^|[\\/ ])cmd /.test(name)) return 'cmd';
  return /\bfish\b/.test(name) ? 'fish' : 'bash';
}

function folderOf(input: ToolInput, cwd: string, context: Context): string {
  const [folder] = input
    .texts(
      'cwd',
      'workdir',
      'working_directory',
      'working_dir',
      'project_cwd',
      'work_dir',
      'directory',
      'folder',
      'dir',
      'project_root',
      'repo_path',
    )
    .filter((text) => text !== '');
  return folder === undefined ? cwd : resolvePath(folder, cwd, context.facts.home);
}
