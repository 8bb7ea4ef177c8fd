import { HOLE, type ProgramCall, type Text } from '../../../types';
import { baseName } from '../../files/path';
import { shellKindOf } from '../../wrappers/code';
import { flag, hasFlag, parseOptions } from '../../wrappers/options';
import { quoted } from '../../wrappers/special';
import type { Io, Run } from '../run';
import { spend } from '../run';
import { type Found, findFile, readAt, runTask } from './files';
import { type Makefile, type MakeRule, readMakefile } from './makefile';
import { expandMake, type MakeScope } from './makeText';

const NAMES = ['GNUmakefile', 'makefile', 'Makefile'];
const DEEPEST = 40;

/** `make -C folder -f file A=b goal`: the recipes of its goals and of what they need, line by line. */
export function runMake(run: Run, call: ProgramCall, io: Io): void {
  const parsed = parseOptions(call.argv, {
    short: 'CfIoWE',
    long: 'directory file makefile include-dir old-file assume-old what-if new-file eval',
    operands: 999,
    variables: true,
  });
  const folder = flag(parsed, 'C', 'directory');
  const here: ProgramCall = { ...call, env: { ...call.env, ...parsed.env }, cwd: at(call.cwd, typeof folder === 'string' ? folder : '.') };
  const named = flag(parsed, 'f', 'file', 'makefile');
  const found: Found | null =
    named === '-' || named === '/dev/stdin'
      ? { path: '', text: io.stdin.output.text, from: io.stdin.output.from }
      : typeof named === 'string'
        ? readAt(run, here, at(here.cwd, named))
        : findFile(run, here, NAMES, 1);
  const extra = flag(parsed, 'E', 'eval');
  if (!found && typeof extra !== 'string') return;
  const text = [typeof extra === 'string' ? extra : '', found?.text ?? ''].join('\n');
  const dry = hasFlag(parsed, 'n', 'just-print', 'dry-run', 'recon', 'q', 'question', 't', 'touch');
  new Make(run, here, io, dry, [...parsed.operands, ...parsed.rest], found?.path ?? '').run(text, parsed.env);
}

const at = (cwd: Text, path: Text): Text => (path.startsWith('/') || path.startsWith(HOLE) ? path : path === '.' ? cwd : `${cwd}/${path}`);

class Make {
  readonly #run: Run;
  readonly #call: ProgramCall;
  readonly #io: Io;
  readonly #dry: boolean;
  readonly #goals: readonly Text[];
  readonly #path: Text;
  readonly #visited = new Set<string>();
  readonly #byTarget = new Map<Text, MakeRule[]>();
  /** Rules whose targets have a `%`, or are not known. */
  readonly #others: { readonly rule: MakeRule; readonly target: Text }[] = [];
  #file: Makefile = readMakefile('');
  #given: Readonly<Record<string, Text>> = {};

  constructor(run: Run, call: ProgramCall, io: Io, dry: boolean, goals: readonly Text[], path: Text) {
    this.#run = run;
    this.#call = call;
    this.#io = io;
    this.#dry = dry;
    this.#goals = goals;
    this.#path = path;
  }

