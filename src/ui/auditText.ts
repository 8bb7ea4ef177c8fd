import type { EnvironmentLevel } from '../engine/types';
import { AUDIT_RANKS, type AuditGap, type AuditPlace, type AuditRank, type AuditReport, type AuditRow } from '../protocol/audit';
import type { Translate } from './text';
import { label } from './visible';

export type AuditWords = ReturnType<typeof createAuditWords>;
/** What a person knows a path by. */
export type Shown = (file: string) => string;

/** Sentences of the credential audit. */
export function createAuditWords(t: Translate) {
  const rank: Readonly<Record<AuditRank, string>> = {
    critical: t('Critical'),
    high: t('High'),
    medium: t('Medium'),
    low: t('Low'),
  };
  const reach: Readonly<Record<AuditRank, string>> = {
    critical: t('a whole account, or all that it reaches'),
    high: t('what a project lives on'),
    medium: t('a part, or what has to be opened first'),
    low: t('money, quota or test data'),
  };
  const level: Readonly<Record<EnvironmentLevel, string>> = {
    production: t('production'),
    staging: t('staging'),
    preview: t('preview'),
    local: t('local'),
    unknown: t('unknown environment'),
  };
  const place = (where: AuditPlace, shown: Shown): string => {
    switch (where.kind) {
      case 'file':
        return where.line === null ? shown(where.file) : t('{0}, line {1}', shown(where.file), String(where.line));
      case 'variable':
        return t('variable {0} of the environment', where.name);
      case 'commit':
        return t('{0}, line {1}, in commit {2}', shown(where.file), String(where.line), where.commit);
      default:
        return where satisfies never;
    }
  };
  const gap = (one: AuditGap, shown: Shown): string => {
    switch (one.kind) {
      case 'unreadable':
        return t('{0} cannot be read as text; what is in it is not known.', shown(one.file));
      case 'too-many-files':
        return t('{0} has more files than are looked at.', shown(one.folder));
      case 'history':
        return t('The history of {0} could not be read.', shown(one.folder));
      default:
        return one satisfies never;
    }
  };
  return {
    title: t('Credentials in Reach'),
    rank,
    reach,
    place,
    gap,
    environment: (one: EnvironmentLevel) => level[one],
    none: t('No credential was found that an agent could read.'),
    busy: t('Looking for credentials…'),
    unreachable: t('The guard server cannot be reached, so nothing was looked at.'),
    count: (rows: number) => t('{0} credentials', String(rows)),
    summary: t('No value of any of them is shown or kept.'),
    noHistory: t('The history of git was not read: node dist/cli.js audit --history 100 does it.'),
    history: (commits: number) => t('The last {0} commits were read.', String(commits)),
    gaps: t('Not looked at'),
    offLimits: t('off limits to agents'),
    open: t('agents can read it'),
    field: {
      where: t('Where'),
      name: t('Name'),
      environment: t('Environment'),
      destroys: t('What can be lost'),
      narrower: t('Instead'),
      docs: t('Documentation'),
    },
    spoken: (kind: string, where: string, destroys: string) => t('{0}, {1}. What can be lost: {2}', kind, where, destroys),
  };
}

/** The facts of a row, in the order in which a person asks for them. */
export function auditFacts(row: AuditRow, words: AuditWords, shown: Shown): readonly (readonly [string, string])[] {
  const { field } = words;
  const open = row.where.kind === 'file' ? ` (${row.offLimits ? words.offLimits : words.open})` : '';
  return [
    [field.where, words.place(row.where, shown) + open],
    ...(row.name === null ? [] : [[field.name, row.name] as const]),
    ...(row.environment === null ? [] : [[field.environment, words.environment(row.environment)] as const]),
    [field.destroys, row.destroys],
    [field.narrower, row.narrower],
    [field.docs, row.docs],
  ];
}

/** The report as Markdown. What files are called stands in code, where it is read as nothing else. */
export function auditMarkdown(report: AuditReport, words: AuditWords, shown: Shown): string {
  const { rows, gaps, history } = report;
  const counted = AUDIT_RANKS.flatMap((rank) => {
    const number = rows.filter((row) => row.rank === rank).length;
    return number === 0 ? [] : [`${number} ${words.rank[rank].toLowerCase()}`];
  });
  const head = rows.length === 0 ? words.none : `${words.count(rows.length)}: ${counted.join(', ')}. ${words.summary}`;
  const groups = AUDIT_RANKS.flatMap((rank) => {
    const of = rows.filter((row) => row.rank === rank);
    return of.length === 0 ? [] : [`## ${words.rank[rank]}: ${words.reach[rank]}`, '', ...of.flatMap((row) => rowText(row, words, shown))];
  });
  const missed = gaps.length === 0 ? [] : [`## ${words.gaps}`, '', ...gaps.map((one) => `- ${code(words.gap(one, shown))}`), ''];
  const commits = history === 0 ? words.noHistory : words.history(history);
  return [`# ${words.title}`, '', head, '', ...groups, ...missed, commits, ''].join('\n');
}

function rowText(row: AuditRow, words: AuditWords, shown: Shown): readonly string[] {
  const facts = auditFacts(row, words, shown);
  const own = new Set([words.field.where, words.field.name, words.field.narrower]);
  return [`### ${label(row.kind)}`, '', ...facts.map(([name, value]) => `- ${name}: ${own.has(name) ? code(value) : label(value)}`), ''];
}

/** As code; the fence is longer than any run of backticks in the text. */
function code(text: string): string {
  const plain = label(text);
  const fence = '`'.repeat(1 + Math.max(0, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length)));
  return `${fence}${plain.startsWith('`') || plain.endsWith('`') ? ` ${plain} ` : plain}${fence}`;
}
