import type { ProgramCall } from '../../types';
import type { GitWords } from './gitWords';

const OFF = /^(?:false|no|off|0|)$/i;

/** What a setting makes a verb do, as the flag that says the same: `clean.requireForce=false` is `clean --force`. */
function flagOf(verb: string, name: string, value: string): string | null {
  if (verb === 'clean') return name === 'clean.requireforce' && OFF.test(value) ? '--force' : null;
  if (verb !== 'push') return null;
  if (/^remote\..+\.mirror$/.test(name)) return OFF.test(value) ? null : '--mirror';
  return /^remote\..+\.push$/.test(name) && value.startsWith('+') ? '--force' : null;
}

/** The same call with the flags that settings of this command line stand for; null where there are none. */
export function forced({ verb, rest, config }: GitWords, call: ProgramCall): ProgramCall | null {
  const flags = [...new Set(config.flatMap(([name, value]) => flagOf(verb, name, value) ?? []))].filter((flag) => !rest.includes(flag));
  const at = call.argv.length - rest.length;
  return flags.length === 0 ? null : { ...call, argv: [...call.argv.slice(0, at), ...flags, ...rest] };
}

/** A setting that stays and makes a later verb do more: judged as if that verb came next. */
export function forcedLater(name: string, value: string, call: ProgramCall): readonly ProgramCall[] {
  return ['clean', 'push'].flatMap((verb) => {
    const flag = flagOf(verb, name, value);
    return flag === null ? [] : [{ ...call, argv: [verb, flag] }];
  });
}
