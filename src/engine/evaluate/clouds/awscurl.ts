import type { Reader } from '../../context';
import { type Content, HOLE } from '../../types';
import { headerPair } from '../http/apiCommands';
import { type OptionTable, parseOptions } from '../http/options';
import { httpCall } from '../http/request';
import { contentOf } from '../http/sources';

const TABLE: OptionTable = {
  value: 'request data header region profile service access_key secret_key security_token session_token output'.split(' '),
  alone: 'verbose include insecure fail-with-body data-binary location help'.split(' '),
  short: { X: 'request', d: 'data', H: 'header', v: 'verbose', i: 'include', k: 'insecure', L: 'location', o: 'output', h: 'help' },
};

/** `awscurl`: a request that is signed for AWS. */
export const awscurl: Reader = (call, context) => {
  const { options, rest } = parseOptions(call.argv, TABLE);
  const last = (name: string): string | undefined => options.findLast((option) => option.name === name)?.value;
  if (last('help') !== undefined) return [];
  const data = last('data');
  const body: Content =
    data === undefined ? { kind: 'none' } : data.startsWith('@') ? contentOf(data.slice(1), call, context) : { kind: 'text', text: data };
  const headers = options.filter(({ name }) => name === 'header').map(({ value }) => headerPair(value));
  return [
    httpCall(
      { method: last('request') ?? 'GET', url: rest[0] ?? HOLE, headers, body, credential: true },
      { via: [...call.via, call.program], remote: call.remote },
    ),
  ];
};
