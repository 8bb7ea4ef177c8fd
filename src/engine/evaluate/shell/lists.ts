import { limits } from '../../limits';
import type { CommandNode, CompoundList, ParsedScript, Pipeline, PipelineNode, Statement } from '../../parse/shell';
import { parseShell } from '../../parse/shell';
import { HOLE, type Text } from '../../types';
import { runCmd } from '../cmd/index';
import { runFish } from '../fish/index';
import { runPowershell } from '../powershell/index';
import { runCommand } from './command';
import { runCompound } from './compound';
import { joined, type Output, SILENT, unknown } from './output';
import { branch, emitOpaque, explore, type Io, nested, type Run, spend } from './run';
import { marksAt, withMarks } from './secrets';
import { runUnknown } from './seen';
import { fork, meet, type State, subshell } from './state';
import { withoutFlags } from './zsh';

/** Runs shell text in the given state. */
export function runText(run: Run, state: State, text: Text, io: Io): Output {
  if (!spend(run, 1 + (text.length >> 3))) return SILENT;
  const why = text.length > limits.shellLength ? 'too-big' : tooNested(text) ? 'too-deep' : null;
  if (why) {
    const { meter } = run.host;
    emitOpaque(run, meter.why === 'budget' ? why : meter.why, meter.about, '');
    return unknown('a shell');
  }
  if (run.shell === 'fish') return nested(run, SILENT, () => runFish(run, state, text, io));
  const own = run.shell === 'powershell' ? runPowershell : run.shell === 'cmd' ? runCmd : null;
  if (own) return nested(run, SILENT, () => own(run, state, text));
  if (text.trim() === HOLE) {
    runUnknown(run, state, 'unreadable-code', run.via.at(-1) ?? 'a shell', [...run.host.captured].slice(-4));
    return unknown('a shell');
  }
  const plain = run.shell === 'zsh' ? withoutFlags(text) : text;
  return nested(run, SILENT, () => runScript(run, state, parseShell(plain), io, text));
}

/** Brackets inside brackets, beyond what anybody writes. */
function tooNested(text: Text): boolean {
  let open = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 40 || c === 123) {
      if (++open > limits.openBrackets) return true;
    } else if ((c === 41 || c === 125) && open > 0) open--;
  }
  return false;
}

/** Runs parsed text. What did not parse is said, as a command may hide in it; what did parse is looked at all the same. */
export function runScript(run: Run, state: State, script: ParsedScript, io: Io, text: Text): Output {
  const output = runStatements(run, state, script.commands, io);
  if (script.errors && script.errors.length > 0) emitOpaque(run, 'syntax', '', text);
  return output;
}

export const runList = (run: Run, state: State, list: CompoundList, io: Io): Output =>
  nested(run, SILENT, () => runStatements(run, state, list.commands, io));

function runStatements(run: Run, state: State, statements: readonly Statement[], io: Io): Output {
  let output = SILENT;
  for (const { command, background } of statements) {
    // What stands behind `exit` is not reached.
    if (!spend(run, 1) || state.ended) break;
    const here = background ? subshell(state) : state;
    const more = runAny(background ? { ...run, background: true } : run, here, command, io);
    if (background) state.status = null;
    else if (command.type === 'Command' && state.errexit && !run.tested && state.within.shell && state.status !== null && state.status > 0)
      leaveSurely(run, state);
    if (io.wanted) output = joined(output, more);
  }
  return output;
}

/** Nothing more of this shell, function or loop runs. */
export function leaveSurely(run: Run, state: State): void {
  state.dead = true;
  state.ended = !run.host.undecided;
}

function runAny(run: Run, state: State, node: Statement['command'], io: Io): Output {
  if (node.type !== 'AndOr') return runPipe(run, state, node, io);
  let output = SILENT;
  const start = fork(state);
  node.commands.forEach((command, i) => {
    if (state.ended) return;
    const [previous, operator, { status }] = [node.commands[i - 1], node.operators[i - 1], state];
    const decided = i > 0 && status !== null;
    if (decided && (operator === '&&') !== (status === 0)) return;
    const here = i < node.commands.length - 1 && !run.tested ? { ...run, tested: true } : run;
    const sure = i === 0 || decided || (operator === '&&' && previous !== undefined && surelySucceeds(previous));
    // Behind `||` whatever came before may have failed at once.
    const failed = operator === '||' && !decided ? start : null;
    // Without knowing how the one before ends, this one runs or does not.
    const more = sure
      ? runNext(here, state, failed, command, io)
      : branch(run, state, io, [(way) => runNext(here, way, failed, command, io), () => SILENT]);
    if (io.wanted) output = joined(output, more);
  });
  return output;
}

