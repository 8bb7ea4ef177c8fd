import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const algolia = command('algolia', { none: ['--help', '-h', '--dry-run'] });
const ALGOLIA = { hosts: ['*.algolia.net', '*.algolianet.com'] } as const;
const MEILI = { hosts: ['*.meilisearch.io'] } as const;
/** Servers of people's own: what tells them is the port. */
const PORT = { hosts: ['*'], ports: ['7700'] } as const;
const TYPESENSE = { hosts: ['*.typesense.net'] } as const;
const TYPESENSE_PORT = { hosts: ['*'], ports: ['8108'] } as const;
const KEYED = { hosts: ['*'], headers: { 'x-typesense-api-key': ['*'] } } as const;
const COLLECTIONS = '/collections/{name} /collections/{name}/documents';
const BATCH = ['delete', 'clear'].flatMap((one) => [`*"action":"${one}"*`, `*"action": "${one}"*`]);
const PLACE = { identifiers: ['flag:--profile', 'flag:-p', 'flag:--application-id', 'env:ALGOLIA_APPLICATION_ID', 'host'] } as const;
const INDEX = '/indexes/{name} /indexes/{name}/documents';

const rules = [
  {
    id: 'searchindexes/delete-index',
    when: [
      algolia('indices|index delete|clear|move'),
      algolia('objects|records delete|delete-by-query', { any: ['--filters', '--facet-filters', '--numeric-filters'] }),
      api('DELETE /1/indexes/{name}', ALGOLIA),
      api('POST /1/indexes/{name}/batch', { ...ALGOLIA, text: BATCH }),
      api(`DELETE ${COLLECTIONS}`, TYPESENSE),
      api(`DELETE ${COLLECTIONS}`, TYPESENSE_PORT),
      api(`DELETE ${COLLECTIONS}`, KEYED),
      api('DELETE /api/v1/clusters/{name}', { hosts: ['cloud.typesense.org'] }),
      api('POST /indexes/{name}/documents/delete-batch', MEILI),
      api('POST /indexes/{name}/documents/delete-batch', PORT),
      // Meilisearch on a server of people's own, behind a plain address.
      api('DELETE /indexes/{name}/documents', { hosts: ['*meili*'] }),
      api('DELETE /indexes/{name}', { hosts: ['*meili*'] }),
      api('POST /1/indexes/{name}/clear /1/indexes/{name}/deleteByQuery', ALGOLIA),
      api(`DELETE ${INDEX}`, MEILI),
      api(`DELETE ${INDEX}`, PORT),
      api('POST /indexes/{name}/documents/delete', { ...MEILI, fields: { filter: ['*'] } }),
      api('POST /indexes/{name}/documents/delete', { ...PORT, fields: { filter: ['*'] } }),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'index', name: ['arg:0', 'path:name', '=index'], ...PLACE },
    dies: 'all records in it, with its settings, synonyms and rules: the search of the site is empty',
    undo: 'Index it again from the source; settings come back from an export.',
    safer: 'Copy it first: algolia indices copy, or make a dump.',
    docs: 'https://www.algolia.com/doc/rest-api/search/delete-index',
    examples: {
      held: [
        'algolia indices delete products --confirm',
        'algolia indices clear products -y',
        'curl -X DELETE -H "X-Algolia-API-Key: $K" https://app1.algolia.net/1/indexes/products',
        'curl -X POST -H "X-Algolia-API-Key: $K" https://app1-dsn.algolia.net/1/indexes/products/clear',
        'curl -X DELETE -H "Authorization: Bearer $K" https://ms-1.fra.meilisearch.io/indexes/products',
        'curl -X DELETE http://search.example.com:7700/indexes/products/documents',
        'curl -X DELETE -H "X-TYPESENSE-API-KEY: $K" https://x1.a1.typesense.net/collections/products',
        'curl -X DELETE -H "X-TYPESENSE-API-KEY: $K" "https://search.example.com/collections/products/documents?filter_by=price:>0"',
        `curl -X POST -H "X-Algolia-API-Key: $K" https://app1.algolia.net/1/indexes/products/batch -d '{"requests":[{"action":"clear","body":{}}]}'`,
      ],
      free: [
        'algolia indices list',
        'algolia indices delete products --dry-run',
        'algolia objects browse products',
        'algolia search products',
        'curl -H "X-TYPESENSE-API-KEY: $K" http://search.example.com:8108/collections',
        `curl -X POST -H "X-Algolia-API-Key: $K" https://app1.algolia.net/1/indexes/products/batch -d '{"requests":[{"action":"addObject","body":{}}]}'`,
        `curl -X POST -H "Authorization: Bearer $K" https://ms-1.fra.meilisearch.io/indexes/products/search -d '{"q":"a"}'`,
      ],
    },
  },
  {
    id: 'searchindexes/delete-part',
    when: [
      algolia('apikeys delete'),
      algolia('rules|synonyms|compositions delete'),
      algolia('dictionary entries clear|delete'),
      api('DELETE /1/keys/{name}', ALGOLIA),
      api('POST /1/indexes/{index}/rules/clear /1/indexes/{index}/synonyms/clear', ALGOLIA),
      api('DELETE /keys/{name} /indexes/{index}/settings', MEILI),
      api('DELETE /keys/{name} /indexes/{index}/settings', PORT),
      api('DELETE /keys/{name} /aliases/{name} /collections/{index}/synonyms/{name} /collections/{index}/overrides/{name}', KEYED),
      api('DELETE /keys/{name} /aliases/{name} /collections/{index}/synonyms/{name} /collections/{index}/overrides/{name}', TYPESENSE),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'setting', name: ['args', 'path:name', 'path:index'], ...PLACE },
    dies: 'a key that apps search with, or rules and synonyms that people wrote',
    undo: 'A key of Algolia can be restored; rules come back from an export.',
    safer: 'Export them first: algolia rules browse, algolia synonyms browse.',
    docs: 'https://www.algolia.com/doc/rest-api/search/delete-api-key',
    examples: {
      held: [
        'algolia apikeys delete k1 -y',
        'curl -X DELETE -H "X-Algolia-API-Key: $K" https://app1.algolia.net/1/keys/k1',
        'curl -X DELETE -H "Authorization: Bearer $K" https://ms-1.fra.meilisearch.io/keys/k1',
      ],
      free: [
        'algolia apikeys list',
        'algolia profile remove old',
        'curl -H "Authorization: Bearer $K" https://ms-1.fra.meilisearch.io/keys',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Algolia, Meilisearch and Typesense. */
export const searchindexes = {
  id: 'searchindexes',
  title: 'Algolia, Meilisearch and Typesense',
  hosts: [],
  programs: [
    {
      id: 'algolia',
      names: ['algolia'],
      everyday: true,
      valueFlags: list(
        '--profile -p --application-id --api-key --admin-api-key --output -o --template --object-ids --filters --facet-filters --numeric-filters --rule-ids --synonyms --index',
      ),
    },
  ],
  rules,
} as const satisfies Provider;
