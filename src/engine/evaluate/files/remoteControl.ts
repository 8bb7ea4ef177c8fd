import type { Context } from '../../context';
import { type Call, HOLE, type ProgramCall, type Text } from '../../types';
import { fileCall, UNKNOWN_CONTENT } from './fileCall';
import { resolvePath } from './path';
import { TAKE_OVER } from './takeOver';

type Drive = (call: ProgramCall, context: Context) => readonly Call[];
const NONE: readonly never[] = [];

/** Keys that go into another window: as if a person had pressed them. */
const hands = (call: ProgramCall): readonly Call[] => [{ ...call, program: 'xdotool', argv: [call.program], stdin: { kind: 'none' } }];
const wordsAfter = (argv: readonly Text[], ...verbs: readonly string[]): readonly Text[] | null => {
  const at = argv.findIndex((word) => verbs.includes(word));
  return at < 0 ? null : argv.slice(at + 1);
};
/** What a window manager starts, in words of its own shell. */
const starts = (words: readonly Text[], call: ProgramCall, context: Context): readonly Call[] => {
  const text = words.filter((word) => !word.startsWith('--')).join(' ');
  return text === '' ? NONE : context.shell(text, call, 'sh', []);
};
/** Ends windows, or presses keys in them. */
const PRESSES = /^(?:kill|killactive|closewindow|forcekillactive|sendshortcut|sendkeystate|pass|exit|kill-window|close-window|quit)$/;

const i3: Drive = (call, context) => {
  const words = call.argv.flatMap((word) => (call.argv.length === 1 || /\s/.test(word) ? word.split(/[\s;,]+/) : [word]));
  const exec = wordsAfter(words, 'exec', 'exec_always');
  if (exec) return starts(exec, call, context);
  return words.some((word) => PRESSES.test(word)) ? hands(call) : NONE;
};
const hyprland: Drive = (call, context) => {
  const words = wordsAfter(
    call.argv.flatMap((word) => word.split(/[\s;]+/)),
    'dispatch',
  );
  if (!words) return NONE;
  const [verb, ...rest] = words;
  return verb === 'exec' || verb === 'execr' ? starts(rest, call, context) : PRESSES.test(verb ?? '') ? hands(call) : NONE;
};
const niri: Drive = (call, context) => {
  const spawned = wordsAfter(call.argv, 'spawn', 'spawn-sh');
  if (spawned) return starts(spawned, call, context);
  return call.argv.some((word) => PRESSES.test(word)) ? hands(call) : NONE;
};

