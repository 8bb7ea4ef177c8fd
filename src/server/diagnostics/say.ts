import type { Finding } from '../../secrets/detect/finding';
import { RISKS, riskOfProvider } from '../../secrets/stores/risks';
import { unseenReads } from './unseenReads';

/** What keeps agents from a file: the default list, settings or a policy, or that a secret stands in it; null: nothing does. */
export type Barred = 'default' | 'policy' | 'content' | null;

/** Who works here. */
export interface Readers {
  /** Set up: what they do is judged. */
  readonly guarded: readonly { readonly id: string; readonly title: string }[];
  /** Titles of agents whose hook is missing. */
  readonly unguarded: readonly string[];
}

/** A sentence begins with it; npm calls itself so everywhere. */
const capital = (text: string): string => (text.startsWith('npm ') ? text : text.charAt(0).toUpperCase() + text.slice(1));

/** One line under the squiggle. */
export function diagnosticText({ kind }: Finding, barred: Barred, tracked: boolean): string {
  return `${capital(kind)}. ${WHERE[barred ?? 'open']}${tracked ? ' It is in git.' : ''}`;
}
const WHERE: Readonly<Record<NonNullable<Barred> | 'open', string>> = {
  open: 'An agent can read it here.',
  content: 'Because of it agents are denied this whole file.',
  default: 'Agents are denied this file.',
  policy: 'Agents are denied this file.',
};

/** What is shown beside a secret that the mouse points at, in Markdown. Every word is ours, but the name beside the value. */
export function hoverText(finding: Finding, barred: Barred, readers: Readers): string {
  const { kind, key, rule, provider } = finding;
  const known = riskOfProvider(rule) ?? (provider === null ? null : riskOfProvider(provider));
  const risk = known === null ? null : RISKS[known];
  const lines = [
    `**${capital(kind)}**${key === null ? '' : ` in ${code(key)}`}`,
    ...(risk === null ? [] : [`What can be lost by it: ${plain(risk.destroys)}`]),
    ...reading(barred, readers),
    ...(risk === null ? [] : [`Narrower: ${plain(risk.narrower)} – [documentation](${risk.docs})`]),
  ];
  return lines.join('\n\n');
}

function reading(barred: Barred, { guarded, unguarded }: Readers): readonly string[] {
  const titles = guarded.map(({ title }) => title);
  const open = [...(barred === null ? titles : []), ...unguarded];
  const all = [...new Set(open)];
  const ways = guarded.flatMap(({ id, title }) => {
    const unseen = unseenReads(id);
    return unseen === null ? [] : [`${title} (${unseen})`];
  });
  const lines: string[] = [];
  if (barred !== null)
    lines.push(titles.length > 0 ? `Off limits to ${listed(titles)}.` : 'Off limits to agents that are set up: none is.');
  if (all.length > 0) lines.push(`${listed(all)} can read this file.`);
  else if (barred === null) lines.push('Any agent can read this file.');
  if (barred !== null && ways.length > 0) lines.push(`What no hook shows: ${ways.join('; ')}.`);
  return lines;
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** No character of it means anything to Markdown but an address, which becomes a link by itself. */
const plain = (text: string): string => text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&');
const code = (text: string): string => `\`${text.replace(/[`\s]/g, '').slice(0, 80)}\``;

export const TITLES = {
  offLimits: 'Mark File Off-Limits',
  ignore: 'Add to .gitignore',
  move: 'Move Value to Secret Storage…',
  notSecret: 'Not a Secret',
} as const;
