import { makeCommand } from './commands';
import { type Maker, newMaker } from './dice';
import { neutral } from './neutral';
import { destructive, harmless, type Payload, plainDestructive, plainHarmless } from './payloads';
import { programs } from './programs';
import { compounds, hooks, texts, type Wrap } from './wraps';

export interface Program {
  readonly seed: number;
  readonly text: string;
  /** Tricks, innermost first. */
  readonly tricks: readonly string[];
}

const kinds: readonly (readonly [share: number, wraps: Readonly<Record<string, Wrap>>])[] = [
  [0.38, compounds],
  [0.72, texts],
  [0.88, programs],
  [1, hooks],
];
/** What hides or shields a script must fit into one argument many times over. */
const LONGEST = 6000;

/** The program of this number. `plain`: without what needs a sealed place. */
export function generate(seed: number, plain = false): Program {
  const maker = newMaker(seed, plain);
  const { dice } = maker;
  const depth = 1 + dice.under(4);
  const dangerous = dice.chance(0.5);
  const [bad, good] = plain ? [plainDestructive, plainHarmless] : [destructive, harmless];
  let text = script(maker, dice.pick(dangerous || dice.chance(0.7) ? bad : good));
  // Where the dangerous is shielded: everything outside of that runs, everything inside is hidden.
  const shield = dangerous ? -1 : dice.under(depth + 1);
  for (let level = 0; level <= depth; level += 1) {
    if (level === shield) text = apply(maker, neutralWrap(maker), text);
    if (level < depth) text = apply(maker, undefined, text);
    if (text.length > LONGEST) break;
  }
  return { seed, text, tricks: maker.used };
}

function script(maker: Maker, { words }: Payload): string {
  const command = makeCommand(maker, words);
  const { dice } = maker;
  if (!dice.chance(0.25)) return command;
  const beside = dice.pick([
    'echo hi',
    'ls',
    'true',
    'cd .',
    'pwd',
    'x=1',
    'set -u; set +u',
    'shopt -s nullglob extglob',
    'IFS=" "',
    'umask 022',
  ]);
  return dice.chance(0.7) ? `${beside}\n${command}` : `${command}\n${beside}`;
}

function neutralWrap({ dice }: Maker): readonly [string, Wrap] {
  const name = dice.chance(0.004) ? 'leftBehind' : dice.pick(['mentions', 'mentions', 'unreached']);
  const wrap = neutral[name];
  if (!wrap) throw new Error(name);
  return [name, wrap];
}

function apply(maker: Maker, chosen: readonly [string, Wrap] | undefined, text: string): string {
  const { dice } = maker;
  for (;;) {
    const roll = dice.next();
    const wraps = kinds.find(([share]) => roll < share)?.[1] ?? compounds;
    const [name, wrap] = chosen ?? dice.pick(Object.entries(wraps));
    const wrapped = wrap(maker, text);
    if (wrapped === null) continue;
    maker.used.push(name);
    return wrapped;
  }
}
