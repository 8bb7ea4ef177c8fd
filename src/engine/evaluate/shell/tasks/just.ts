import { HOLE, type ProgramCall, type Text } from '../../../types';
import { flag, hasFlag, parseOptions } from '../../wrappers/options';
import type { Io, Run } from '../run';
import { spend } from '../run';
import { interpreterOf } from '../shebang';
import { findFile, readAt, runTask } from './files';

interface Recipe {
  readonly params: readonly string[];
  readonly needs: readonly string[];
  readonly lines: Text[];
}

/** `just -f file recipe argument…`: the recipes that are named, after those they need. */
export function runJust(run: Run, call: ProgramCall, io: Io, program: (words: readonly Text[], stdin: Text) => void): void {
  const { rest, flags } = parseOptions(call.argv, {
    short: 'fdE',
    long: 'justfile working-directory set shell shell-arg dotenv-filename dotenv-path',
  });
  const parsed = { flags, rest, operands: [], env: {} };
  if (hasFlag(parsed, 'n', 'dry-run', 'l', 'list', 'summary', 'show', 's', 'dump', 'evaluate', 'fmt', 'edit', 'e')) return;
  const named = flag(parsed, 'f', 'justfile');
  const found =
    typeof named === 'string'
      ? readAt(run, call, named.startsWith('/') ? named : `${call.cwd}/${named}`)
      : findFile(run, call, ['justfile', 'Justfile', '.justfile'], 4);
  if (!found) return;
  const { recipes, variables } = readJustfile(found.text);
  const here = { ...call, cwd: found.path.slice(0, found.path.lastIndexOf('/')) || '/' };
  const visited = new Set<string>();
  const visit = (name: string, args: readonly Text[]): void => {
    const recipe = recipes.get(name);
    if (!recipe || visited.has(name) || !spend(run, 1)) return;
    visited.add(name);
    for (const need of recipe.needs) visit(need, []);
    const value = (inside: Text): Text => {
      const plain = inside.trim();
      const param = recipe.params.indexOf(plain);
      return param >= 0
        ? (args[param] ?? HOLE)
        : (/^"([^"\\]*)"$|^'([^']*)'$/
            .exec(plain)
            ?.slice(1)
            .find((one) => one !== undefined) ??
            variables.get(plain) ??
            HOLE);
    };
    const lines = recipe.lines.map((line) => line.replace(/\{\{(?!\{)([\s\S]*?)\}\}/g, (_all, inside: string) => value(inside)));
    const interpreter = lines[0]?.startsWith('#!') ? interpreterOf(lines.join('\n')) : null;
    if (interpreter && !interpreter.shell) program(interpreter.words, lines.slice(1).join('\n'));
    else if (interpreter) runTask(run, here, found.path, lines.join('\n'), io, args);
    else for (const line of lines) runTask(run, here, found.path, line.replace(/^[@-]+/, ''), io, args);
  };
  const [first, ...args] = rest.filter((word) => !/^\w+=/.test(word));
  if (first === undefined) visit([...recipes.keys()][0] ?? '', []);
  else {
    visit(first, args);
    // Several recipes may be named at once.
    for (const word of args) visit(word, []);
  }
}

function readJustfile(text: Text): { readonly recipes: ReadonlyMap<string, Recipe>; readonly variables: ReadonlyMap<string, Text> } {
  const recipes = new Map<string, Recipe>();
  const variables = new Map<string, Text>();
  let open: Recipe | null = null;
  for (const line of text.replace(/\\\r?\n\s*/g, ' ').split(/\r?\n/)) {
    if (/^\s+\S/.test(line)) {
      open?.lines.push(line.trim());
      continue;
    }
    if (line.trim() === '' || /^[#[]/.test(line)) continue;
    open = null;
    const variable = /^(?:export\s+)?([\w-]+)\s*:=\s*(.*)$/.exec(line);
    const alias = /^alias\s+([\w-]+)\s*:=\s*([\w-]+)/.exec(line);
    const colon = line.indexOf(':');
    const head = colon < 0 || line[colon + 1] === '=' ? null : /^@?([A-Za-z_][\w-]*)(?=\s|$)/.exec(line.slice(0, colon));
    if (alias) recipes.set(alias[1] ?? '', { params: [], needs: [alias[2] ?? ''], lines: [] });
    else if (variable)
      variables.set(
        variable[1] ?? '',
        /^"([^"\\]*)"$|^'([^']*)'$/
          .exec(variable[2] ?? '')
          ?.slice(1)
          .find((one) => one !== undefined) ?? HOLE,
      );
    else if (head) {
      const params = line
        .slice(head[0].length, colon)
        .split(/\s+/)
        .flatMap((word) => /^[+*$]*([\w-]+)/.exec(word)?.[1] ?? []);
      const needs = line
        .slice(colon + 1)
        .replace(/#.*$/, '')
        .split(/[\s()&]+/)
        .filter((word) => /^[A-Za-z_]/.test(word));
      open = { params, needs, lines: [] };
      recipes.set(head[1] ?? '', open);
    }
  }
  return { recipes, variables };
}
