import { HOLE, type Text } from '../../types';
import { type Output, SILENT, unknown } from '../shell/output';
import { branch, emitOpaque, type Io, nested, noInput, type Run, SHOWN, spend } from '../shell/run';
import type { State } from '../shell/state';
import { setVariable } from '../shell/variables';
import { builtins, slashed, start, writeTo } from './builtins';
import { Batch, type Node, plain } from './parse';
import { argumentsOf, expand, wordsOf } from './words';

/** Runs text of cmd.exe: `cmd /c text`, a `.bat` or `.cmd` file. */
export function runCmd(run: Run, state: State, text: Text): Output {
  if (!spend(run, 1 + (text.length >> 3))) return SILENT;
  const batch = new Batch(text);
  const nodes = batch.read();
  const io: Io = { stdin: noInput(), stdout: SHOWN, wanted: false };
  runAll(run, state, nodes, io);
  if (batch.broken) emitOpaque(run, 'unsupported-shell', 'cmd', text);
  return unknown('cmd');
}

function runAll(run: Run, state: State, nodes: readonly Node[], io: Io): void {
  for (const node of nodes) {
    if (!spend(run, 2)) return;
    nested(run, undefined, () => runNode(run, state, node, io));
  }
}

function runNode(run: Run, state: State, node: Node, io: Io): void {
  switch (node.kind) {
    case 'simple': {
      const [file] = node.redirects.filter(({ operator }) => operator !== '<');
      const to: Io = file ? { ...io, stdout: { to: 'file', target: slashed(expand(run, state, file.target)) } } : io;
      runSimple(run, state, node.text, to);
      if (file) writeTo(run, state, file.operator, expand(run, state, file.target), printedBy(expand(run, state, node.text)));
      return;
    }
    case 'group': {
      runAll(run, state, node.body, io);
      for (const { operator, target } of node.redirects)
        if (operator !== '<') writeTo(run, state, operator, expand(run, state, target), groupText(run, state, node.body));
      return;
    }
    case 'if':
      branch(run, state, io, [
        ...node.ways.map((way) => (here: State) => {
          runAll(run, here, way, io);
          return SILENT;
        }),
        ...(node.ways.length === 1 ? [() => SILENT] : []),
      ]);
      return;
    case 'for':
      runFor(run, state, node, io);
      return;
    case 'pipe': {
      let before: Text | null = null;
      node.stages.forEach((stage, at) => {
        const last = at === node.stages.length - 1;
        const input = at === 0 ? io.stdin : { output: before === null ? unknown('a command') : { text: before, from: [] }, present: true };
        runNode(run, state, stage, { stdin: input, stdout: last ? io.stdout : { to: 'pipe', target: '' }, wanted: false });
        before =
          stage.kind === 'simple'
            ? printedBy(expand(run, state, stage.text))
            : stage.kind === 'group'
              ? groupText(run, state, stage.body)
              : null;
      });
    }
  }
}

/** What `echo` prints; null: nobody knows. */
function printedBy(text: Text): Text | null {
  const said = /^@?echo(?:[\s.:](?!off\b|on\b)([\s\S]*))?$/i.exec(text.trim())?.[1];
  return said === undefined
    ? text.trim() === '' || /^(?:type|copy)\s+nul\b/i.test(text.trim())
      ? ''
      : null
    : `${plain(said).trimEnd()}\n`;
}
const groupText = (run: Run, state: State, body: readonly Node[]): Text | null => {
  const lines = body.map((one) => (one.kind === 'simple' ? printedBy(expand(run, state, one.text)) : null));
  return lines.some((line) => line === null) ? null : lines.join('');
};

