import type { HostedKind } from '../engine/policy/choice';
import { environmentOfWords } from '../engine/policy/words';
import type { Evidence } from '../engine/types';
import type { Files, Place, Variables } from './detector';

/** What a folder's files say that a hosting platform's program works on. */
export interface Link {
  readonly of: HostedKind;
  /** What a command calls it by: an alias, a remote; none for what is only taken by default. */
  readonly name?: string;
  /** It may be the one that is taken where a command names none. */
  readonly current: boolean;
  readonly file: string | null;
  readonly line?: number | null;
  /** What decides where a command ends: ids, names of apps. */
  readonly ids: readonly string[];
  /** Further names of the same, which somebody chose: they can only raise. */
  readonly called?: readonly string[];
  /** Id → name. */
  readonly names?: Readonly<Record<string, string>>;
  /** What these settings alone call things by: it counts only for a command that takes this link. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** What is lost with it, as its own tools call it. */
  readonly resource?: string;
  readonly note: string;
  /** False where something that is known could overrule it. */
  readonly sure?: boolean;
}

/**
 * Evidence of links. A command of the program chooses among them; what is taken by default also speaks for the folder (the banner, requests to the
 * platform's API). The words of names raise; only ids that a person has listed tell that something is harmless.
 */
export function evidenceOf(links: readonly Link[], place: Place): readonly Evidence[] {
  return [...links.map((link) => choiceOf(link, place)), ...links.filter(({ current }) => current).flatMap(inFolder)];
}

const saidBy = ({ ids, called = [], name = '' }: Link) => environmentOfWords([...ids, ...called, name].join(' '));
const present = (values: readonly string[]): readonly string[] => [...new Set(values)].filter((one) => one !== '');

function choiceOf(link: Link, place: Place): Evidence {
  const { of, name = '', current, resource, sure = true } = link;
  const choice = { of, name, current, from: place.cwd };
  return {
    ...base(link),
    environment: saidBy(link) === 'production' ? 'production' : 'unknown',
    identifiers: present(link.ids),
    names: { ...link.names, ...link.aliases },
    strength: sure && place.env !== undefined ? 'target' : 'ambient',
    choice: resource === undefined || resource === '' ? choice : { ...choice, resource },
  };
}

function inFolder(link: Link): readonly Evidence[] {
  const said = saidBy(link);
  const own: Evidence = {
    ...base(link),
    environment: said === 'production' ? said : 'unknown',
    identifiers: present([...link.ids, ...(link.called ?? [])]),
    names: link.names ?? {},
    strength: 'ambient',
  };
  // The name alone is a label: it speaks for the banner, not for the target.
  return said === 'production' || said === 'unknown' ? [own] : [own, { ...own, environment: said, identifiers: [], names: {} }];
}

/** What belongs to production by its host: it says so of whoever goes there, and nothing of the folder. */
export const onlyOfHosts = (of: HostedKind, place: Place, evidence: readonly Evidence[]): readonly Evidence[] =>
  evidence
    .filter(({ environment, identifiers }) => environment === 'production' && identifiers.length > 0)
    .map((one) => ({ ...one, source: of, choice: { of, name: '', current: false, from: place.cwd } }));

/** A word that speaks of the folder only: a branch, a stage. */
export function labelOf(link: Pick<Link, 'of' | 'file' | 'line' | 'note'>, word: string): readonly Evidence[] {
  const environment = environmentOfWords(word);
  return environment === 'unknown' ? [] : [{ ...base(link), environment, identifiers: [], names: {}, strength: 'ambient' }];
}

const base = ({ of, file, line = null, note }: Pick<Link, 'of' | 'file' | 'line' | 'note'>) => ({ source: of, file, line, note });

/** What a variable of the editor names: one more candidate, for an agent's own environment may differ. */
export function fromEditor(place: Place, of: HostedKind, variable: keyof Variables, what: string): readonly Link[] {
  const value = place.env?.[variable] ?? '';
  return value === ''
    ? []
    : [{ of, current: true, file: null, ids: [value], resource: value, note: `${variable} of the editor: ${what} ${value}` }];
}

const MOST_FOLDERS = 8;

/** A folder and those above it, nearest first, as far as the workspace's own folder; outside of it as far as the person's home. */
export function foldersUp({ cwd, home, workspace }: Place): readonly string[] {
  const found: string[] = [];
  for (let at = cwd; at !== '' && found.length < MOST_FOLDERS; at = at.slice(0, Math.max(at.lastIndexOf('/'), 0))) {
    if (at === home && found.length > 0) break;
    found.push(at);
    if (workspace.includes(at)) break;
  }
  return found;
}

/** The first of these files that is there. */
export const nearest = (files: Files, paths: readonly string[]): string | undefined => paths.find((path) => files[path] !== undefined);

/** The line on which a text stands first; null where it does not. */
export function lineOf(text: string, part: string): number | null {
  const at = text.indexOf(part);
  return at < 0 ? null : text.slice(0, at).split('\n').length;
}
