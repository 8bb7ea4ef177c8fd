import { type Call, type Evaluated, HOLE, type Verdict } from '../engine/types';
import { nameKind } from '../secrets/names';
import { redact } from '../secrets/redact';

const MOST = 40;
const LONGEST = 200;

/** What would run, each thing with the programs that it stands in; `>` before what decides. */
export function callLines(calls: readonly Call[], verdict: Verdict): readonly string[] {
  if (calls.length === 0) return ['  nothing that runs'];
  const decide = decidersOf(calls, verdict);
  const shown = calls.map((call, at) => `${decide.has(at) ? '  > ' : '    '}${callLine(call)}`);
  const last = Math.max(...decide, -1);
  const kept = shown.filter((_, at) => at < MOST || at === last);
  return [...kept, ...(shown.length > kept.length ? [`    and ${shown.length - kept.length} more`] : [])];
}

/** The chain that leads to what decides, outermost first: `sudo → bash → curl → volumeDelete`; null where it stands in the command as it is. */
export function chainOf(calls: readonly Call[], verdict: Verdict): string | null {
  const at = [...decidersOf(calls, verdict)][0];
  const call = at === undefined ? undefined : calls[at];
  if (at === undefined || !call || call.via.length === 0) return null;
  // A request or a file call stands in no wrapper of its own: the program before it makes it.
  const maker = calls.slice(0, at).findLast((one) => one.kind === 'program' && one.via.join('\0') === call.via.join('\0'));
  const made = call.kind !== 'program' && maker?.kind === 'program' ? [maker.program] : [];
  const there = call.remote ? [`on ${call.remote.host}`] : [];
  const steps = [...call.via, ...there, ...made, lastStep(call)];
  return plain(steps.join(' → '));
}

function lastStep(call: Call): string {
  switch (call.kind) {
    case 'program':
      return call.program;
    case 'http':
      return `${call.method} ${call.host}`;
    case 'graphql':
      return call.field;
    case 'sql':
      return call.verb === 'SESSION' ? 'a session' : [call.verb, call.object, ...call.names].filter((word) => word !== '').join(' ');
    case 'file':
      return `${call.verb} ${call.path}`;
    case 'mcp':
      return call.tool;
    case 'opaque':
      return UNREAD[call.why];
    default:
      return call satisfies never;
  }
}

function decidersOf(calls: readonly Call[], { rule, effects, reason, decision }: Verdict): ReadonlySet<number> {
  if (decision === 'allow') return new Set();
  const own = effects.filter((effect) => effect.rule === rule).map(({ call }) => call);
  if (own.length > 0) return new Set(own);
  const { why, about } = reason.data;
  const unread = calls.flatMap((call, at) => (call.kind === 'opaque' && call.why === why ? [at] : []));
  const unclear = calls.flatMap((call, at) => (call.kind === 'program' && call.program === about ? [at] : []));
  return new Set(unread.length > 0 ? unread : unclear);
}

function callLine(call: Call): string {
  const inside = call.via.length > 0 ? `  (inside ${call.via.join(' → ')})` : '';
  const on = call.remote ? `  (on ${call.remote.host})` : '';
  return `${plain(wordsOf(call))}${plain(inside)}${plain(on)}`;
}

function wordsOf(call: Call): string {
  switch (call.kind) {
    case 'program':
      return [call.path, ...call.argv].map(quoted).join(' ');
    case 'http':
      return `request ${call.method} ${call.url}${call.credential ? ' with a credential' : ''}`;
    case 'graphql':
      return `GraphQL ${call.operation} ${call.field} ${JSON.stringify(call.args)} at ${call.host}`;
    case 'sql': {
      const where = [call.host, call.database].filter((word) => word !== '').join('/');
      const words = [call.verb, call.object, call.action, ...call.names].filter((word) => word !== '');
      if (call.verb === 'SESSION') return `opens ${call.names.join(' ')} to be typed into`;
      return `${call.dialect} statement ${words.join(' ')}${where === '' ? '' : ` at ${where}`}`;
    }
    case 'file': {
      const to = call.to === null ? '' : ` to ${call.to}`;
      return `${call.verb} ${call.path}${to}${call.recursive ? ' and all below' : ''}, by ${call.by}`;
    }
    case 'mcp':
      return `tool ${call.server}/${call.tool} ${JSON.stringify(call.input)}`;
    case 'opaque':
      return `not understood: ${UNREAD[call.why]}${call.about === '' ? '' : ` (${call.about})`}`;
    default:
      return call satisfies never;
  }
}

const UNREAD: Readonly<Record<Extract<Call, { kind: 'opaque' }>['why'], string>> = {
  syntax: 'text that does not parse',
  'dynamic-program': 'a program whose name is not known before it runs',
  'fetched-code': 'code that is downloaded and run',
  'decoded-code': 'code that is decoded and run',
  'unreadable-code': 'code that cannot be read before it runs',
  'too-big': 'more than is read',
  'too-deep': 'nested too deeply',
  budget: 'too many steps to read',
  'unsupported-shell': 'a shell that is not read',
};

/** What variables and substitutions came to, and what was read for it. */
export function evaluatedLines(evaluated: readonly Evaluated[], files: readonly string[]): readonly string[] {
  return [
    ...evaluated.map(({ text, values }) => `  ${plain(text, 80)} is ${values.map((value) => shownAs(text, value)).join(', or ')}`),
    ...files.slice(0, MOST).map((file) => `  read: ${file}`),
  ];
}

function shownAs(text: string, value: string | null): string {
  if (value === null || nameKind(text.replace(/\W+/g, '')) === 'credential') return 'a secret';
  if (value === HOLE) return 'not known before it runs';
  if (value === '') return 'empty';
  return plain(value, 80) + (value.includes(HOLE) ? ' (… is not known before it runs)' : '');
}

/** One line, without secrets, short enough to be read; what is not known as an ellipsis. */
export function plain(text: string, longest = LONGEST): string {
  const line = redact(text.replaceAll(HOLE, '…').replace(/[\u0000-\u001F\u007F-\u009F]+/g, ' '));
  return line.length > longest ? redact(`${line.slice(0, longest)}… (${line.length} characters)`) : line;
}

/** A word as a shell would need it, so that several arguments stay what they are. */
export const quoted = (word: string): string => (/^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);
