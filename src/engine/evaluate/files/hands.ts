import type { Context } from '../../context';
import type { Call, ProgramCall, Text } from '../../types';
import { httpCall } from '../http/request';
import { resolvePath } from './path';

/** Libraries that press keys and click, or read the screen for it. */
const LIBRARIES =
  /\b(?:pyautogui|pynput|pywinauto|pyuserinput|ahk|uinput|evdev\.UInput|keyboard\.(?:write|press|send)|robotjs|@nut-tree\/nut-js|nut-js|SendKeys|SendInput|keybd_event|CGEventPost|CGEventCreateKeyboardEvent|AXUIElementPerformAction|dogtail|pyatspi|libxdo)\b/;
/** What AppleScript and its JavaScript do to other programs' windows; an editor that is told to quit takes us with it. */
const APPLE =
  /system ?events|\bkeystroke\b|\bkey ?code\b|\bclick (?:button|menu|at|checkbox|ui element)|(?:quit (?:app(?:lication)? )?"[^"]*(?:code|cursor|codium|windsurf)|(?:application|app) "[^"]*(?:code|cursor|codium|windsurf)[^"]*" to quit)/i;
/** Into the inspector of a running program: by a socket that only debuggers use. */
const INSPECTOR =
  /wss?:\/\/(?:localhost|127\.[\d.]+|\[::1\]|0\.0\.0\.0)(?::\d+)?\/(?:devtools\/[^\s"'`)]*|[0-9a-f]{8}-[0-9a-f]{4}-[^\s"'`)]*)/gi;
const LANGUAGES: ReadonlySet<string> = new Set(
  'node nodejs bun deno python python3 ruby perl php lua pwsh powershell osascript autohotkey cscript wscript npx uv uvx'.split(' '),
);
const OPENERS: ReadonlySet<string> = new Set([
  'open',
  'xdg-open',
  'gio',
  'kde-open',
  'kde-open5',
  'gnome-open',
  'wslview',
  'start',
  'exo-open',
  'sensible-browser',
]);
/** An address by which an editor takes commands; opening a file by it is what everybody does. */
const EDITOR_URL = /^(?:vscode(?:-insiders|-oss)?|code-oss|vscodium|cursor|windsurf):(?!\/\/file\/)/i;
const CEILING = 200_000;
const NONE: readonly never[] = [];

/** What a program's code does by a person's hands, and debuggers' sockets that it opens. */
export function usesHands(call: ProgramCall, context: Context): readonly Call[] {
  if (call.remote !== null) return NONE;
  const typed = call.stdin.kind === 'text' ? call.stdin.text : '';
  const sockets = isSocket(typed) || call.argv.some(isSocket) ? [...call.argv, typed].flatMap(inspectors) : NONE;
  const asks = OPENERS.has(call.program) && call.argv.find((word) => EDITOR_URL.test(word));
  if (asks) return [{ ...call, program: 'code', argv: ['--open-url', asks] }];
  if (call.program === 'node' && call.argv[0] === 'inspect' && call.argv.includes('-p')) return [{ ...call, program: 'gdb', argv: ['-p'] }];
  const boxed = boxedEditor(call);
  if (boxed) return [boxed];
  const languages = LANGUAGES.has(call.program);
  if (sockets.length === 0 && !languages) return NONE;
  const opened = sockets.map((url) =>
    httpCall({ method: 'GET', url, headers: [], body: { kind: 'none' } }, { via: call.via, remote: null }),
  );
  if (!languages) return opened;
  const code = [...codeOf(call), typed, scriptOf(call, context)].map((text) => text.slice(0, CEILING));
  const hands = code.some((text) => LIBRARIES.test(text) || (call.program === 'osascript' && APPLE.test(text)));
  return hands ? [...opened, { ...call, program: 'xdotool', argv: [call.program], stdin: { kind: 'none' } }] : opened;
}

/** An editor in a box of its own. */
function boxedEditor(call: ProgramCall): ProgramCall | null {
  if ((call.program !== 'flatpak' && call.program !== 'snap') || call.argv[0] !== 'run') return null;
  const inner = call.argv.slice(1);
  const at = inner.findIndex((word) => !word.startsWith('-'));
  if (!/(?:^|\.)(?:code|codium|cursor|VSCodium)(?:-insiders)?$/.test(inner[at] ?? '')) return null;
  return { ...call, program: 'code', path: 'code', argv: inner.slice(at + 1), via: [...call.via, call.program] };
}

const isSocket = (text: Text): boolean => text.includes('ws');
const inspectors = (text: Text): readonly string[] => [...text.slice(0, CEILING).matchAll(INSPECTOR)].map(([url]) => url);

/** Words behind a flag that takes code; a package's name (`python -m pip install x`) is none. */
const codeOf = ({ argv }: ProgramCall): readonly Text[] =>
  argv.filter((_word, at) => /^(?:-[a-z]*[cer]|-E|-p|-pe|--eval|--print|-Command|-command|eval)$/i.test(argv[at - 1] ?? ''));

/** The script that is run, as far as it can be read. */
function scriptOf(call: ProgramCall, context: Context): string {
  const at = call.argv.findIndex((word) => !word.startsWith('-'));
  const path = call.argv[at];
  if (path === undefined || !/\.(?:[cm]?[jt]s|py|rb|pl|php|lua|ps1|scpt|applescript|ahk)$/.test(path)) return '';
  if (call.argv.slice(0, at).some((word) => /^-[mce]$/.test(word))) return '';
  const fact = context.file(resolvePath(path, call.cwd, context.facts.home), 'text');
  return fact.kind === 'text' ? fact.text : '';
}
