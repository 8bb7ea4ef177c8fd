import path from 'node:path';
import { readJournal, verifyJournal } from '../server/journal';

export interface Printed {
  readonly text: string;
  readonly status: number;
}

const folderOf = (home: string): string => path.join(home, '.mollyguard', 'journal');

/** The journal as lines of JSON, oldest first; a damaged file is told last, with status 1. */
export function printJournal(home: string): Printed {
  const { entries, checks } = readJournal(folderOf(home));
  const broken = checks.filter(({ kind }) => kind === 'broken');
  const text = entries.map(({ fields }) => `${JSON.stringify(fields)}\n`).join('');
  return { text, status: broken.length > 0 ? 1 : 0 };
}

/** Checks the chain of every file; status 1 if one is broken. */
export function printVerification(home: string): Printed {
  const folder = folderOf(home);
  const checks = verifyJournal(folder);
  if (checks.length === 0) return { text: `${folder} holds no journal yet.\n`, status: 0 };
  const lines = checks.map((check) => {
    if (check.kind === 'broken') return `${check.file}: broken at line ${check.line}. From there on nothing is proved.`;
    return `${check.file}: whole, ${check.lines} lines${check.kind === 'torn' ? ', the last line was cut off when its writer was stopped' : ''}.`;
  });
  return { text: `${lines.join('\n')}\n`, status: checks.some(({ kind }) => kind === 'broken') ? 1 : 0 };
}
