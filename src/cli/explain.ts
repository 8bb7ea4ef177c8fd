import { ruleById } from '../engine/rules/candidates';
import type { Call, Evidence } from '../engine/types';
import { HOLE } from '../engine/types';
import { redact } from '../secrets/redact';
import { settle } from '../server/facts';
import { type JudgeOptions, sourceFor } from './judge';
import { effectLine, reasonSentence } from './text';

/** What is understood of a command and what decides, for people. One argument is shell text, several are an argv. */
export function explain(words: readonly string[], options: JudgeOptions): string {
  const command = words.length === 1 ? (words[0] ?? '') : words.map(quoted).join(' ');
  const action = { kind: 'shell', command, shell: 'bash', agent: 'cli', conversation: null, cwd: options.cwd } as const;
  const { verdict, judged, trouble } = settle([action], sourceFor(options));
  const lines = [`${verdict.decision}${verdict.tier === 'none' ? '' : ` (${verdict.tier})`}: ${reasonSentence(verdict)}`, ''];
  const calls = judged.flatMap((one) => one.calls);
  lines.push('Understood');
  lines.push(...calls.slice(0, MOST).map((call) => `  ${callLine(call)}`));
  if (calls.length > MOST) lines.push(`  and ${calls.length - MOST} more`);
  if (calls.length === 0) lines.push('  nothing that runs');
  if (verdict.effects.length > 0)
    lines.push('', 'Effects', ...verdict.effects.slice(0, MOST).map((effect) => `  ${effectLine(effect)}  ${effect.rule}`));
  const known = verdict.rule === null ? undefined : ruleById(verdict.rule);
  if (known) {
    const { rule, provider } = known;
    lines.push('', 'Decided by', `  ${rule.id} (${provider.title})`);
    if (rule.dies) lines.push(`  also lost: ${rule.dies}`);
    lines.push(`  undo: ${rule.undo}`, `  safer: ${rule.safer}`, `  ${rule.docs}`);
  }
  if (verdict.resource) {
    const { environment, resource } = verdict;
    const evidence = verdict.effects.find(({ rule }) => rule === verdict.rule)?.evidence ?? [];
    lines.push(
      '',
      'Environment',
      `  ${environment}${environment === 'unknown' ? ', treated as production' : ''}`,
      ...evidence.map((one) => `  ${evidenceLine(one)}`),
    );
    if (verdict.tier === 'type') lines.push('', 'Name to type', `  ${resource.name}`);
    if (resource.claimed !== null) lines.push(`  the command calls it "${resource.claimed}"`);
  }
  const read = Object.keys(Object.assign({}, ...judged.map((one) => one.read)));
  if (read.length > 0) lines.push('', 'Files read', ...read.map((file) => `  ${file}`));
  if (trouble !== null) lines.push('', 'Failed at', `  ${trouble}`);
  return redact(`${lines.join('\n').replaceAll(HOLE, '…')}\n`);
}

const MOST = 40;
const LONGEST = 200;

function callLine(call: Call): string {
  const via = call.via.length > 0 ? ` (through ${call.via.join(', ')})` : '';
  const on = call.remote ? ` (on ${call.remote.host})` : '';
  return `${shortened(wordsOf(call))}${via}${on}`;
}

function wordsOf(call: Call): string {
  switch (call.kind) {
    case 'program':
      return ['run', call.path, ...call.argv.map(quoted)].join(' ');
    case 'http':
      return `request ${call.method} ${call.url}${call.credential ? ' with a credential' : ''}`;
    case 'graphql':
      return `GraphQL ${call.operation} ${call.field} ${JSON.stringify(call.args)} at ${call.host}`;
    case 'sql': {
      const where = [call.host, call.database].filter((word) => word !== '').join('/');
      const words = [call.verb, call.object, call.action, ...call.names].filter((word) => word !== '');
      if (call.verb === 'SESSION') return `open ${call.names.join(' ')} to be typed into`;
      return `${call.dialect} statement ${words.join(' ')}${where === '' ? '' : ` at ${where}`}`;
    }
    case 'file':
      return `${call.verb} ${call.path}${call.recursive ? ' and all below' : ''} (by ${call.by})`;
    case 'mcp':
      return `tool ${call.server}/${call.tool}`;
    case 'opaque':
      return `not understood: ${call.why}${call.about === '' ? '' : ` (${call.about})`}`;
    default:
      return call satisfies never;
  }
}

const evidenceLine = ({ note, file, line }: Evidence): string =>
  file === null ? note : `${note}  ${file}${line === null ? '' : `:${line}`}`;
const shortened = (text: string): string => {
  const line = text.replace(/[\u0000-\u001F\u007F-\u009F]+/g, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}… (${line.length} characters)` : line;
};
/** A word as a shell would need it, so that several arguments stay what they are. */
const quoted = (word: string): string => (/^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);
