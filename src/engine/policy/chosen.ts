import { type Evidence, HOLE, type ProgramCall, type Text } from '../types';
import { ASKS, OWN } from './asks';
import type { ChoiceKind } from './choice';
import { folderOf, kubeconfigOf } from './reach';
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
}

/** What a call is pointed at; `program` is the id under which the rules know it. */
export function chosenBy(call: ProgramCall, program: string, { changes, at, evidence, home }: Around): Chosen {
  const asks = Object.hasOwn(ASKS, program) ? ASKS[program] : undefined;
  if (!asks || call.remote !== null) return NOTHING;
  const from = originOf(asks.of, call, home);
  const offered = evidence.filter(({ choice }) => choice?.of === asks.of && choice.from === from && isOwn(choice.name, program));
  const files = new Set(offered.flatMap(({ file }) => (file === null ? [] : [file])));
  const moves = changes.filter((one) => one.of === asks.of || (one.of === null && [...files].some((file) => writesTo(one, file))));
  const words = unique(moves.filter((one) => one.at < at).flatMap((one) => one.words));
  const argv = asks.before ? globals(call.argv, [...asks.flags, ...asks.away]) : call.argv;
  const flags = flagValues(argv, asks.flags);
  const named = flags.length > 0 ? flags : asks.env.flatMap((name) => variable(call, name)).slice(0, 1);
  const picked = pick(offered, program, named, words);
  const away =
    flagValues(argv, asks.away).length > 0 ||
    [...asks.away, 'HOME'].some((name) => Object.hasOwn(call.env, name)) ||
    call.via.some((one) => OTHERS.has(one));
  const guessed = named.length === 0 && asks.guess === true;
  const still = moves.length === 0 && !named.some((one) => one.includes(HOLE));
  const sure = !away && !guessed && still && picked.length > 0 && picked.every(({ strength }) => strength === 'target');
  return { evidence: picked, sure, words };
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

/** What stands before the verb. */
function globals(argv: readonly Text[], valued: readonly string[]): readonly Text[] {
  const verb = argv.findIndex((word, at) => !word.startsWith('-') && !valued.includes(argv[at - 1] ?? ''));
  return verb < 0 ? argv : argv.slice(0, verb);
}

/** Values of flags, in either way of writing. */
function flagValues(argv: readonly Text[], names: readonly string[]): readonly Text[] {
  const end = argv.indexOf('--');
  const words = end < 0 ? argv : argv.slice(0, end);
  return words.flatMap((word, at): readonly Text[] => {
    const name = names.find((one) => one.startsWith('-') && (word === one || word.startsWith(`${one}=`)));
    return name === undefined ? [] : [word === name ? (words[at + 1] ?? '') : word.slice(name.length + 1)];
  });
}

const variable = (call: ProgramCall, name: string): readonly Text[] => {
  const value = Object.hasOwn(call.env, name) ? call.env[name] : undefined;
  return value === undefined || value === '' ? [] : [value];
};

function originOf(of: ChoiceKind, call: ProgramCall, home: string): Text {
  if (of === 'kube-context') return kubeconfigOf(call, home);
  return of === 'terraform-workspace' || of === 'database' ? folderOf(call, home) : '';
}

const isOwn = (name: string, program: string): boolean => !Object.hasOwn(OWN, program) || name.split(':')[0] === OWN[program];
const plain = (name: string): string => (name.includes(':') ? name.slice(name.indexOf(':') + 1) : '');

/** What the command names; else what an earlier call named, else what stands in the files now. What has no name always counts. */
function pick(offered: readonly Evidence[], program: string, named: readonly Text[], words: readonly Text[]): readonly Evidence[] {
  const nameOf = ({ choice }: Evidence): string => (Object.hasOwn(OWN, program) ? plain(choice?.name ?? '') : (choice?.name ?? ''));
  const always = offered.filter((one) => nameOf(one) === '');
  const those = (names: readonly Text[]): readonly Evidence[] => offered.filter((one) => nameOf(one) !== '' && names.includes(nameOf(one)));
  const moved = those(words);
  const current = offered.filter((one) => nameOf(one) !== '' && one.choice?.current === true);
  return [...always, ...(named.length > 0 ? those(named) : moved.length > 0 ? moved : current)];
}