function runFor(run: Run, state: State, { options, name, set, body }: Extract<Node, { kind: 'for' }>, io: Io): void {
  const whole = expand(run, state, set);
  const flag = /\/([a-z])/i.exec(options)?.[1]?.toLowerCase();
  let items: readonly Text[] = wordsOf(whole.replaceAll(',', ' '));
  if (flag === 'l') items = [HOLE];
  else if (flag === 'f') {
    const command = /^['`]([\s\S]*)['`]$/.exec(whole)?.[1];
    if (command !== undefined) runSimpleText(run, state, command, { ...io, stdout: { to: 'captured', target: '' } });
    const said = command === undefined ? null : printedBy(command);
    items =
      said !== null
        ? said
            .trim()
            .split('\n')
            .flatMap((line) => firstOf(line, options))
        : /^"[^"]*"$/.test(whole)
          ? firstOf(whole.slice(1, -1), options)
          : [HOLE];
  } else if (flag === 'r') {
    const root = slashed(wordsOf(expand(run, state, options.replace(/\/r/i, '').trim()))[0] ?? '.');
    items = items.map((item) => (item === '.' ? `${root}/*` : `${root}/${item}`));
  }
  for (const item of items.slice(0, 64)) {
    if (!spend(run, 2)) return;
    setVariable(run, state, `%${name}`, { value: item });
    runAll(run, state, body, io);
  }
}
const firstOf = (line: Text, options: Text): readonly Text[] => [
  /tokens=\*|delims="|delims=\s*"/i.test(options) ? line.trim() : (line.trim().split(/\s+/)[0] ?? ''),
];

/** Text that is read anew: it may hold operators. */
function runSimpleText(run: Run, state: State, text: Text, io: Io): void {
  const inner = new Batch(text);
  runAll(run, state, inner.read(), io);
  if (inner.broken) emitOpaque(run, 'unsupported-shell', 'cmd', text);
}

function runSimple(run: Run, state: State, written: Text, io: Io): void {
  const text = expand(run, state, written).replace(/^[@\s,;=]+/, '');
  if (text === '' || /^:/.test(text)) return;
  // What a variable brings along may be more than words.
  if (/[&|]/.test(unquoted(text)) && !/[&|]/.test(unquoted(written))) {
    runSimpleText(run, state, text, io);
    return;
  }
  const [, first = '', after = ''] = /^("[^"]*"|[^\s"/,;=(]+(?:[\\/](?![a-z]\b)[^\s"]+)*|[^\s"]+)([\s\S]*)$/i.exec(text) ?? [];
  const bare = first.replaceAll('"', '');
  // `cmd/c text`: the name ends at the first switch.
  if (/^(?:[^/]*\\)?cmd(?:\.exe)?\/./i.test(bare)) {
    const at = text.indexOf('/');
    runSimple(run, state, `${text.slice(0, at)} ${text.slice(at)}`, io);
    return;
  }
  const [, builtinName = bare, glued = ''] = /^(echo|cd|chdir|rem|exit)([.\\/:+[\](].*)$/is.exec(bare) ?? [];
  const name = slashed(builtinName)
    .toLowerCase()
    .replace(/\.(?:exe|com)$/, '');
  const rest = glued + after;
  const base = name.slice(name.lastIndexOf('/') + 1);
  if (base === 'call') {
    if (!/^\s*:/.test(rest)) runSimple(run, state, rest.trim(), io);
    return;
  }
  if (base === 'start') {
    const program = rest
      .trim()
      .replace(/^"[^"]*"\s+/, '')
      .replace(/^(?:\/(?:d\s+\S+|\w+)\s+)+/i, '');
    runSimple(run, state, program, io);
    return;
  }
  const builtin = Object.hasOwn(builtins, base) ? builtins[base] : undefined;
  if (builtin) builtin(run, state, wordsOf(switched(rest)), io, rest);
  else if (/\.(?:bat|cmd)$/i.test(bare)) start(run, state, 'cmd', ['/c', slashed(bare), ...wordsOf(rest)], io);
  else start(run, state, bare, argumentsOf(rest), io);
}

/** Switches of cmd's own commands may stick to each other; commas, semicolons and equals signs part words as blanks do. */
const switched = (rest: Text): Text =>
  rest
    .replace(/("[^"]*"?)|[,;=]/g, (_all, quoted: string | undefined) => quoted ?? ' ')
    .replace(/(?<=\s|^)((?:\/[a-z](?::[^\s/]*)?)+)(?=\s|$)/gi, (all) => all.replace(/\//g, ' /'));
const unquoted = (text: Text): Text => text.replace(/"[^"]*"/g, '');
