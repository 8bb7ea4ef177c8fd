import { variableOf } from '../callVariables';
import { type Evidence, HOLE, type ProgramCall, type Text } from '../types';
import { type Asks, asksOf, OWN } from './asks';
import type { ChoiceKind } from './choice';
import { flagValues, globals, isCutShort, labelsIn, saysPart, setsOneOf, variable } from './chosenWords';
import { dataFolderOf, folderOf, inventoriesOf, kubeconfigOf } from './reach';
import { type Change, writesTo } from './switches';

/** What a call is pointed at by its own words, or where they say nothing by its program's files. */
export interface Chosen {
  readonly evidence: readonly Evidence[];
  /** Nothing known can point it elsewhere: the evidence is of the very target, and may lower. */
  readonly sure: boolean;
  /** Words that may say what an earlier call pointed it at: they can only raise. */
  readonly words: readonly Text[];
}
const NOTHING: Chosen = { evidence: [], sure: false, words: [] };

export interface Around {
  /** What the action's calls change of such choices, and this one's place among them. */
  readonly changes: readonly Change[];
  readonly at: number;
  readonly evidence: readonly Evidence[];
  readonly home: string;
  /** What it is pointed at where no flag says it: the hosts that `ssh` goes to. */
  readonly named?: readonly Text[];
}

/** What a call is pointed at; `program` is the id under which the rules know it. */
export function chosenBy(call: ProgramCall, program: string, around: Around): Chosen {
  const known = asksOf(program);
  if (!known || call.remote !== null) return NOTHING;
  const parts = (isOne(known) ? [known] : known).map((asks) => ({ asks, ...partOf(call, program, asks, around) }));
  const instead = parts.find(({ asks, named }) => asks.instead && named);
  const counted = instead ? [instead] : parts.filter(({ asks }) => !asks.instead);
  return {
    evidence: counted.flatMap(({ evidence }) => evidence),
    sure: counted.every(({ sure }) => sure),
    words: unique(counted.flatMap(({ words }) => words)),
  };
}
const isOne = (asks: Asks | readonly Asks[]): asks is Asks => !Array.isArray(asks);

interface Part extends Chosen {
  /** The command itself names one. */
  readonly named: boolean;
}

/** What a program says of one of the things that it asks for. */
function partOf(call: ProgramCall, program: string, asks: Asks, { changes, at, evidence, home, named: given }: Around): Part {
  const from = originsOf(asks.of, call, home);
  const offered = evidence.filter(
    ({ choice }) =>
      choice?.of === asks.of &&
      from.includes(choice.from) &&
      isOwn(choice.name, program) &&
      (choice.variable === undefined || variableOf(call, choice.variable) === undefined),
  );
  const files = new Set(offered.flatMap(({ file, choice }) => [...(file === null ? [] : [file]), ...(choice?.rests ?? [])]));
  const moves = changes.filter((one) => one.of === asks.of || (one.of === null && [...files].some((file) => writesTo(one, file))));
  const argv = asks.before ? globals(call.argv, [...asks.flags, ...asks.away, ...asks.before]) : call.argv;
  const words = [...moves.filter((one) => one.at < at).flatMap((one) => one.words), ...labelsIn(call, argv, asks.labels ?? [])];
  const flags = flagValues(argv, asks.flags).map(idIn);
  const names = given ?? (flags.length > 0 ? flags : asks.env.flatMap((name) => variable(call, name)));
  const named = names.length > 0;
  const settled = asks.settles ?? [];
  if ([...flagValues(argv, settled), ...settled.flatMap((name) => variable(call, name))].length > 0)
    return { named, evidence: [], sure: false, words };
  if (asks.beside && !named) return { named, evidence: [], sure: true, words: [] };
  if (asks.more && (named || offered.length === 0)) return { named, evidence: [], sure: true, words: [] };
  const part = saysPart(call, argv, asks.part ?? []);
  const picked = pick(
    offered.filter(({ choice }) => choice?.part === undefined || choice.part === part),
    program,
    names,
    words,
  );
  const away =
    flagValues(argv, asks.away).length > 0 ||
    setsOneOf(call, [...asks.away, 'HOME']) ||
    [...(asks.part ?? []), ...settled].some((name) => Object.hasOwn(call.env, name) && call.env[name] === '') ||
    isCutShort(argv, [...asks.flags, ...asks.away, ...settled]) ||
    call.via.some((one) => OTHERS.has(one));
  const guessed = !named && asks.guess === true;
  const still = moves.length === 0 && !names.some((one) => one.includes(HOLE));
  const sure = !away && !guessed && still && picked.length > 0 && picked.every(({ strength }) => strength === 'target');
  // What no file explains may still say by its name what it is.
  return { named, evidence: picked, sure, words: asks.label && picked.length === 0 ? [...words, ...names] : words };
}

/** What they run is run with another home, or with another's settings. */
const OTHERS: ReadonlySet<string> = new Set(
  'sudo sudo-rs doas su runuser pkexec chroot unshare nsenter flatpak nix-shell distrobox toolbox machinectl'.split(' '),
);

const MOST_WORDS = 200;
/** More words than anybody writes are taken for the worst. */
function unique(words: readonly Text[]): readonly Text[] {
  const all = [...new Set(words)];
  return all.length > MOST_WORDS ? [...all.slice(0, MOST_WORDS), 'production'] : all;
}

/** An id of a resource at Azure begins with its subscription. */
const idIn = (value: Text): Text => /^\/subscriptions\/([^/]+)/i.exec(value)?.[1] ?? value;

const INFOLDER: ReadonlySet<ChoiceKind> = new Set(['terraform-workspace', 'pulumi-stack', 'database']);
/** Which evidence of a kind is about this call: that of its kubeconfig, its folder, its inventories; `` is the person's own. */
function originsOf(of: ChoiceKind, call: ProgramCall, home: string): readonly Text[] {
  if (of === 'kube-context' || of === 'kube-cluster') return [kubeconfigOf(call, home)];
  const data = of === 'terraform-workspace' ? dataFolderOf(call, home) : '';
  if (data !== '') return [data];
  const named = of === 'ansible-inventory' ? inventoriesOf(call, home) : [];
  if (named.length > 0) return named;
  return [INFOLDER.has(of) ? folderOf(call, home) : ''];
}

const isOwn = (name: string, program: string): boolean => !Object.hasOwn(OWN, program) || name.split(':')[0] === OWN[program];
const plain = (name: string): string => (name.includes(':') ? name.slice(name.indexOf(':') + 1) : '');

/** What the command names; else what an earlier call named, else what stands in the files now. What has no name always counts. */
function pick(offered: readonly Evidence[], program: string, named: readonly Text[], words: readonly Text[]): readonly Evidence[] {
  const nameOf = ({ choice }: Evidence): string => (Object.hasOwn(OWN, program) ? plain(choice?.name ?? '') : (choice?.name ?? ''));
  const always = offered.filter((one) => nameOf(one) === '');
  const those = (names: readonly Text[]): readonly Evidence[] => {
    const wanted = new Set(names.map((name) => name.toLowerCase()));
    return offered.filter(
      (one) => nameOf(one) !== '' && [nameOf(one), ...(one.choice?.also ?? [])].some((name) => wanted.has(name.toLowerCase())),
    );
  };
  const moved = those(words);
  const current = offered.filter((one) => nameOf(one) !== '' && one.choice?.current === true);
  return [...always, ...(named.length > 0 ? those(named) : moved.length > 0 ? moved : current)];
}
