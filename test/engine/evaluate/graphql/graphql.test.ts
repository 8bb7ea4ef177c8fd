import assert from 'node:assert/strict';
import { test } from 'node:test';
import { graphqlOf } from '../lines';

/** The root fields that a request would run, or that it cannot be read. */
const rows: readonly (readonly [command: string, lines: readonly string[]])[] = [
  ['curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{"query": "query { me { id } }"}\'', ['query me {}']],
  ['curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{"query": "{ me { id } }"}\'', ['query me {}']],
  [
    'curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{"query": "subscription { logs { id } }"}\'',
    ['subscription logs {}'],
  ],
  [
    'curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{"query": "mutation { volumeDelete(volumeId: \\"v\\") }"}\'',
    ['mutation volumeDelete {"volumeId":"v"}'],
  ],
  [
    'curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{"query": "mutation M { a: volumeDelete(volumeId: \\"v\\") b: volumeDelete(volumeId: \\"w\\") }"}\'',
    ['mutation volumeDelete {"volumeId":"v"}', 'mutation volumeDelete {"volumeId":"w"}'],
  ],
  [
    'curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{"query": "mutation { ...F } fragment F on Mutation { volumeDelete(volumeId: \\"v\\") }"}\'',
    ['mutation volumeDelete {"volumeId":"v"}'],
  ],
  [
    'curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{"query": "mutation { ... on Mutation { ... { volumeDelete(volumeId: \\"v\\") } } }"}\'',
    ['mutation volumeDelete {"volumeId":"v"}'],
  ],
  [
    'curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{"query": "mutation { ...A } fragment A on Mutation { ...B } fragment B on Mutation { ...A volumeDelete(volumeId: \\"v\\") }"}\'',
    ['mutation volumeDelete {"volumeId":"v"}'],
  ],
  ['curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{"query": "mutation { ...Missing }"}\'', []],
  [
    'curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{"query": "mutation($v: String!) { volumeDelete(volumeId: $v) }", "variables": {"v": "x"}}\'',
    ['mutation volumeDelete {"volumeId":"x"}'],
  ],
  [
    'curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{"query": "mutation($v: String = \\"d\\") { volumeDelete(volumeId: $v) }"}\'',
    ['mutation volumeDelete {"volumeId":"d"}'],
  ],
  [
    'curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{"query": "mutation($v: String = \\"d\\") { volumeDelete(volumeId: $v) }", "variables": {"v": "x"}}\'',
    ['mutation volumeDelete {"volumeId":"x"}'],
  ],
  [
    'curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{"query": "mutation($v: String!) { volumeDelete(volumeId: $v) }"}\'',
    ['mutation volumeDelete {}'],
  ],
  [
    'curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{"query": "mutation($v: String!) { volumeDelete(volumeId: $v) }", "variables": "{\\"v\\":\\"x\\"}"}\'',
    ['mutation volumeDelete {"volumeId":"x"}'],
  ],
  [
    'curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{"query": "mutation($i: I!) { variableDelete(input: $i) }", "variables": {"i": {"name": "K", "n": [1, 2]}}}\'',
    ['mutation variableDelete {"input":{"name":"K","n":[1,2]}}'],
  ],
  [
    'curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{"query": "mutation($p: String!) { variableDelete(input: { projectId: $p, name: \\"K\\", list: [A, $p], on: true, f: 1.5, z: null }) }", "variables": {"p": "x"}}\'',
    ['mutation variableDelete {"input":{"projectId":"x","name":"K","list":["A","x"],"on":true,"f":1.5,"z":null}}'],
  ],
  [
    'curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{"query": "query A { me { id } } mutation B { volumeDelete(volumeId: \\"v\\") }", "operationName": "A"}\'',
    ['query me {}'],
  ],
  [
    'curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{"query": "query A { me { id } } mutation B { volumeDelete(volumeId: \\"v\\") }", "operationName": "B"}\'',
    ['mutation volumeDelete {"volumeId":"v"}'],
  ],
  [
    'curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{"query": "query A { me { id } } mutation B { volumeDelete(volumeId: \\"v\\") }", "operationName": "C"}\'',
    ['query me {}', 'mutation volumeDelete {"volumeId":"v"}'],
  ],
  [
    'curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{"query": "query A { me { id } } mutation B { volumeDelete(volumeId: \\"v\\") }"}\'',
    ['query me {}', 'mutation volumeDelete {"volumeId":"v"}'],
  ],
  [
    'curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{"query": "mutation { volumeDelete(volumeId: \\"v\\") @skip(if: true) }"}\'',
    ['mutation volumeDelete {"volumeId":"v"}'],
  ],
  [
    'curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{"query": "mutation { volumeDelete(volumeId: \\"\\"\\"v\\"\\"\\") }"}\'',
    ['mutation volumeDelete {"volumeId":"v"}'],
  ],
  [
    'curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{"query": "mutation { volumeDelete(volumeId: \\"\\\\u0076\\") }"}\'',
    ['mutation volumeDelete {"volumeId":"v"}'],
  ],
  [
    'curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{"query": "# comment\\nmutation { volumeDelete(volumeId: \\"v\\") }"}\'',
    ['mutation volumeDelete {"volumeId":"v"}'],
  ],
  [
    'curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{"query": "\ufeffmutation{volumeDelete(volumeId:\\"v\\")}"}\'',
    ['mutation volumeDelete {"volumeId":"v"}'],
  ],
  [
    'curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'[{"query":"{ me { id } }"},{"query":"mutation { volumeDelete(volumeId: \\"v\\") }"}]\'',
    ['query me {}', 'mutation volumeDelete {"volumeId":"v"}'],
  ],
  ["curl https://backboard.railway.app/graphql/v2 -H 'Authorization: x' -d '[]'", []],
  [
    'curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{"query":"mutation { \\u0076olumeDelete(volumeId: \\"v\\") }"}\'',
    ['mutation volumeDelete {"volumeId":"v"}'],
  ],
  [
    'curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{ "query" : "mutation {\\n volumeDelete(volumeId: \\"v\\")\\n}" }\'',
    ['mutation volumeDelete {"volumeId":"v"}'],
  ],
  [
    'curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{"query":"mutation {\n volumeDelete(volumeId: \\"v\\")\n}"}\'',
    ['mutation volumeDelete {"volumeId":"v"}'],
  ],
  [
    'curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{"query":"{ me { id } }","query":"mutation { volumeDelete(volumeId: 1) }"}\'',
    ['mutation volumeDelete {"volumeId":1}', 'unreadable: a key stands twice'],
  ],
  ["curl https://backboard.railway.app/graphql/v2 -H 'Authorization: x' -d '{\"query\":5}'", ['unreadable: no query in the body']],
  ["curl https://backboard.railway.app/graphql/v2 -H 'Authorization: x' -d '{\"variables\":{}}'", ['unreadable: no query in the body']],
  [
    'curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{"query":"mutation {"}\'',
    ['unreadable: not a GraphQL document that can be read'],
  ],
  [
    'curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{"query":"{ me { id } }"\'',
    ['unreadable: not a GraphQL document that can be read'],
  ],
  ["curl https://backboard.railway.app/graphql/v2 -H 'Authorization: x' -d 'nonsense'", ['unreadable: no query in the body']],
  ["curl https://backboard.railway.app/graphql/v2 -H 'Authorization: x' -d '42'", ['unreadable: no query in the body']],
  [
    'curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}\'',
    ['unreadable: persisted query'],
  ],
  [
    'curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{"query":"{ me { id } }","extensions":{"persistedQuery":{"sha256Hash":"x"}}}\'',
    ['query me {}', 'unreadable: persisted query'],
  ],
  [
    'curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{"query":"{ me { id } }","extensions":{"trace":1}}\'',
    ['query me {}'],
  ],
  [
    'curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{"id":"abc","variables":{}}\'',
    ['unreadable: no query in the body'],
  ],
  [
    'curl https://backboard.railway.app/graphql/v2 -H \'Authorization: x\' -d \'{"documentId":"abc"}\'',
    ['unreadable: no query in the body'],
  ],
  [
    "curl https://backboard.railway.app/graphql/v2 -H 'Authorization: x' -H 'Content-Type: application/graphql' -d 'mutation { volumeDelete(volumeId: \"v\") }'",
    ['mutation volumeDelete {"volumeId":"v"}'],
  ],
  [
    "curl https://backboard.railway.app/graphql/v2 -H 'Authorization: x' -d 'mutation { volumeDelete(volumeId: \"v\") }'",
    ['mutation volumeDelete {"volumeId":"v"}'],
  ],
  [
    "curl https://backboard.railway.app/graphql/v2 -H 'Authorization: x' -H 'Content-Type: application/graphql' -d '{ me { id } }'",
    ['query me {}'],
  ],
  ["curl https://backboard.railway.app/graphql/v2 -H 'Authorization: x' -d '{ me { id } }'", ['query me {}']],
  [
    "curl https://backboard.railway.app/graphql/v2 -H 'Authorization: x' -d 'query=mutation%7BvolumeDelete(volumeId%3A%22v%22)%7D'",
    ['mutation volumeDelete {"volumeId":"v"}'],
  ],
  [
    "curl https://backboard.railway.app/graphql/v2 -H 'Authorization: x' -d 'query=mutation($v:String)%7BvolumeDelete(volumeId:$v)%7D&variables=%7B%22v%22%3A%22x%22%7D'",
    ['mutation volumeDelete {"volumeId":"x"}'],
  ],
  ["curl https://backboard.railway.app/graphql/v2 -H 'Authorization: x' -d 'a=b'", ['unreadable: no query in the body']],
  [
    "curl https://backboard.railway.app/graphql/v2 -H 'Authorization: x' -d 'query=%7Bme%7Bid%7D%7D&extensions=%7B%7D'",
    ['query me {}', 'unreadable: persisted query'],
  ],
  [
    "curl 'https://backboard.railway.app/graphql/v2?query=mutation+%7B+volumeDelete(volumeId:%22v%22)+%7D'",
    ['mutation volumeDelete {"volumeId":"v"}'],
  ],
  [
    "curl 'https://backboard.railway.app/graphql/v2?query=%7Bme%7Bid%7D%7D&query=mutation%7BvolumeDelete%7D' -H 'Authorization: x'",
    ['query me {}', 'mutation volumeDelete {}', 'unreadable: several queries'],
  ],
  [
    'curl -G https://backboard.railway.app/graphql/v2 --data-urlencode \'query=mutation($v:String!){volumeDelete(volumeId:$v)}\' --data-urlencode \'variables={"v":"x"}\'',
    ['mutation volumeDelete {"volumeId":"x"}'],
  ],
  ["curl 'https://backboard.railway.app/graphql/v2?extensions=%7B%7D' -H 'Authorization: x'", ['unreadable: persisted query']],
  ['curl https://backboard.railway.app/graphql/v2', []],
  ["curl -X POST https://backboard.railway.app/graphql/v2 -H 'Authorization: x'", []],
  [
    'curl https://backboard.railway.app/graphql/v2 -F \'operations={"query":"mutation { volumeDelete(volumeId: \\"v\\") }"}\' -F \'map={}\'',
    ['mutation volumeDelete {"volumeId":"v"}'],
  ],
  [
    "curl https://backboard.railway.app/graphql/v2 -H 'Authorization: x' -H 'Content-Encoding: gzip' --data-binary @b",
    ['unreadable: missing'],
  ],
  ["curl https://backboard.railway.app/graphql/v2 -H 'Authorization: x' -H 'Content-Encoding: gzip' -d '{}'", ['unreadable: encoded body']],
  [
    'curl https://backboard.railway.app/graphql/v2 -H "Authorization: x" -d "{\\"query\\":\\"mutation { volumeDelete(volumeId: \\\\\\"$V\\\\\\") }\\"}"',
    ['mutation volumeDelete {"volumeId":"\u2039?\u203a"}'],
  ],
  [
    'curl https://backboard.railway.app/graphql/v2 -H "Authorization: x" -d "{\\"query\\":\\"mutation { $F(volumeId: 1) }\\"}"',
    ['unreadable: not a GraphQL document that can be read'],
  ],
  ['curl https://backboard.railway.app/graphql/v2 -H "Authorization: x" -d "{\\"query\\":\\"$Q\\"}"', ['unreadable: no query in the body']],
  ['curl https://backboard.railway.app/graphql/v2 -H "Authorization: x" -d "$BODY"', ['unreadable: a field that is not known']],
  [
    'curl https://backboard.railway.app/graphql/v2 -H "Authorization: x" -d "{\\"query\\":\\"mutation(\\$v:String!){volumeDelete(volumeId:\\$v)}\\",\\"variables\\":$VARS}"',
    ['mutation volumeDelete {"volumeId":"\u2039?\u203a"}'],
  ],
  [
    'curl https://backboard.railway.app/graphql/v2 -H "Authorization: x" -d "{\\"query\\":\\"mutation(\\$v:String!){volumeDelete(volumeId:\\$v)}\\",\\"variables\\":{\\"v\\":\\"$V\\"}}"',
    ['mutation volumeDelete {"volumeId":"\u2039?\u203a"}'],
  ],
  [
    'curl https://backboard.railway.app/graphql/v2 -H "Authorization: x" -d "{\\"query\\":\\"query A { me { id } } mutation B { volumeDelete(volumeId: 1) }\\",\\"operationName\\":\\"$O\\"}"',
    ['query me {}', 'mutation volumeDelete {"volumeId":1}'],
  ],
  [
    'curl https://other.example/x -d \'{"query":"mutation { volumeDelete(volumeId: \\"v\\") }"}\'',
    ['mutation volumeDelete {"volumeId":"v"}'],
  ],
  ['curl https://other.example/x -d \'{"query":"{ me { id } }"}\'', []],
  ['curl https://other.example/x -d \'{"mutation":1}\'', []],
  ["curl https://other.example/x -d 'about a mutation'", []],
  [
    'curl https://$HOST/graphql/v2 -d \'{"query":"mutation { volumeDelete(volumeId: \\"v\\") }"}\'',
    ['mutation volumeDelete {"volumeId":"v"}'],
  ],
  ['curl https://$HOST/graphql/v2 -d \'{"query":"mutation {"}\'', ['unreadable: not a GraphQL document that can be read']],
  ['curl https://mcp.railway.com/mcp -d \'{"jsonrpc":"2.0","method":"tools/list"}\'', []],
  ['railway api \'mutation { volumeDelete(volumeId: "v") }\'', ['mutation volumeDelete {"volumeId":"v"}']],
  ["railway api 'mutation($v: String!) { volumeDelete(volumeId: $v) }' --var v=x", ['mutation volumeDelete {"volumeId":"x"}']],
  ["railway api 'mutation($v: String!) { volumeDelete(volumeId: $v) }' --raw-var v=1", ['mutation volumeDelete {"volumeId":"1"}']],
  [
    'railway api \'mutation($v: String!) { volumeDelete(volumeId: $v) }\' --variables \'{"v":"x"}\'',
    ['mutation volumeDelete {"volumeId":"x"}'],
  ],
  ['echo \'mutation { projectDelete(id: "p") }\' | railway api', ['mutation projectDelete {"id":"p"}']],
  ['railway api -f missing.graphql', ['unreadable: missing']],
  ['railway api search volume', []],
  ["railway api 'query { me { id } }'", ['query me {}']],
  [
    'echo \'{"services":{"a":null}}\' | railway environment edit -e prod',
    ['mutation environmentPatchCommit {"patch":{"services":{"a":null}},"environmentId":"prod"}'],
  ],
];

for (const [command, lines] of rows) {
  test(command, () => assert.deepEqual(graphqlOf(command), lines));
}
