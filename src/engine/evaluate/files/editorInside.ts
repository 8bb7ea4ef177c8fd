import type { Context } from '../../context';
import type { Call, ProgramCall, Text } from '../../types';
import { fileCall, UNKNOWN_CONTENT } from './fileCall';

const NONE: readonly never[] = [];
/** Sockets by which an editor takes orders from its own command line, extensions to be taken out among them; and what names them. */
const SOCKET = /\/vscode-[^/\s"']*\.sock|vscode-ipc-|VSCODE_IPC_HOOK/;
/** The order itself, wherever it goes. */
const ORDER = /\bextensionManagement\b/;
const TALKS: ReadonlySet<string> = new Set(
  'curl nc ncat netcat socat websocat node nodejs bun deno python python3 ruby perl php lua pwsh powershell'.split(' '),
);
const LONGEST = 200_000;

/** The editors' programs, which are Node too. */
const ELECTRON: ReadonlySet<string> = new Set(
  'code code-insiders code-oss codium vscodium cursor windsurf electron antigravity positron trae void kiro slack discord obsidian'.split(
    ' ',
  ),
);

/** Into the editor: by its own socket, or with its own program as an interpreter. */
export function insideEditor(call: ProgramCall, context: Context): readonly Call[] {
  if (ELECTRON.has(call.program)) {
    const { ELECTRON_RUN_AS_NODE: node, ...env } = call.env;
    return node === undefined || node === '' ? NONE : [{ ...call, program: 'node', path: 'node', env, via: [...call.via, call.program] }];
  }
  if (!TALKS.has(call.program)) return NONE;
  const typed = call.stdin.kind === 'text' ? [call.stdin.text] : NONE;
  return [...call.argv, ...typed].some(orders)
    ? [fileCall(call, context, 'overwrite', `${context.facts.home}/.mollyguard`, { content: UNKNOWN_CONTENT, pattern: false })]
    : NONE;
}

const orders = (word: Text): boolean => {
  const text = word.length > LONGEST ? word.slice(0, LONGEST) : word;
  return SOCKET.test(text) || ORDER.test(text);
};
