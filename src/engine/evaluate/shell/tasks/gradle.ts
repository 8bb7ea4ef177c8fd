import type { ProgramCall, Text } from '../../../types';
import { hasFlag, parseOptions } from '../../wrappers/options';
import { type Run, spend } from '../run';
import { findFile } from './files';

const NAMES = ['build.gradle', 'build.gradle.kts'];

/** `gradle name…`: roughly, the programs that the tasks of the build file start. */
export function runGradle(run: Run, call: ProgramCall, program: (words: readonly Text[]) => void): void {
  const parsed = parseOptions(call.argv, {
    short: 'bcpgIxPD',
    long: 'build-file settings-file project-dir gradle-user-home init-script exclude-task console',
    operands: 999,
  });
  if (hasFlag(parsed, 'm', 'dry-run', 'h', 'help', 'v', 'version')) return;
  const found = findFile(run, call, NAMES, 2);
  if (!found) return;
  const visited = new Set<string>();
  const visit = (name: string): void => {
    const plain = name.replace(/^.*:/, '');
    if (plain === '' || visited.has(plain) || !spend(run, 1 + (found.text.length >> 6))) return;
    visited.add(plain);
    for (const body of bodiesOf(found.text, plain)) {
      for (const [, , other = ''] of body.matchAll(/(dependsOn|finalizedBy)\b[\s(=:]*["']?:?([\w:]+)/g)) visit(other);
      for (const [, list = ''] of body.matchAll(/\b(?:commandLine|args|executable)\b[\s(=]*((?:\[|listOf\()?\s*["'][^\n]*)/g)) {
        const words = stringsOf(list);
        if (words.length > 0) program(words);
      }
      for (const [, double, single] of body.matchAll(/(?:"([^"\n]+)"|'([^'\n]+)')\s*\.execute\(/g))
        program(['sh', '-c', double ?? single ?? '']);
      for (const [, list = ''] of body.matchAll(/\bdelete\b[\s(]+([^\n]*)/g)) {
        const paths = stringsOf(list.replace(/\b(?:build|project|layout)\w*\.?\w*/g, ''));
        if (paths.length > 0) program(['rm', '-rf', ...paths]);
      }
    }
  };
  for (const word of [...parsed.operands, ...parsed.rest]) visit(word);
}

const stringsOf = (text: Text): readonly Text[] =>
  [...text.matchAll(/"([^"\n]*)"|'([^'\n]*)'/g)].map(([, double, single]) => double ?? single ?? '');

/** The braces behind every place that defines or configures a task of this name. */
function bodiesOf(text: Text, name: string): readonly Text[] {
  if (!/^[\w-]+$/.test(name)) return [];
  const heads = new RegExp(
    `(?:\\btask\\s+["']?${name}\\b|\\b(?:register|create|named|getByName|task)\\s*(?:<[^>\\n]*>)?\\s*\\(\\s*["']${name}["']|\\bval\\s+${name}\\s+by\\b|^[ \\t]*${name}\\b(?=[. \\t]*(?:doLast|doFirst|configure)?\\s*\\{))`,
    'gm',
  );
  return [...text.matchAll(heads)].slice(0, MOST).flatMap((found) => {
    const whole = text.slice(found.index, found.index + LONGEST);
    const start = whole.indexOf('{');
    if (start < 0 || start > 300) return [];
    let depth = 0;
    for (let at = start; at < whole.length; at += 1) {
      if (whole[at] === '{') depth += 1;
      else if (whole[at] === '}' && --depth === 0) return [whole.slice(0, at)];
    }
    return [whole];
  });
}

/** Places that speak of one task, and characters of each. */
const MOST = 16;
const LONGEST = 6_000;