/** What is typed into another terminal is read as that terminal's shell reads it. */
const typed = (words: readonly Text[], call: ProgramCall, context: Context): readonly Call[] => {
  const text = words
    .filter((word) => !word.startsWith('--'))
    .join(' ')
    .replace(/\\[rn]|\r/g, '\n');
  return text.trim() === '' ? NONE : context.shell(text, call, 'sh', []);
};
const kitty: Drive = (call, context) => {
  const rest = call.program === 'kitten' || call.argv[0] === '@' ? call.argv.slice(call.argv.indexOf('@') + 1) : NONE;
  if (wordsAfter(rest, 'send-key', 'close-window', 'close-tab', 'signal-child')) return hands(call);
  const sent = wordsAfter(rest, 'send-text');
  if (sent) return typed(sent, call, context);
  const launched = wordsAfter(rest, 'launch', 'run', 'new-window');
  return launched ? starts(launched, call, context) : NONE;
};
const wezterm: Drive = (call, context) => {
  const sent = call.argv[0] === 'cli' ? wordsAfter(call.argv, 'send-text') : null;
  return sent ? typed(sent, call, context) : NONE;
};
const zellij: Drive = (call, context) => {
  const rest = wordsAfter(call.argv, 'action', 'ac');
  if (!rest) return NONE;
  if (rest[0] === 'write') return hands(call);
  return rest[0] === 'write-chars' ? typed(rest.slice(1), call, context) : NONE;
};
/** Vim and Neovim do in an instance that runs what another is told. */
const vim: Drive = (call, context) => {
  const sent = wordsAfter(call.argv, '--remote-send', '--remote-expr');
  if (!sent) return NONE;
  const [text = ''] = sent;
  const commands = [...text.matchAll(/(?:^|[:|\s"'])!\s*([^<]+)|\b(?:system|systemlist|jobstart|termopen)\(\s*["']([^"']*)/g)];
  const runs = commands.flatMap(([, plain, quoted]) => context.shell(plain ?? quoted ?? '', call, 'sh', []));
  return runs.length > 0 || !/[!(]|\uE000/.test(text) ? runs : hands(call);
};
/** Variables for all that is started later, hooks among it. */
const laterVariables: Drive = (call, context) => {
  const rest = call.program === 'tmux' ? wordsAfter(call.argv, 'set-environment', 'setenv') : call.argv;
  const names = (rest ?? NONE).filter((word) => !word.startsWith('-')).map((word) => word.replace(/=[\s\S]*$/, ''));
  return names.some((name) => TAKE_OVER.test(name) || name.includes(HOLE))
    ? [fileCall(call, context, 'overwrite', '~/.config/environment.d/50-session.conf', { content: UNKNOWN_CONTENT })]
    : NONE;
};
/** What npm starts scripts with, or loads before them. */
const npm: Drive = (call, context) => {
  const [key, value] = wordsAfter(call.argv, 'set') ?? NONE;
  if (key === undefined || !call.argv.some((word) => word === 'config' || word === 'c' || word === 'set')) return NONE;
  const text = key.includes('=') ? key : `${key}=${value ?? ''}`;
  return [fileCall(call, context, 'append', '.npmrc', { content: { kind: 'text', text: `\n${text}\n` } })];
};

/** Start menu entries name the program that they start. */
const entry: Drive = (call, context) => {
  const word = call.argv.find((one) => !one.startsWith('-') && one !== 'launch') ?? '';
  const name = call.program === 'gtk-launch' ? `~/.local/share/applications/${word.replace(/\.desktop$/, '')}.desktop` : word;
  if (!name.endsWith('.desktop') || (call.program === 'gio' && call.argv[0] !== 'launch')) return NONE;
  const fact = context.file(resolvePath(name, call.cwd, context.facts.home), 'text');
  if (fact.kind !== 'text') return NONE;
  const lines = [...fact.text.slice(0, 20_000).matchAll(/^Exec=(.*)$/gm)].map(([, line = '']) => line.replace(/ %[a-zA-Z]/g, ''));
  return lines.flatMap((line) => context.shell(line, call, 'sh', []));
};

/** Requests to the manager of the user's services: what it starts is no child of the agent. */
const MANAGER = /(?:^|\.)(?:StartTransientUnit|SetEnvironment|UnsetAndSetEnvironment|SetUnitProperties|FreezeUnit|KillUnit)$/;
const bus: Drive = (call, context) =>
  call.argv.some((word) => MANAGER.test(word))
    ? [fileCall(call, context, 'overwrite', '~/.config/systemd/user/transient.service', { content: UNKNOWN_CONTENT })]
    : NONE;

const DRIVES: ReadonlyMap<string, Drive> = new Map([
  ['i3-msg', i3],
  ['swaymsg', i3],
  ['hyprctl', hyprland],
  ['niri', niri],
  ['kitty', kitty],
  ['kitten', kitty],
  ['wezterm', wezterm],
  ['zellij', zellij],
  ['vim', vim],
  ['gvim', vim],
  ['nvim', vim],
  ['nvr', vim],
  ['tmux', laterVariables],
  ['dbus-update-activation-environment', laterVariables],
  ['npm', npm],
  ['pnpm', npm],
  ['gio', entry],
  ['gtk-launch', entry],
  ['dex', entry],
  ['xdg-open', entry],
  ['busctl', bus],
  ['gdbus', bus],
  ['dbus-send', bus],
  ['qdbus', bus],
]);

/** What a program has another one do that runs already: a window manager, a terminal, an editor, the manager of services. */
export const drives: Drive = (call, context) => DRIVES.get(call.program)?.(call, context) ?? NONE;