  run(text: Text, given: Readonly<Record<string, Text>>): void {
    this.#given = given;
    this.#file = readMakefile(text);
    this.#include(this.#file.includes, 0);
    const scope = this.#scope({});
    for (const one of this.#file.immediate) if (/[({]\s*(?:shell|call|eval|foreach|if)\s/.test(one)) expandMake(one, scope);
    for (const rule of this.#file.rules) {
      for (const target of targetsOf(expandMake(rule.targets, scope))) {
        const rules = this.#byTarget.get(target);
        if (target.includes('%') || target.includes(HOLE)) this.#others.push({ rule, target });
        else if (rules) rules.push(rule);
        else this.#byTarget.set(target, [rule]);
      }
    }
    const first = [...this.#byTarget.keys()].find((name) => !/^\.[^/]*$/.test(name));
    const wanted = this.#goals.length > 0 ? this.#goals : first === undefined ? [] : [first];
    for (const goal of wanted) this.#visit(goal, 0);
  }

  #include(includes: readonly Text[], depth: number): void {
    if (depth > 4) return;
    for (const path of includes.flatMap((one) => targetsOf(expandMake(one, this.#scope({})))).slice(0, 16)) {
      const found = readAt(this.#run, this.#call, at(this.#call.cwd, path));
      if (!found) continue;
      const more = readMakefile(found.text);
      for (const [name, value] of more.variables) if (!this.#file.variables.has(name)) this.#file.variables.set(name, value);
      this.#file.rules.push(...more.rules);
      this.#file.immediate.push(...more.immediate);
      this.#include(more.includes, depth + 1);
    }
  }

  #visit(goal: Text, depth: number): void {
    if (depth > DEEPEST || this.#visited.has(goal) || !spend(this.#run, 1 + (this.#others.length >> 2))) return;
    this.#visited.add(goal);
    const scope = this.#scope({});
    const exact = [...(this.#byTarget.get(goal) ?? [])];
    const patterns: { rule: MakeRule; stem: Text }[] = [];
    for (const { rule, target } of this.#others) {
      const [head = '', tail] = target.split('%');
      if (target.includes(HOLE)) exact.push(rule);
      else if (tail !== undefined && goal.length >= head.length + tail.length && goal.startsWith(head) && goal.endsWith(tail))
        patterns.push({ rule, stem: goal.slice(head.length, goal.length - tail.length) });
    }
    const ways =
      exact.some(({ lines }) => lines.length > 0) || patterns.length === 0 ? exact.map((rule) => ({ rule, stem: HOLE })) : patterns;
    for (const { rule, stem } of ways) {
      const needs = targetsOf(expandMake(rule.prerequisites, scope)).map((one) => one.replaceAll('%', () => stem));
      for (const need of needs) this.#visit(need, depth + 1);
      this.#recipe(rule, this.#scope({ '@': goal, '<': needs[0] ?? '', '^': needs.join(' '), '+': needs.join(' '), '*': stem }));
    }
  }

  #recipe({ lines }: MakeRule, scope: MakeScope): void {
    const shell = expandMake(this.#file.variables.get('SHELL')?.values[0] ?? this.#given.SHELL ?? '', scope).trim();
    const whole = this.#byTarget.has('.ONESHELL');
    for (const line of whole ? [lines.join('\n')] : lines) {
      const text = expandMake(line, scope);
      const [, marks = '', plain = ''] = /^([\s@+-]*)([\s\S]*)$/.exec(text) ?? [];
      if (plain.trim() === '' || (this.#dry && !marks.includes('+'))) continue;
      const known = shell === '' || shellKindOf(baseName(shell.split(/\s+/)[0] ?? '')) !== null;
      runTask(this.#run, this.#call, this.#path, known ? plain : `${shell} -c ${quoted(plain)}`, this.#io);
    }
  }

  #scope(automatic: Readonly<Record<string, Text>>): MakeScope {
    const { facts } = this.#run.host.context;
    const builtin: Readonly<Record<string, Text>> = {
      MAKE: 'make',
      RM: 'rm -f',
      SHELL: '/bin/sh',
      CURDIR: this.#call.cwd,
      PWD: this.#call.cwd,
      HOME: facts.home,
      MAKECMDGOALS: this.#goals.join(' '),
      MAKEFLAGS: '',
      ...automatic,
    };
    return {
      variable: (name) => {
        if (Object.hasOwn(this.#given, name)) return this.#given[name] ?? '';
        if (Object.hasOwn(automatic, name)) return automatic[name] ?? '';
        const set = this.#file.variables.get(name);
        if (set) return set.values.length === 1 ? (set.values[0] ?? '') : HOLE;
        if (Object.hasOwn(this.#call.env, name)) return (this.#call.env[name] ?? '').replaceAll('$', () => '$$');
        return Object.hasOwn(builtin, name) ? (builtin[name] ?? '') : null;
      },
      shell: (text) => runTask(this.#run, this.#call, this.#path, text, this.#io),
      spend: (steps) => spend(this.#run, steps),
    };
  }
}

const targetsOf = (text: Text): readonly Text[] => text.split(/\s+/).filter((word) => word !== '');
