import { whensOf } from '../rules/catalogue';
import { shelf } from '../rules/shelf';
import type { Policy } from '../types';
import { builtInProvider, specOf } from './ownRules';
import type { Path } from './shape';

export interface Hint {
  readonly path: Path;
  readonly message: string;
}

/** What is valid in a policy file and yet hardly meant: no schema can say it. */
export function hintsOf({ environments, protected: resources, rules }: Policy): readonly Hint[] {
  const hints: Hint[] = [];
  for (const [name, { match }] of Object.entries(environments))
    for (const entry of match)
      if (isEverything(entry))
        hints.push({
          path: ['environments', name, 'match', entry],
          message: `"${entry}" is true of everything, so every target counts as ${name}. Name hosts, ids or projects.`,
        });
  for (const [at, { name, level }] of resources.entries())
    if (isEverything(name))
      hints.push({
        path: ['protected', at, 'name'],
        message: `"${name}" is true of everything: ${level === 'deny' ? 'nothing can be deleted at all' : `everything counts as ${level}`}. Name what is meant.`,
      });
  for (const [at, rule] of rules.entries()) {
    const provider = builtInProvider(rule.id.slice(0, rule.id.indexOf('/')));
    if (Object.hasOwn(shelf.catalogue().rules, rule.id))
      hints.push({ path: ['rules', at, 'id'], message: `"${rule.id}" is a built-in rule, which stays. Give this one an id of its own.` });
    for (const [index, when] of whensOf(rule).entries()) {
      const path = ['rules', at, 'when', ...(Array.isArray(rule.when) ? [index] : [])];
      if (when.call === 'program' && !provider?.programs.some(({ id }) => id === when.program) && !specOf(when.program))
        hints.push({
          path: [...path, 'program'],
          message: `No rule knows the program "${when.program}", nor which of its flags take a value: both readings count. Begin "verb" with "**" where flags stand before the words.`,
        });
      if (when.call === 'http' && !when.hosts && !provider)
        hints.push({ path, message: 'The rule names no "hosts", so it speaks of requests to any host. Name them.' });
    }
  }
  return hints;
}

const isEverything = (entry: string): boolean => /^[*\s]+$/.test(entry);
