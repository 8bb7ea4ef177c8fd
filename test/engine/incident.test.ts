import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Example } from '../../src/engine/rules/rule';
import { actionOf, judgeIn, PROJECT } from './world';

const ID = '3d2c1b0a-aaaa-4bbb-8ccc-0123456789ab';
const NAMES = { [ID]: 'rentals-data' };
const URL = 'https://backboard.railway.app/graphql/v2';
const AUTH = '-H "Authorization: Bearer $RAILWAY_API_TOKEN"';
const JSON_TYPE = '-H "Content-Type: application/json"';
const body = (query: string, more: object = {}): string => JSON.stringify({ query, ...more });
const DELETE = `mutation { volumeDelete(volumeId: "${ID}") }`;
const BODY = body(DELETE);
const ESCAPED = [...'volumeDelete'].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');

/** Every form that deletes the volume: held, and the name typed. */
const held: readonly (readonly [title: string, example: Example, files?: Readonly<Record<string, string>>])[] = [
  ['the incident itself', `curl -X POST ${URL} ${AUTH} -d '{"query":"mutation { volumeDelete(volumeId: \\"${ID}\\") }"}'`],
  ['with a content type', `curl -sS -X POST ${URL} ${AUTH} ${JSON_TYPE} --data-raw '${BODY}'`],
  [
    'over several lines',
    `curl -X POST \\\n  ${URL} \\\n  ${AUTH} \\\n  ${JSON_TYPE} \\\n  -d '{\n  "query": "mutation { volumeDelete(volumeId: \\"${ID}\\") }"\n}'`,
  ],
  ['a here-document', `curl -s ${URL} ${AUTH} -d @- <<'EOF'\n${BODY}\nEOF`],
  ['a here-document through cat', `cat <<'EOF' | curl -s ${URL} ${AUTH} --data-binary @-\n${BODY}\nEOF`],
  ['a here-string', `curl -s ${URL} ${AUTH} -d @- <<< '${BODY}'`],
  ['a pipe', `echo '${BODY}' | curl -s ${URL} ${AUTH} -d @-`],
  ['a pipe from base64', `echo ${Buffer.from(BODY).toString('base64')} | base64 -d | curl -s ${URL} ${AUTH} -d @-`],
  ['process substitution', `curl -s ${URL} ${AUTH} -d @<(echo '${BODY}')`],
  ['a file', `curl -s ${URL} ${AUTH} -d @body.json`, { [`${PROJECT}/body.json`]: BODY }],
  ['a file that the same command writes', `echo '${BODY}' > b.json && curl -s ${URL} ${AUTH} -d @b.json`],
  ['a variable host', `H=backboard.railway.app; curl -s "https://$H/graphql/v2" ${AUTH} -d '${BODY}'`],
  ['a host that is put together', `A=backboard B=railway.app; curl -s "https://\${A}.\${B}/graphql/v2" ${AUTH} -d '${BODY}'`],
  ['a host that is not known', `curl -s "https://$API_HOST/graphql/v2" ${AUTH} -d '${BODY}'`],
  ['the other host', `curl -s https://backboard.railway.com/graphql/v2 ${AUTH} -d '${BODY}'`],
  ['a host in capitals', `curl -s https://BACKBOARD.Railway.App/graphql/v2 ${AUTH} -d '${BODY}'`],
  ['unicode escapes', `curl -s ${URL} ${AUTH} -d '{"query":"mutation { ${ESCAPED}(volumeId: \\"${ID}\\") }"}'`],
  ['an alias', `curl -s ${URL} ${AUTH} -d '${body(`mutation { me: volumeDelete(volumeId: "${ID}") }`)}'`],
  ['a fragment', `curl -s ${URL} ${AUTH} -d '${body(`mutation { ...f } fragment f on Mutation { volumeDelete(volumeId: "${ID}") }`)}'`],
  ['an inline fragment', `curl -s ${URL} ${AUTH} -d '${body(`mutation { ... on Mutation { volumeDelete(volumeId: "${ID}") } }`)}'`],
  ['variables', `curl -s ${URL} ${AUTH} -d '${body('mutation($v: String!) { volumeDelete(volumeId: $v) }', { variables: { v: ID } })}'`],
  [
    'the second of several operations',
    `curl -s ${URL} ${AUTH} -d '${body(`query A { me { id } } mutation B { volumeDelete(volumeId: "${ID}") }`, { operationName: 'B' })}'`,
  ],
  ['a batch', `curl -s ${URL} ${AUTH} -d '[${body('{ me { id } }')},${BODY}]'`],
  ['--json', `curl -s ${URL} ${AUTH} --json '${BODY}'`],
  ['--data-urlencode', `curl -s ${URL} ${AUTH} --data-urlencode 'query=${DELETE}'`],
  ['-G', `curl -s -G ${URL} ${AUTH} --data-urlencode 'query=${DELETE}'`],
  ['bash -c', `bash -c ${JSON.stringify(`curl -s ${URL} -d '${BODY}'`).replaceAll('$', '\\$')}`],
  ['sudo and timeout', `sudo timeout 20 curl -s ${URL} ${AUTH} -d '${BODY}'`],
  ['eval', `eval "curl -s ${URL} -d '$(echo ${Buffer.from(BODY).toString('base64')} | base64 -d)'"`],
  ['a function', `q() { curl -s ${URL} ${AUTH} -d "$1"; }; q '${BODY}'`],
  ['a script file', 'bash delete.sh', { [`${PROJECT}/delete.sh`]: `#!/bin/bash\ncurl -s ${URL} -d '${BODY}'\n` }],
  ['wget', `wget -qO- --header "Authorization: Bearer $T" --post-data '${BODY}' ${URL}`],
  ['httpie', `http POST ${URL} "Authorization: Bearer $T" query='${DELETE}'`],
  ['xh', `xh ${URL} -A bearer -a "$T" query='${DELETE}'`],
  [
    'python -c',
    `python3 -c 'import requests; requests.post("${URL}", json={"query": "mutation { volumeDelete(volumeId: \\"${ID}\\") }"}, headers={"Authorization": "Bearer x"})'`,
  ],
  [
    'python in a here-document',
    `python3 - <<'EOF'\nimport os, requests\nurl = "${URL}"\nq = """${DELETE}"""\nrequests.post(url, json={"query": q}, headers={"Authorization": f"Bearer {os.environ['T']}"})\nEOF`,
  ],
  [
    'a python file',
    'python3 delete.py',
    { [`${PROJECT}/delete.py`]: `import requests\nrequests.post("${URL}", json={"query": '${DELETE}'})\n` },
  ],
  [
    'node -e',
    `node -e 'fetch("${URL}", {method: "POST", headers: {Authorization: "Bearer " + process.env.T}, body: JSON.stringify({query: "mutation { volumeDelete(volumeId: \\"${ID}\\") }"})})'`,
  ],
  ['an HTTP tool', { kind: 'http', method: 'POST', url: URL, headers: { Authorization: 'Bearer x' }, body: BODY }],
  ['an MCP tool', { kind: 'mcp', server: 'railway', tool: 'remove_volume', input: { volumeId: ID } }],
  ['the command line', `railway volume delete --volume ${ID} --yes`],
  ['the command line, short', `railway volume rm -v ${ID} -y`],
  ['the command line through npx', `npx -y @railway/cli volume delete --volume ${ID}`],
  ['the command line in a loop', `for v in ${ID}; do railway volume delete --volume "$v" --yes; done`],
];
for (const [title, example, files] of held) {
  for (const names of [NAMES, {}]) {
    test(`held: ${title}, ${names === NAMES ? 'named in the policy' : 'not named'}`, () => {
      const { verdict } = judgeIn(actionOf(example), { ...(files ? { files } : {}), policy: { names } });
      const { decision, tier, rule, resource } = verdict;
      assert.deepEqual(
        { decision, tier, rule, kind: resource?.kind, name: resource?.name, claimed: resource?.claimed },
        {
          decision: 'hold',
          tier: 'type',
          rule: 'railway/delete-volume',
          kind: 'volume',
          name: names === NAMES ? 'rentals-data' : ID,
          claimed: names === NAMES ? ID : null,
        },
      );
    });
  }
}

