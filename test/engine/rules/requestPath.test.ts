import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionOf, judgeIn } from '../world';

const found = (url: string) => {
  const { rule, resource } = judgeIn(actionOf(`curl -X DELETE -H "PRIVATE-TOKEN: $T" ${url}`)).verdict;
  return [rule, resource?.name];
};

test('an encoded slash is a part of its segment, and divides two for a server that decodes first', () => {
  const api = 'https://git.acme.com/api/v4/projects';
  assert.deepEqual(
    [found(`${api}/acme%2Fshop`), found(`${api}/acme%2fshop/repository/branches/feature%2Fone`), found(`${api}%2F42`), found(`${api}/42`)],
    [
      ['gitlab/delete-project', 'acme/shop'],
      ['gitlab/delete-ref', 'feature/one'],
      ['gitlab/delete-project', '42'],
      ['gitlab/delete-project', '42'],
    ],
  );
});
