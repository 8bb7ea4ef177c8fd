import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOf } from '../lines';

/** What wget, HTTPie, xh and curlie send. */
const rows: readonly (readonly [command: string, lines: readonly string[], files?: Readonly<Record<string, string>>])[] = [
  ['wget h.example', ['GET h.example/']],
  ["wget -qO- --post-data=a=1 --header='A: b' h.example", ['POST h.example/ [A: b] a=1']],
  ['wget --post-data x h.example', ['POST h.example/ x']],
  ['wget --post-file=f h.example', ['POST h.example/ x\n'], { f: 'x\n' }],
  ["wget --method=DELETE --body-data='{}' h.example", ['DELETE h.example/ {}']],
  ['wget --user=a --password=b h.example', ['GET h.example/ [Authorization: Basic a:b] credential']],
  ['wget -e post_data=x h.example', ['POST h.example/ x']],
  ['wget -i l', ['GET a.example/', 'GET b.example/'], { l: 'a.example\nb.example\n' }],
  ['wget --spider h.example', ['HEAD h.example/']],
  ['wget -nv -nc -P d h.example', ['GET h.example/']],
  ['wget --meth DELETE h.example', ['DELETE h.example/']],
  ['wget --config=c h.example', ['GET h.example/ unreadable (a config file)']],
  ['wget2 -q h.example', ['GET h.example/']],
  ['http h.example', ['GET h.example/']],
  ["http POST h.example/x A:b q==1 n=v 'm:=[1,2]'", ['POST h.example/x?q=1 [A: b, Content-Type: application/json] {"n":"v","m":[1,2]}']],
  ['http h.example a=b', ['POST h.example/ [Content-Type: application/json] {"a":"b"}']],
  [
    "http PUT h.example 'a[b][c]=1' 'l[]=1' 'l[]=2'",
    ['PUT h.example/ [Content-Type: application/json] {"a":{"b":{"c":"1"}},"l":["1","2"]}'],
  ],
  ["http h.example 'a\\=b=c'", ['POST h.example/ [Content-Type: application/json] {"a=b":"c"}']],
  [
    'http h.example a=@f b:=@j A:@f',
    ['POST h.example/ [A: x, Content-Type: application/json] {"a":"x","b":{"k":1}}'],
    { f: 'x', j: '{"k":1}' },
  ],
  ['https h.example -a u:p', ['GET h.example/ [Authorization: Basic u:p] credential']],
  ['http -A bearer -a tok h.example', ['GET h.example/ [Authorization: Bearer tok] credential']],
  ['http :3000/x', ['GET localhost/x']],
  ['http :/x', ['GET localhost/x']],
  ["http -f h.example a='b c'", ['POST h.example/ a=b%20c']],
  ['http --raw \'{"a":1}\' h.example', ['POST h.example/ [Content-Type: application/json] {"a":1}']],
  ["echo '{}' | http h.example", ['POST h.example/ [Content-Type: application/json] {}\n']],
  ["echo '{}' | http --ignore-stdin h.example", ['GET h.example/']],
  ['http --offline h.example a=b', []],
  ['http --session=me h.example', ['GET h.example/ credential']],
  ['http h.example $ITEMS', ['POST h.example/ [Content-Type: application/json] unreadable (an argument that is not known)']],
  ['xh h.example a=b', ['POST h.example/ [Content-Type: application/json] {"a":"b"}']],
  ['xhs delete h.example', ['DELETE h.example/']],
  ['xh --bearer tok h.example', ['GET h.example/ [Authorization: Bearer tok] credential']],
  ['xh --curl h.example a=b', []],
  ['curlie -d x h.example', ['POST h.example/ [Content-Type: application/x-www-form-urlencoded] x']],
  ['curlie -sS POST h.example/x A:b q==1 n=v', ['POST h.example/x?q=1 [A: b, Content-Type: application/json] {"n":"v"}']],
];

for (const [command, lines, files] of rows) {
  test(command, () => assert.deepEqual(linesOf(command, ['http'], files), lines));
}
