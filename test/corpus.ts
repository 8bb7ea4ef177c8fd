import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readAction } from '../src/cli/action';
import type { Action, Judged } from '../src/engine/types';
import { judgeIn } from './engine/world';

/** The public corpora lie beside the repository where they are there at all. */
const folder = path.join(__dirname, '..', '..', 'shared', 'corpora');

export interface Row {
  readonly id: string;
  readonly source: string;
  readonly label: 'dangerous' | 'ask' | 'safe' | 'none';
  readonly category: string;
  /** Read by a person and found to destroy something, or arguable either way. */
  readonly marked: boolean;
  readonly home: string;
  readonly action: Action;
}

/** All rows; none where the corpora are not there. */
export function corpusRows(): readonly Row[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) =>
      readFileSync(path.join(folder, name), 'utf8')
        .split('\n')
        .filter((line) => line !== ''),
    )
    .map((line) => rowOf(JSON.parse(line)));
}

function rowOf(value: Readonly<Record<string, unknown>>): Row {
  const text = (key: string, otherwise: string): string => (typeof value[key] === 'string' ? value[key] : otherwise);
  const home = text('home', '/home/you');
  const problems: string[] = [];
  const action = readAction({ kind: 'shell', ...value }, `${home}/projects/shop`, problems);
  const label = (['dangerous', 'ask', 'safe', 'none'] as const).find((one) => one === value.label);
  if (!action || !label || problems.length > 0) throw new Error(`${text('id', '?')}: ${problems.join('; ')}`);
  return {
    id: text('id', '?'),
    source: text('source', '?'),
    label,
    category: text('category', '-'),
    home,
    action,
    marked: value.destructive === true || value.grey === true,
  };
}

const IN_PROJECT = ['src', 'docs', 'test', '.git', '.git/refs'];
const IN_HOME = ['', '/.ssh', '/.aws', '/.config', '/projects', '/Documents'];

/** The verdict on a row, in a project that holds files and a home that holds keys. */
export function judgeRow({ home, action }: Row): Judged {
  const project = action.cwd;
  return judgeIn(action, {
    folders: [
      ...IN_HOME.map((name) => home + name),
      project,
      ...IN_PROJECT.map((name) => `${project}/${name}`),
      '/',
      '/etc',
      '/usr',
      '/var',
      '/var/log',
      '/opt',
    ],
    files: {
      [`${project}/README.md`]: '# Shop\n',
      [`${project}/src/index.ts`]: 'export {};\n',
      [`${project}/package.json`]: '{"scripts":{"test":"node --test"}}',
      [`${project}/.env`]: 'PORT=3000\n',
      [`${home}/.ssh/id_ed25519`]: 'a key\n',
      [`${home}/.ssh/authorized_keys`]: 'a key\n',
      [`${home}/.bashrc`]: 'alias ll=ls\n',
      '/etc/passwd': 'root\n',
      '/etc/hosts': 'localhost\n',
    },
    facts: { home, workspace: [project] },
  });
}

export const textOf = (action: Action): string => (action.kind === 'shell' ? action.command : JSON.stringify(action));
