import type { ProgramCall, Text } from '../../../types';
import { flag, hasFlag, parseOptions } from '../../wrappers/options';
import { type Run, spend } from '../run';
import { findFile, readAt } from './files';

const NAMES = ['Rakefile', 'rakefile', 'Rakefile.rb', 'rakefile.rb'];

/** `rake name[words]`: the bodies of the tasks in the Rakefile, as Ruby that runs. */
export function runRake(run: Run, call: ProgramCall, program: (words: readonly Text[]) => void): void {
  const parsed = parseOptions(call.argv, {
    short: 'fICeErjpR',
    long: 'rakefile libdir directory execute require jobs rakelibdir',
    operands: 999,
  });
  const inline = flag(parsed, 'e', 'execute', 'E', 'execute-continue', 'p', 'execute-print');
  if (typeof inline === 'string') program(['ruby', '-e', asRuby(inline)]);
  if (hasFlag(parsed, 'n', 'dry-run', 'T', 'tasks', 'D', 'describe', 'P', 'prereqs', 'W', 'where', 'h', 'help', 'version', 'V')) return;
  const named = flag(parsed, 'f', 'rakefile');
  const found =
    typeof named === 'string' ? readAt(run, call, named.startsWith('/') ? named : `${call.cwd}/${named}`) : findFile(run, call, NAMES, 4);
  if (!found) return;
  const words = [...parsed.operands, ...parsed.rest].filter((word) => !/^\w+=/.test(word));
  const tasks = readRakefile(found.text);
  const visited = new Set<string>();
  const visit = (name: string): void => {
    if (visited.has(name) || !spend(run, 1 + (tasks.length >> 2))) return;
    visited.add(name);
    // A name in a namespace is written there without it.
    const short = name.slice(name.lastIndexOf(':') + 1);
    for (const task of tasks.filter((one) => one.name === name || one.name === short)) {
      for (const need of task.needs) visit(need);
      if (task.body.trim() !== '') program(['ruby', '-e', asRuby(task.body)]);
    }
  };
  // What stands outside of tasks runs when the file is read.
  const [outside] = tasks;
  if (outside && outside.name === '' && outside.body.trim() !== '') program(['ruby', '-e', asRuby(outside.body)]);
  for (const word of words.length > 0 ? words : ['default']) visit(word.replace(/\[.*$/s, ''));
}

/** `sh` and `ruby` are methods of rake. */
const asRuby = (text: Text): Text =>
  text.replace(/(^|[^\w.:'"])sh(?=[\s(]+["'%])/gm, '$1system').replace(/(^|[^\w.])(?:rm_rf|rm_r)(?=[\s(])/gm, '$1FileUtils.rm_rf');

/** Characters of a line that names a task. */
const LONGEST = 2_000;

interface Task {
  readonly name: string;
  readonly needs: readonly string[];
  readonly body: Text;
}

/** Tasks by the indentation of their `end`; the first has no name and is all that stands outside. */
function readRakefile(text: Text): readonly Task[] {
  const tasks: Task[] = [];
  const outside: Text[] = [];
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at += 1) {
    const whole = lines[at] ?? '';
    // Nobody writes such a line: what stands in it is read as code, not as a task.
    const line = whole.length > LONGEST ? `# ${whole.slice(0, LONGEST)}` : whole;
    if (line !== whole) outside.push(whole);
    const head = /^(\s*)(?:task|file|multitask)[\s(]+(.*)$/.exec(line);
    if (!head) {
      if (!/^\s*(?:namespace|desc|end)\b|^\s*#|^\s*$/.test(line)) outside.push(line);
      continue;
    }
    const [, indent = '', rest = ''] = head;
    const name = /^:?["']?([\w:-]+?)["']?(?=[\s,:\])=]|$)/.exec(rest)?.[1] ?? '';
    const needs = [...(/(?:=>|:\s)\s*(\[?[^\]|{]*)/.exec(rest.replace(/\bdo\b.*$/, ''))?.[1] ?? '').matchAll(/[:"']([\w:]+)/g)].map(
      ([, one = '']) => one,
    );
    const inline = /\{\s*(?:\|[^|]*\|)?(.*)\}\s*$/.exec(rest)?.[1];
    const body: Text[] = inline === undefined ? [] : [inline];
    if (/\bdo\b\s*(?:\|[^|]*\|)?\s*$/.test(rest) || /\bdo\b/.test(rest)) {
      const after = /\bdo\b\s*(?:\|[^|]*\|)?(.*?)(?:;?\s*end)?\s*$/.exec(rest)?.[1] ?? '';
      if (after !== '') body.push(after);
      if (!/\bend\s*$/.test(rest))
        for (at += 1; at < lines.length && !(lines[at] ?? '').startsWith(`${indent}end`); at += 1) body.push(lines[at] ?? '');
    }
    tasks.push({ name, needs, body: body.join('\n') });
  }
  return [{ name: '', needs: [], body: outside.join('\n') }, ...tasks];
}
