import { type Content, HOLE, type Text } from '../../types';
import { httpCall } from '../http/request';
import { percentEncode } from '../http/sources';
import type { Machine } from './machine';
import { choices, jsonOf, product, textOf, textValue, UNKNOWN, type Value } from './values';

/** A request as code describes it; each part may still have alternatives. */
export interface Described {
  readonly method: Value;
  readonly url: Value;
  /** Joined in front of a URL that is only a path. */
  readonly base?: Value | undefined;
  readonly headers: readonly (Value | undefined)[];
  /** Sent as JSON. */
  readonly json?: Value | undefined;
  /** Sent as it is; a dict as a form. */
  readonly data?: Value | undefined;
  readonly params?: Value | undefined;
  readonly credential?: boolean;
}

/** Notes the request, once for each way it may turn out. */
export function sendRequest(described: Described, machine: Machine): void {
  const { method, url, base, headers, json, data, params } = described;
  const sets = [method, url, base ?? textValue(''), json ?? textValue(''), data ?? textValue(''), params ?? textValue('')].map(choices);
  for (const [verb = UNKNOWN, address = UNKNOWN, before = UNKNOWN, asJson = UNKNOWN, asData = UNKNOWN, inQuery = UNKNOWN] of product(
    sets,
  )) {
    const pairs = headers.flatMap((one) => (one ? headerPairs(one) : []));
    const body: Content = json ? { kind: 'text', text: JSON.stringify(jsonOf(asJson)) } : data ? bodyOf(asData) : { kind: 'none' };
    machine.calls.push(
      httpCall(
        {
          method: textOf(verb),
          url: joined(textOf(before), textOf(address)),
          headers: pairs,
          body,
          query:
            inQuery.v === 'dict'
              ? [...inQuery.entries].map(([name, value]) => [name, plainText(value)] as const)
              : params
                ? [[HOLE, HOLE]]
                : [],
          credential: described.credential === true,
        },
        { via: [...machine.from.via, machine.from.program], remote: machine.from.remote },
      ),
    );
  }
}

const joined = (base: Text, url: Text): Text => {
  if (base === '' || /^[a-z]+:\/\//i.test(url)) return url;
  return `${base.replace(/\/$/, '')}/${url.replace(/^\//, '')}`;
};

/** Headers as a dict, a list of pairs, or an object that headers were set on; what is not known may be any header. */
function headerPairs(value: Value): readonly (readonly [string, Text])[] {
  if (value.v === 'dict') return [...value.entries].map(([name, one]) => [name, plainText(one)]);
  if (value.v === 'list')
    return value.items.flatMap((one) =>
      one.v === 'list' && one.items.length === 2 ? [[textOf(one.items[0]), textOf(one.items[1])] as const] : [],
    );
  if (value.v === 'object' || value.v === 'instance') {
    const set = [...value.props].filter(([, one]) => one.v !== 'object').map(([name, one]) => [name, plainText(one)] as const);
    const [from] = value.v === 'object' ? value.args : [];
    return [...set, ...(from ? headerPairs(from) : [])];
  }
  if (value.v === 'either') return value.options.flatMap(headerPairs);
  return value.v === 'plain' || value.v === 'text' ? [] : [[HOLE, HOLE]];
}

const plainText = (value: Value): Text => (value.v === 'either' ? textOf(value.options[0]) : textOf(value));

function bodyOf(value: Value): Content {
  if (value.v === 'text') return { kind: 'text', text: value.text };
  if (value.v === 'plain') return value.value === null ? { kind: 'none' } : { kind: 'text', text: String(value.value) };
  if (value.v === 'dict') {
    return {
      kind: 'text',
      text: [...value.entries]
        .map(
          ([name, one]) =>
            `${percentEncode(name)}=${percentEncode(one.v === 'dict' || one.v === 'list' ? JSON.stringify(jsonOf(one)) : textOf(one))}`,
        )
        .join('&'),
    };
  }
  if (value.v === 'object' && value.of.endsWith('URLSearchParams()')) return bodyOf(value.args[0] ?? UNKNOWN);
  if (value.v === 'object' && value.props.has('')) return bodyOf(value.props.get('') ?? UNKNOWN);
  return { kind: 'unreadable', why: 'a body that the code makes' };
}