/** Held and typed, though the volume is not told. */
const nameless: readonly (readonly [title: string, example: Example])[] = [
  ['an id that is not known', `curl -s ${URL} ${AUTH} -d "{\\"query\\":\\"mutation { volumeDelete(volumeId: \\\\\\"$VOLUME\\\\\\") }\\"}"`],
  ['no volume at all', 'railway volume delete --yes'],
];
for (const [title, example] of nameless) {
  test(`held without a name: ${title}`, () => {
    const { decision, tier, rule, resource } = judgeIn(actionOf(example)).verdict;
    assert.deepEqual([decision, tier, rule, resource?.name], ['hold', 'type', 'railway/delete-volume', 'unknown/delete-volume']);
  });
}

const free: readonly Example[] = [
  `curl -s ${URL} ${AUTH} -d '{"query":"query { me { id } }"}'`,
  `curl -s ${URL} ${AUTH} -d '{"query":"{ me { id } }"}'`,
  'railway logs',
  'railway status --json',
  'railway volume list',
  `git commit -m '${BODY}'`,
  `git commit -F - <<'EOF'\nThe incident: curl -X POST ${URL} -d '${BODY}'\nEOF`,
  `git commit -m "never run railway volume delete --volume ${ID} again"`,
  `echo 'railway volume delete --volume ${ID}' >> notes.md`,
  `grep -rn volumeDelete src`,
  `cat > docs/incident.md <<'EOF'\ncurl -X POST ${URL} -d '${BODY}'\nEOF`,
  `python3 -c 'print("mutation { volumeDelete(volumeId: 1) }")'`,
  { kind: 'write', path: 'docs/incident.md', content: `curl ${URL} -d '${BODY}'` },
];
for (const example of free) {
  test(`free: ${typeof example === 'string' ? example.slice(0, 90) : JSON.stringify(example).slice(0, 90)}`, () => {
    const { decision, rule } = judgeIn(actionOf(example)).verdict;
    assert.deepEqual({ decision, rule }, { decision: 'allow', rule: null });
  });
}
