import type { Reader } from '../../context';
import { type Content, HOLE, type Text } from '../../types';
import { readJson } from '../graphql/json';
import { type OptionTable, parseOptions } from './options';
import { httpCall } from './request';
import { contentOf } from './sources';

const words = (text: string): readonly string[] => text.split(' ');
/** https://shopify.dev/docs/api/shopify-cli/app/app-execute, …/app-bulk-execute, …/store/store-execute */
const TABLE: OptionTable = {
  value: words('config query store variables auth-alias client-id output-file path query-file variable-file version'),
  alone: words('no-color reset verbose watch allow-mutations json'),
  short: { c: 'config', q: 'query', s: 'store', v: 'variables', j: 'json' },
};

/** `shopify app execute --query …`, `shopify store bulk execute --query-file …`: the request that is sent to the store's Admin API. */
export const shopify: Reader = (call, context) => {
  const { options, rest } = parseOptions(call.argv, TABLE);
  const [area, first, second] = rest;
  if ((area !== 'app' && area !== 'store') || (first === 'bulk' ? second : first) !== 'execute') return [];
  const value = (name: string): Text | undefined => options.filter((option) => option.name === name).at(-1)?.value;
  const file = value('query-file');
  const read: Content = file === undefined ? { kind: 'text', text: value('query') ?? '' } : contentOf(file, call, context);
  // Of a bulk run the variables are many: what is done to them the mutation says.
  const variables = readJson(value('variables') ?? '{}')?.value ?? {};
  const body: Content = read.kind === 'text' ? { kind: 'text', text: JSON.stringify({ query: read.text, variables }) } : read;
  if (read.kind === 'text' && read.text === '') return [];
  const store = value('store') ?? HOLE;
  const host = store.includes('.') ? store : `${store}.myshopify.com`;
  return [
    httpCall(
      { method: 'POST', url: `https://${host}/admin/api/${HOLE}/graphql.json`, headers: [], body, query: [], credential: true },
      { via: [...call.via, `shopify ${area} execute`], remote: call.remote },
    ),
  ];
};
