import type { Evidence } from '../engine/types';
import { connectionOf } from './connection';
import { evidenceOf } from './databaseEvidence';
import { ADDRESSES, type Files, type Place } from './detector';
import { connectionIn } from './variableEvidence';
import { type Variable, variablesOf } from './variables';

/** Settings of a project that are looked at for the names of the variables they take, and where those may stand. */
export interface Settings {
  /** How the choice of its tool begins (engine/policy/asks.ts). */
  readonly tool: string;
  /** Settings, relative to the folder. */
  readonly configs: readonly string[];
  /** Files whose variables count, relative to the folder. */
  readonly env: readonly string[];
  /** Variables that count where the settings name none. */
  readonly otherwise: readonly string[];
}

/** The `.env` files of a folder, each read once. */
export interface EnvFiles {
  /** Variables of one of them, by its name below the folder. */
  of(name: string): readonly Variable[];
}
export function envFiles(files: Files, { cwd }: Place): EnvFiles {
  const known = new Map<string, readonly Variable[]>();
  return {
    of(name) {
      const found = known.get(name) ?? variablesOf(files[`${cwd}/${name}`] ?? '');
      known.set(name, found);
      return found;
    },
  };
}

/** `env("X")`, `process.env.X`, `env['X']`, `env.X`; not the name of a file. */
const NAMED =
  /(?:\b(?:process|meta|Bun|Deno)\.env\.|\benv\(\s*['"]|\benv\[\s*['"]|(?<![\w.'"`/-])env\.|\benv\.get\(\s*['"])([A-Za-z_][A-Za-z0-9_]*)/g;

/** Addresses that settings hold, and those that the variables have which they name. */
export function fromSettings(files: Files, read: EnvFiles, place: Place, { tool, configs, env, otherwise }: Settings): readonly Evidence[] {
  const texts = configs.flatMap((name) => {
    const text = files[`${place.cwd}/${name}`];
    return text === undefined ? [] : [{ file: `${place.cwd}/${name}`, text: withoutComments(text) }];
  });
  const variables = texts.flatMap(({ text }) => [...text.matchAll(NAMED)].map(([, name = '']) => name));
  const urls = texts.flatMap(({ file, text }) =>
    [...text.matchAll(/\b(?:directUrl|url)\s*[=:]\s*["']([^"'\s]+)["']/g)].map(({ 1: url = '', index }) =>
      evidenceOf(place, tool, connectionOf(url), { file, line: lineOf(text, index), key: 'url' }),
    ),
  );
  const named = texts.flatMap(({ text }) => envFilesIn(text));
  const wanted = variables.filter((name) => !/^NODE_ENV$|SHADOW/.test(name));
  const ofEditor = ADDRESSES.flatMap((key) => {
    const url = key !== 'DATABASE_URL' && wanted.includes(key) ? (place.env?.[key] ?? '') : '';
    return url === '' ? [] : [evidenceOf(place, `${tool}:`, connectionOf(url), { file: null, line: null, key })];
  });
  return [
    ...urls,
    ...ofEditor,
    ...fromEnv(read, place, [...new Set([...env, ...named])], wanted.length > 0 ? wanted : otherwise, () => tool),
  ];
}

/** What a variable of these names says in these files; `name` is the choice that a file belongs to. */
export function fromEnv(
  read: EnvFiles,
  place: Place,
  names: readonly string[],
  keys: readonly string[],
  name: (file: string) => string,
): readonly Evidence[] {
  const wanted = new Set(keys.map((one) => one.toUpperCase()));
  return names.flatMap((file) => {
    const path = `${place.cwd}/${file}`;
    return read
      .of(file)
      .filter(({ key, value }) => wanted.has(key) && (value.includes('://') || !ASIDE.test(key)))
      .map(({ key, value, line }) =>
        evidenceOf(place, name(file), connectionOf(value) ?? connectionIn(key, value), { file: path, line, key, variable: true }),
      );
  });
}

/** They say something else of a database than where it is. */
const ASIDE = /PASS|PWD|SECRET|TOKEN|KEY|USER|PORT|SSL|SCHEMA|DIALECT|CERT|(?:^|_)(?:DB|NAME|DATABASE|CLIENT|TYPE|LOGGING|SYNC\w*)$/;

const MOST_NAMED = 8;
/** Names of `.env` files below the folder that stand in settings which are code: `config({ path: '.env.local' })`. */
export const envFilesIn = (text: string): readonly string[] =>
  [...withoutComments(text).matchAll(/["'`](?:\.\/)?((?:[\w-]+\/)*\.env(?:\.[\w.-]+)?)["'`]/g)]
    .slice(0, MOST_NAMED)
    .map(([, name = '']) => name);

/** Lines stay where they are. */
const withoutComments = (text: string): string => text.replace(/^[^\S\n]*(?:\/\/|#).*$/gm, '');
/** The line a place in a text stands in, counted from 1. */
export const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length;
