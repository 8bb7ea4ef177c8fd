import { refsOf } from '../rules/catalogue';
import { isAmong } from '../rules/hosts';
import { shelf } from '../rules/shelf';
import type { Allowed } from '../types';
import type { Report } from './shape';

/** The entries about things that no rule knows. Of any other the rules decide whatever stands here, and whoever wrote it is told. */
export function withoutKnown(entries: readonly Allowed[], malformed: Report): readonly Allowed[] {
  return entries.filter((entry) => {
    const known = 'host' in entry ? knownHost(entry.host) : 'program' in entry ? knownProgram(entry.program) : null;
    if (known !== null)
      malformed(['allowed'], `names ${known}, whose own rules decide whatever is allowed here. Remove ${JSON.stringify(entry)}.`);
    return known === null;
  });
}

/** Whose address it is, or has among those below it. */
function knownHost(entry: string): string | null {
  const host = entry.replace(/:\d+$/, '');
  const below = host.startsWith('*.') ? host.slice(1) : null;
  const { hosts } = shelf.catalogue();
  const at = hosts.findIndex((patterns) =>
    below === null ? isAmong(host, patterns) : patterns.some((one) => isAmong(`any${below}`, [one]) || one.endsWith(below)),
  );
  return at < 0 ? null : `an address of ${shelf.provider(at).title}`;
}

/** The nets are tables of the catalogue like any other; a program that is in none of them is never caught by one. */
function knownProgram(name: string): string | null {
  const { programs, except, rules } = shelf.catalogue();
  if (except.includes(name)) return `the everyday program ${name}`;
  const refs = refsOf(Object.hasOwn(programs, name) ? programs[name] : undefined);
  const nets = rules['nets/delete-by-command']?.[0];
  const [first] = refs;
  return first === undefined || refs.some(([at]) => at === nets) ? null : `a program of ${shelf.provider(first[0]).title}`;
}
