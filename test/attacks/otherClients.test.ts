import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionOf, judgeIn } from '../engine/world';
import { attack } from './rows';

const url = 'https://backboard.railway.app/graphql/v2';
const body = '{"query":"mutation { volumeDelete(volumeId: \\"v\\") }"}';

attack('the same request by an image that starts the client itself', {
  held: [
    `docker run --rm curlimages/curl -X POST ${url} -H 'Authorization: Bearer x' -d '${body}'`,
    `podman run --rm docker.io/alpine/curl:8.1 ${url} -H 'Authorization: Bearer x' -d '${body}'`,
    'docker run --rm amazon/aws-cli s3 rb s3://orders --force',
    'docker run -v $PWD:/w hashicorp/terraform:1.9 destroy -auto-approve',
  ],
  free: [
    'docker run --rm curlimages/curl https://example.com',
    'docker run --rm amazon/aws-cli s3 ls',
    'docker run --rm hashicorp/terraform:1.9 plan',
    'docker run --rm --entrypoint sh curlimages/curl -c "ls"',
    'docker run --rm node:20 npm test',
  ],
});

attack('the same request by a client that is fetched, or by a language that is read by its words', {
  held: [
    `uvx httpie post ${url} 'Authorization: Bearer x' query='mutation { volumeDelete(volumeId: "v") }'`,
    `ruby -rnet/http -e 'Net::HTTP.post(URI("${url}"), "{}")'`,
  ],
  free: ['uvx ruff check .', 'uvx httpie get https://example.com', `ruby -rnet/http -e 'puts Net::HTTP.get(URI("https://example.com"))'`],
});

test('the same request by a tool that sends what it is told', () => {
  const tool = (input: Readonly<Record<string, unknown>>) =>
    judgeIn(actionOf({ kind: 'mcp', server: 'fetch', tool: 'http_request', input })).verdict;
  const headers = { Authorization: 'Bearer x' };
  for (const input of [
    { url, method: 'POST', headers, body },
    { url, method: 'POST', headers, body: JSON.parse(body) },
    { uri: url, headers, data: body },
  ]) {
    const { decision, tier, rule, resource } = tool(input);
    assert.deepEqual([decision, tier, rule, resource?.name], ['hold', 'type', 'railway/delete-volume', 'v']);
  }
  for (const input of [
    { url },
    { url, method: 'POST', headers, body: '{"query":"query { me { id } }"}' },
    { url: 'https://example.com', method: 'GET' },
  ])
    assert.equal(tool(input).decision, 'allow');
});
