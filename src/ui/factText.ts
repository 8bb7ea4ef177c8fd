import type { LiveFact, NotKnown } from '../protocol/liveFact';
import type { Translate } from './text';
import { label, shortened } from './visible';

const WIDTH = 160;

/** What a provider told, in the words of a question; a part of `createWords`. Each phrase stands for itself in a list of them. */
export const factText = (t: Translate) => ({
  facts: {
    title: t('What is there now'),
    /** '' for what needs no words. */
    one: ({ id, data }: LiveFact): string => {
      // A name that somebody has given must not read like another fact.
      const say = (key: string): string => shortened(label(data[key] ?? '').replaceAll('·', '.'), WIDTH);
      const count = number(data.count ?? '');
      const one = data.count === '1';
      const name = say('name');
      const names = say('names');
      switch (id) {
        case 'looked-up':
          return data.sure === 'no'
            ? t('looked up at {0}, where the files here say it goes', say('where'))
            : t('looked up at {0}', say('where'));
        case 'located':
          return located(t, name, say('project'), say('environment'), say('service'));
        case 'rows':
          if (one) return name === '' ? t('about 1 row') : t('about 1 row in {0}', name);
          return name === '' ? t('about {0} rows', count) : t('about {0} rows in {1}', count, name);
        case 'size':
          return bytes(Number(data.bytes));
        case 'holds':
          return held(t, count, one ? singular(say('kind')) : say('kind'), names);
        case 'dependants':
          return one ? t('1 depends on it: {0}', names) : t('{0} depend on it: {1}', count, names);
        case 'views':
          return one ? t('1 view reads it: {0}', names) : t('{0} views read it: {1}', count, names);
        case 'references':
          return one ? t('1 table refers to it: {0}', names) : t('{0} tables refer to it: {1}', count, names);
        case 'no-dependants':
          return t('no view or foreign key depends on it');
        case 'partitions':
          return one ? t('1 partition') : t('{0} partitions', count);
        case 'connections':
          return one ? t('1 open connection') : t('{0} open connections', count);
        case 'backups':
          if (one) return data.newest ? t('1 backup, of {0}', time(data.newest)) : t('1 backup');
          return data.newest ? t('{0} backups, the newest of {1}', count, time(data.newest)) : t('{0} backups', count);
        case 'no-backups':
          return t('no backup');
        case 'volumes':
          return volumes(t, count, number(data.deleted ?? ''));
        case 'forks':
          return one ? t('1 fork') : t('{0} forks', count);
        case 'open-pulls':
          return one ? t('1 open pull request') : t('{0} open pull requests', count);
        case 'last-changed':
          return t('last changed {0}', time(data.at ?? ''));
        case 'protected':
          return t('protected by {0}', say('by'));
        case 'missing':
          return t('"{0}" is not there', name);
        case 'not-known':
          return unknown(t, data, say);
      }
    },
  },
});

const held = (t: Translate, count: string, kind: string, names: string): string =>
  names === '' ? t('{0} {1}', count, kind) : t('{0} {1} ({2})', count, kind, names);

/** Look-ups tell kinds as providers call many of them: `tables`, `policies`, `ingresses`. */
const singular = (kind: string): string =>
  kind
    .replace(/ies$/, 'y')
    .replace(/(ss|x|ch)es$/, '$1')
    .replace(/([^s])s$/, '$1');

function volumes(t: Translate, count: string, deleted: string): string {
  if (count !== '1')
    return deleted === '1'
      ? t('{0} volumes, of which 1 is deleted with it', count)
      : t('{0} volumes, of which {1} are deleted with it', count, deleted);
  return deleted === '0' ? t('1 volume, which stays') : t('1 volume, which is deleted with it');
}

function located(t: Translate, name: string, project: string, environment: string, service: string): string {
  const where = [
    ...(project === '' ? [] : [t('project {0}', project)]),
    ...(environment === '' ? [] : [t('environment {0}', environment)]),
    ...(service === '' ? [] : [t('service {0}', service)]),
  ].join(', ');
  return name === '' ? where : t('{0} in {1}', name, where);
}

function unknown(t: Translate, data: LiveFact['data'], say: (key: string) => string): string {
  const what = data.about ? say('about') : usual(t, data.provider ?? '');
  const why: Readonly<Record<NotKnown, string>> = {
    off: t('not known: {0} (look-ups are off for {1})', what, say('provider')),
    'no-connection': data.where
      ? t('not known: {0} (no look-up connection for {1})', what, say('where'))
      : t('not known: {0} (no look-up connection)', what),
    late: t('not known: {0} (no answer within 2 seconds)', what),
    failed: t('not known: {0} (the look-up failed)', what),
    'not-found': t('not known: {0} (not found there)', what),
    'not-shown': t('not known: {0} (the look-up user may not see everything)', what),
    unproved: t('not known: {0} (the server at {1} does not prove which one it is: use TLS)', what, say('where')),
    target: t('not known: {0} (the command does not say for certain where it goes)', what),
    'runs-code': t('not known: {0} (the login for it would run a program)', what),
  };
  return Object.hasOwn(why, data.why ?? '') ? (Object.entries(why).find(([id]) => id === data.why)?.[1] ?? '') : why.failed;
}

/** What a look-up of a provider would tell. */
function usual(t: Translate, provider: string): string {
  switch (provider) {
    case 'postgres':
    case 'mysql':
      return t('rows, size and what depends on it');
    case 'railway':
      return t('name, environment, size and backups');
    case 'kubernetes':
      return t('what lies in it and which volumes go with it');
    case 'github':
      return t('forks and open pull requests');
    default:
      return t('what it is and what hangs on it');
  }
}

/** `1,200,000`; what is no number stays (`100+`). */
const number = (text: string): string => (/^\d{1,15}$/.test(text) ? Number(text).toLocaleString() : label(text));

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

/** As disks and bills count: `18.4 GB`. */
function bytes(count: number): string {
  if (!Number.isFinite(count) || count < 0) return '';
  const unit = Math.min(UNITS.length - 1, count < 1 ? 0 : Math.floor(Math.log10(count) / 3));
  const value = count / 1_000 ** unit;
  return `${value.toLocaleString(undefined, { maximumFractionDigits: value < 100 && unit > 0 ? 1 : 0 })} ${UNITS[unit] ?? ''}`;
}

/** `2026-04-19 02:00 UTC` */
function time(text: string): string {
  const at = Date.parse(text);
  return Number.isNaN(at) ? label(text) : `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
