import { environmentOfWords } from '../engine/policy/words';
import type { Evidence } from '../engine/types';
import type { Detector, Files, Place } from './detector';
import { sectionsOf } from './ini';
import { evidenceOfVariables } from './variableEvidence';

const mysqlFile = ({ home }: Place): string => `${home}/.my.cnf`;
const serviceFile = ({ home, env }: Place): string => env?.PGSERVICEFILE ?? `${home}/.pg_service.conf`;

/**
 * Where database clients go when a command names nothing: `[client]` of MySQL's own settings (https://dev.mysql.com/doc/refman/8.4/en/option-files.html)
 * and the service that PGSERVICE names (https://www.postgresql.org/docs/current/libpq-pgservice.html). Only hosts and databases are told, and they only raise.
 */
export const databaseClients: Detector = {
  id: 'database-clients',
  once: true,
  wants: (place) => [mysqlFile(place), ...(place.env?.PGSERVICE === undefined ? [] : [serviceFile(place)])],
  detect: (files, place) => [...mysql(files, place), ...service(files, place)],
};

function mysql(files: Files, place: Place): readonly Evidence[] {
  const file = mysqlFile(place);
  return sectionsOf(files[file] ?? '')
    .filter(({ name }) => /^(?:client|mysql)$/.test(name))
    .flatMap(({ values, line }) => {
      const host = values.get('host') ?? '';
      const stands = { source: 'database-clients', file, shown: '~/.my.cnf', suffix: 'unknown' } as const;
      return evidenceOfVariables([{ key: 'MYSQL_HOST', value: host, line }], stands);
    });
}

function service(files: Files, place: Place): readonly Evidence[] {
  const name = place.env?.PGSERVICE ?? '';
  if (name === '') return [];
  const file = serviceFile(place);
  const found = sectionsOf(files[file] ?? '').find((one) => one.name === name);
  const suffix = environmentOfWords(name);
  const stands = { source: 'database-clients', file, shown: 'pg_service.conf', suffix } as const;
  const host = found ? evidenceOfVariables([{ key: 'PGHOST', value: found.values.get('host') ?? '', line: found.line }], stands) : [];
  const own: Evidence = {
    source: 'database-clients',
    environment: suffix === 'production' ? 'production' : 'unknown',
    identifiers: [],
    names: {},
    file: null,
    line: null,
    strength: 'ambient',
    note: `PGSERVICE is ${/^[\w.-]{1,60}$/.test(name) ? name : '…'} (environment of the editor)`,
  };
  return suffix === 'production' ? [own, ...host] : host;
}
