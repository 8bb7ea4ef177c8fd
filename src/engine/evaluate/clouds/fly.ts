import type { Reader } from '../../context';
import { HOLE } from '../../types';
import { type OptionTable, parseOptions } from '../http/options';
import { remoteScript } from './remoteScript';

const TABLE: OptionTable = {
  value: 'app config timeout stdin container access-token'.split(' '),
  alone: ['debug', 'verbose', 'help', 'select'],
  short: { a: 'app', c: 'config', t: 'access-token', h: 'help' },
};

/** `fly machine exec ID "command"`. */
export const fly: Reader = (call, context) => {
  const { options, rest } = parseOptions(call.argv, TABLE);
  const [noun = '', verb, id, ...command] = rest;
  if (!/^(?:machines?|m)$/.test(noun) || verb !== 'exec' || options.some(({ name }) => name === 'help')) return [];
  // The machine may be chosen from a list.
  return remoteScript([...command].join(' ') || id, id ?? HOLE, call, context);
};
