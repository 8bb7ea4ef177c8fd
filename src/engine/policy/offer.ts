import { ruleById } from '../rules/candidates';
import { type Allowed, type Call, HOLE, type HttpCall, type Judged, type ProgramCall, type Verdict } from '../types';
import { isVerb, PLAIN, USUAL } from './allowed';
import { isAllowed } from './allowedShape';

/** Whether a net decides, whose guess a person may end for good. */
export const isGuess = ({ decision, tier, rule }: Verdict): boolean =>
  decision === 'hold' && tier === 'click' && rule !== null && ruleById(rule)?.rule.net === 'generic';

/** The entries that speak of all that nets have caught in an action: each as narrow as what stands there lets it be. */
export function entriesFor(judged: readonly Pick<Judged, 'calls' | 'verdict'>[]): readonly Allowed[] {
  const caught = judged.flatMap(({ calls, verdict }) =>
    verdict.effects.flatMap(({ rule, call }) => (ruleById(rule)?.rule.net === 'generic' ? (calls[call] ?? []) : [])),
  );
  const entries = new Map<string, Allowed>();
  for (const call of caught) {
    const entry = entryOf(call);
    if (entry && isAllowed([entry])) entries.set(JSON.stringify(entry), entry);
  }
  return [...entries.values()];
}

/** What a person is offered: the one entry with which the action would go. `again`: the verdict with further entries. */
export function offerFor(
  verdict: Verdict,
  judged: readonly Pick<Judged, 'calls' | 'verdict'>[],
  again: (more: readonly Allowed[]) => Verdict,
): Allowed | null {
  if (!isGuess(verdict)) return null;
  const [entry, another] = entriesFor(judged);
  if (entry === undefined || another !== undefined) return null;
  const { decision } = again([entry]);
  return decision === 'allow' || decision === 'snapshot' ? entry : null;
}

function entryOf(call: Call): Allowed | null {
  if (call.kind === 'http') return requestEntry(call);
  if (call.kind === 'program') return programEntry(call);
  return call.kind === 'mcp' ? { tool: `${call.server}/${call.tool}` } : null;
}

function requestEntry({ url, host, method }: HttpCall): Allowed | null {
  const [, name = '', port, path = ''] = PLAIN.exec(url) ?? [];
  if (name.toLowerCase() !== host) return null;
  const at = port === undefined || USUAL.has(port) ? host : `${host}:${port}`;
  const wide = { host: at, methods: [method] };
  const narrow = { ...wide, path: templateOf(path, method) };
  // No path that is not known in full is ever let through by one.
  return !path.includes(HOLE) && isAllowed([narrow]) ? narrow : wide;
}

/** What stands for one of many: numbers, hashes, ids. */
const ID = /^(?:\d+|[0-9a-f]{8}-[0-9a-f-]{27}|(?=.*\d)[A-Za-z0-9_-]{8,})$/i;

/** The path with `*` for ids; the last segment of a DELETE names what is deleted. */
function templateOf(path: string, method: string): string {
  const segments = path.split('/').filter((one) => one !== '');
  const last = segments.length - 1;
  const named = (at: number): boolean => method === 'DELETE' && at === last && last > 0 && !isVerb(segments[at] ?? '');
  return `/${segments.map((one, at) => (ID.test(one) || named(at) ? '*' : one)).join('/')}`;
}

/** The words up to the verb; the whole program where a flag stands before it. */
function programEntry({ program, argv }: ProgramCall): Allowed {
  const words = argv.slice(0, argv.findIndex(isVerb) + 1);
  const narrow = { program, command: words.join(' ') };
  return isAllowed([narrow]) ? narrow : { program };
}
