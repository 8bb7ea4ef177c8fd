import type { Example, Provider, Rule } from '../../src/engine/rules/rule';
import type { EffectClass } from '../../src/engine/types';

/** What happens to a rule's effect, as the decision table says: `src/engine/decide.ts`. */
const answers: Readonly<Record<EffectClass, string>> = {
  disposable: 'free',
  'workspace-files': 'saved first',
  'outside-files': 'type',
  system: 'denied',
  data: 'click, or type',
  safeguard: 'click, or type',
  suspected: 'click',
  execution: 'click',
  session: 'free, or type',
  persistence: 'type',
  reveal: 'denied',
  self: 'denied',
  'foreign-hook': 'click',
};

/** Every rule of every provider, a table each. */
export function ruleTable(providers: readonly Provider[]): string {
  const all = [...providers].sort((a, b) => (a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1));
  return all
    .map((provider) =>
      [`### ${provider.title}`, '', ...reach(provider), ...HEAD, ...holding(provider).map((rule) => row(rule, provider))].join('\n'),
    )
    .join('\n\n');
}

/** How many rules there are, and of whom. */
export function ruleCount(providers: readonly Provider[]): string {
  const rules = providers.reduce((sum, provider) => sum + holding(provider).length, 0);
  const list = providers.map(({ title }) => title).sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  return `${rules} rules for ${list.length} providers and tools, from ${list[0]} to ${list.at(-1)}, each with what is lost, how it can be undone and the safer way: [the table](src/engine/rules/README.md).`;
}

/** What is disposable is known by rules, too, but runs. */
export const holding = ({ rules }: Provider): readonly Rule[] => rules.filter((rule) => rule.class !== 'disposable');

const HEAD = ['| rule | answer | holds | through an API or a tool | also lost | undo | safer |', '|---|---|---|---|---|---|---|'];

/** Programs and hosts that the provider's rules speak of. */
function reach({ programs, hosts }: Provider): readonly string[] {
  const names = programs.flatMap((program) => program.names).filter((name) => name !== '*');
  const parts = [names.length > 0 ? `Programs: ${list(names)}.` : '', hosts.length > 0 ? `Hosts: ${list(hosts)}.` : ''];
  const line = parts.filter((part) => part !== '').join(' ');
  return line === '' ? [] : [line, ''];
}

const MOST = 12;
function list(names: readonly string[]): string {
  const shown = [...new Set(names)];
  const more = shown.length > MOST ? ` and ${shown.length - MOST} more` : '';
  return shown.slice(0, MOST).map(code).join(', ') + more;
}

function row(rule: Rule, provider: Provider): string {
  const { held } = rule.examples;
  const cells = [
    `[${rule.id}](${rule.docs})`,
    answers[rule.class],
    example(held.filter((one) => !isRemote(one, provider))),
    example(held.filter((one) => isRemote(one, provider))),
    text(rule.dies ?? ''),
    text(rule.undo),
    text(rule.safer),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Sent somewhere by a request, or done by a tool of the agent: everything but a provider's own command line. */
function isRemote(one: Example, { programs }: Provider): boolean {
  if (typeof one !== 'string') return true;
  const [program = '', verb = ''] = one.split(/\s+/);
  const own = programs.some(({ names }) => names.includes(program)) && verb !== 'api' && verb !== 'rest';
  return !own && /\bhttps?:\/\/|^\S+ (?:api|rest) /.test(one);
}

const shown = (one: Example): string =>
  (typeof one === 'string' ? one : JSON.stringify(one)).replaceAll(/\s*\n\s*/g, ' ⏎ ').replaceAll('\uE000', '…');
const example = (some: readonly Example[]): string => {
  const [shortest] = some.map(shown).sort((a, b) => a.length - b.length);
  return shortest === undefined ? '' : code(shortest);
};

/** As code in a cell: the fence is longer than any run of backticks, and a pipe does not end the cell. */
function code(value: string): string {
  const longest = Math.max(0, ...[...value.matchAll(/`+/g)].map(([run]) => run.length));
  const [fence, gap] = ['`'.repeat(longest + 1), longest > 0 ? ' ' : ''];
  return `${fence}${gap}${value.replaceAll('|', '\\|')}${gap}${fence}`;
}

/** Plain words in a cell. */
const text = (value: string): string => value.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll(/\s+/g, ' ');