/** `failed`: the state in which the commands before may have ended at once. */
function runNext(run: Run, state: State, failed: State | null, command: PipelineNode, io: Io): Output {
  if (failed) meet(state, [fork(state), fork(failed)]);
  return runPipe(run, state, command, io);
}

const SURE = new Set(
  'cd pushd popd export declare typeset local readonly echo printf : true mkdir set unset source . shopt alias touch'.split(' '),
);

/** Assumed to go well, so that what follows `&&` is sure to run. */
function surelySucceeds(node: PipelineNode): boolean {
  if (node.type !== 'Command') return false;
  return node.name ? SURE.has(node.name.value) : node.prefix.length > 0;
}

function runPipe(run: Run, state: State, node: PipelineNode, io: Io): Output {
  if (node.type !== 'Pipeline') return runNode(run, state, node, io);
  const [first] = node.commands;
  const negated = node.prefixes.filter(({ type }) => type === 'Negation').length % 2 === 1;
  const here = negated && !run.tested ? { ...run, tested: true } : run;
  const output =
    node.commands.length === 1 && first
      ? runNode(here, state, first, io)
      : explore(here, state, (way) => {
          const printed = runStages(here, way, node, io);
          way.status = null;
          return printed;
        });
  if (negated && state.status !== null) state.status = state.status === 0 ? 1 : 0;
  return output;
}

function runStages(run: Run, state: State, { commands }: Pipeline, io: Io): Output {
  const wanted = wantedStages(commands, io.wanted);
  let stdin = io.stdin;
  let output = SILENT;
  for (let i = 0; i < commands.length; i++) {
    const command = commands[i];
    if (run.host.stopped || !command) return SILENT;
    const last = i === commands.length - 1;
    const stdout: Io['stdout'] = last ? io.stdout : { to: 'pipe', target: nameHint(commands[i + 1]) };
    // zsh runs the last part in the shell itself, so what it sets stays.
    const here = last && run.shell === 'zsh' ? state : subshell(state);
    output = runNode(run, here, command, { stdin, stdout, wanted: wanted[i] ?? false });
    // With `lastpipe` neither, unless somebody types into the shell.
    if (last && run.host.lastpipe) meet(state, state.within.shell ? [{ ...here, within: state.within }] : [fork(state), here]);
    stdin = { output: withMarks(wanted[i] ? output : unknown(nameHint(command)), marksAt(run, stdout)), present: true };
  }
  return output;
}

const nameHint = (node: CommandNode | undefined): Text => (node?.type === 'Command' && node.name ? node.name.value : 'a command');

/** Programs for which their input matters only as far as their output does. */
const FILTERS = new Set(
  'grep egrep fgrep rg ag head tail wc sort uniq cut tr sed awk gawk mawk jq yq less more most bat cat nl fold fmt tac rev base64 base32 xxd od hexdump md5sum sha1sum sha256sum sha512sum shasum cksum diff cmp comm paste join strings file column pr expand unexpand pbcopy xclip xsel tokei cloc'.split(
    ' ',
  ),
);

const textsOf = (node: Extract<CommandNode, { type: 'Command' }>): readonly string[] =>
  node.suffix.flatMap((item) => (item.type === 'Word' ? [item.text] : []));

/** `sed s///e`, `awk '{ system($0) }'`: what they are given is run. */
const runsInput = (node: Extract<CommandNode, { type: 'Command' }>): boolean =>
  (nameHint(node) === 'sed' && textsOf(node).some((text) => /(?:^|[^a-zA-Z])[gpiImM\d]*e(?:$|[^a-zA-Z])/.test(text) && text !== '-e')) ||
  (/^[gmn]?awk$/.test(nameHint(node)) && textsOf(node).some((text) => /system|[|]|getline|^-f/.test(text)));

const isFilter = (node: CommandNode | undefined): boolean =>
  node?.type === 'Command' &&
  FILTERS.has(nameHint(node)) &&
  !runsInput(node) &&
  !node.redirects.some((redirect) => redirect.type === 'Redirect');

/** Whose output anybody needs to know: a file need not be read only to be counted. */
function wantedStages(commands: readonly CommandNode[], wanted: boolean): readonly boolean[] {
  const result: boolean[] = [];
  let next = wanted;
  for (let i = commands.length - 1; i >= 0; i--) {
    result.push(next);
    next = next || !isFilter(commands[i]);
  }
  return result.reverse();
}

function runNode(run: Run, state: State, node: CommandNode, io: Io): Output {
  if (node.type === 'Command') return explore(run, state, (way) => runCommand(run, way, node, io));
  if (node.type === 'Redirected') return explore(run, state, (way) => runCompound(run, way, node, io));
  return runCompound(run, state, node, io);
}
