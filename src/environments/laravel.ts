import { isLoopback } from '../engine/policy/loopback';
import type { Evidence } from '../engine/types';
import { type Connection, connectionOf } from './connection';
import { evidenceOf } from './databaseEvidence';
import type { Files, Place } from './detector';
import { type Variable, variablesOf } from './variables';

/** What an environment of Laravel is called, and the file that its variables stand in. */
const FILES = [
  ['laravel', '.env'],
  ['laravel:testing', '.env.testing'],
  ['laravel:production', '.env.production'],
] as const;

/** Laravel reads its database from `.env`, variable by variable, or from `.env.<name>` where `--env` names an environment that has one. */
export function laravel(files: Files, place: Place): readonly Evidence[] {
  return FILES.flatMap(([name, file]): readonly Evidence[] => {
    const path = `${place.cwd}/${file}`;
    const variables = variablesOf(files[path] ?? '');
    const first = variables.find(({ key }) => /^DB_(?:CONNECTION|HOST|URL)$/.test(key));
    if (!first) return [];
    const choice = name === 'laravel' ? 'laravel:.env' : name;
    const at = connection(variables);
    // A server that runs in production has its database beside it.
    const live = setTo(variables, 'APP_ENV') === 'production';
    const key = live ? `APP_ENV=production, ${first.key}` : first.key;
    return [evidenceOf(place, choice, live && at && isLoopback(at.host) ? null : at, { file: path, line: first.line, key })];
  });
}

const setTo = (variables: readonly Variable[], name: string): string | undefined => variables.findLast(({ key }) => key === name)?.value;

function connection(variables: readonly Variable[]): Connection | null {
  const url = setTo(variables, 'DB_URL') ?? setTo(variables, 'DATABASE_URL');
  if (url !== undefined) return connectionOf(url);
  const named = setTo(variables, 'DB_DATABASE') ?? '';
  const database = named.slice(named.lastIndexOf('/') + 1);
  if (setTo(variables, 'DB_CONNECTION') === 'sqlite') return { host: 'localhost', database };
  const host = setTo(variables, 'DB_HOST') ?? '127.0.0.1';
  // Several hosts, or another variable's value.
  if (!/^[A-Za-z0-9_.:[\]-]+$/.test(host)) return null;
  return { host: host.toLowerCase(), database: /^[A-Za-z0-9_.$-]*$/.test(database) ? database : '' };
}
