import { readToml, type TomlDocument } from '../../engine/parse/toml';
import type { Json } from '../../engine/types';
import type { Edited } from '../installer';

/** Stands behind the hash, and goes when somebody else writes another one there. */
const MARK = "# Mollyguard's hook";
const HASH = 'trusted_hash';
const NOT_EDITABLE: Edited = { kind: 'broken', problem: 'its layout is not one that can be edited without loss' };
const NOT_TOML: Edited = { kind: 'broken', problem: 'it is not valid TOML' };

export interface Trust {
  readonly key: string;
  readonly hash: string;
}

/** The text of `config.toml` in which a hook is trusted, and nothing else is different; a trust of ours at another place goes. */
export function withTrust(text: string, trust: Trust): Edited {
  const before = readToml(text);
  if (before === null) return NOT_TOML;
  if (isTrusted(before, trust) && marked(text, before).every((key) => key === trust.key)) return { kind: 'edited', text };
  if (statesOf(before) === null) return { kind: 'broken', problem: '"hooks.state" in it is not a table' };
  const left = without(text, new Set([trust.key, ...marked(text, before)]));
  const eol = left.includes('\r\n') ? '\r\n' : '\n';
  const gap = left.trim() === '' ? '' : left.endsWith('\n') ? eol : eol + eol;
  const edited = `${left}${gap}[hooks.state.${JSON.stringify(trust.key)}]${eol}${HASH} = ${JSON.stringify(trust.hash)} ${MARK}${eol}`;
  const after = readToml(edited);
  if (after === null) return { kind: 'broken', problem: '"hooks", or "hooks.state", is written in braces in it: write it as a table' };
  return isTrusted(after, trust) && rest(after, [trust.key, ...marked(text, before)]) === rest(before, [trust.key, ...marked(text, before)])
    ? { kind: 'edited', text: edited }
    : NOT_EDITABLE;
}

/** The text without any trust of ours; null: nothing is left in it. */
export function withoutTrust(text: string): Edited {
  const before = readToml(text);
  if (before === null) return text.includes(MARK) ? NOT_TOML : { kind: 'edited', text };
  const ours = marked(text, before);
  if (ours.length === 0) return { kind: 'edited', text };
  const left = without(text, new Set(ours));
  const after = readToml(left);
  if (after === null || rest(after, []) !== rest(before, ours)) return NOT_EDITABLE;
  return { kind: 'edited', text: left.trim() === '' ? null : left };
}

/** What the text says of our hook. `foreign`: nothing of ours. */
export function trustIn(text: string, trust: Trust | null): 'trusted' | 'changed' | 'disabled' | 'missing' | 'foreign' | 'broken' {
  const document = readToml(text);
  if (document === null) return 'broken';
  const ours = marked(text, document);
  const state = trust === null ? undefined : statesOf(document)?.[trust.key];
  if (trust === null || !isTable(state) || state[HASH] === undefined) return ours.length > 0 ? 'missing' : 'foreign';
  if (state.enabled === false) return 'disabled';
  if (state[HASH] !== trust.hash) return 'changed';
  return ours.every((key) => key === trust.key) ? 'trusted' : 'missing';
}

const isTrusted = (document: TomlDocument, { key, hash }: Trust): boolean => {
  const state = statesOf(document)?.[key];
  return isTable(state) && state[HASH] === hash && state.enabled !== false;
};

/** Keys of the hooks that we trusted: the line with the hash says so. */
const marked = (text: string, { entries }: TomlDocument): readonly string[] =>
  entries
    .filter(({ path, from, to }) => isState(path) && path.length === 4 && path[3] === HASH && text.slice(from, to).includes(MARK))
    .map(({ path }) => path[2] ?? '');

const isState = (path: readonly string[]): boolean => path[0] === 'hooks' && path[1] === 'state';

/** Takes the tables and entries of these hooks out, line by line, with the empty line before a table. */
function without(text: string, keys: ReadonlySet<string>): string {
  const document = readToml(text);
  const parts =
    document === null ? [] : [...document.tables, ...document.entries].filter(({ path }) => isState(path) && keys.has(path[2] ?? ''));
  return parts
    .sort((a, b) => b.from - a.from)
    .reduce((left, { from, to, ...part }) => {
      const gap = 'value' in part ? '' : (/(?<=\n)\r?\n$/.exec(left.slice(0, from))?.[0] ?? '');
      return left.slice(0, from - gap.length) + left.slice(to);
    }, text);
}

/** Everything but the trust of these hooks, to be compared before and after. */
function rest({ value }: TomlDocument, keys: readonly string[]): string {
  const hooks = isTable(value.hooks) ? value.hooks : {};
  const states = isTable(hooks.state) ? hooks.state : {};
  const others = Object.entries(states).filter(([key]) => !keys.includes(key));
  const kept = Object.entries(hooks).filter(([key]) => key !== 'state');
  const root = Object.entries(value).filter(([key]) => key !== 'hooks');
  return JSON.stringify([root, kept, others]);
}

/** The states of all hooks; null where something else stands in their place. */
function statesOf({ value }: TomlDocument): { readonly [key: string]: Json } | null {
  const hooks = value.hooks ?? {};
  const states = isTable(hooks) ? (hooks.state ?? {}) : null;
  return isTable(states) ? states : null;
}

const isTable = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a settings file of Codex switches off, by its dotted names: the person's own, a project's, or an administrator's. */
export function codexSwitches(text: string): { readonly broken: boolean; readonly keys: readonly string[] } {
  const document = readToml(text);
  if (document === null) return { broken: true, keys: [] };
  const found: string[] = [];
  const walk = (value: Json, path: readonly string[]): void => {
    const name = path.join('.');
    if (isTable(value)) for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
    else if (value === false && /(?:^|\.)features\.(?:hooks|codex_hooks)$/.test(name)) found.push(name);
    else if (value === true && name === 'allow_managed_hooks_only') found.push(name);
  };
  walk(document.value, []);
  return { broken: false, keys: found };
}
