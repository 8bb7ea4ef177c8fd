import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameKind } from '../../src/secrets/names';
import { REDACTED as R, redact, redactJson } from '../../src/secrets/redact';

// Values are put together at run time, so that nothing of a real shape stands in this file.
const repeat = (alphabet: string, length: number): string =>
  Array.from({ length }, (_, i) => alphabet[(i * 7 + 3) % alphabet.length]).join('');
const HEX = '0123456789abcdef';
const B62 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const uuid = [8, 4, 4, 4, 12].map((length) => repeat(HEX, length)).join('-');
const opaque = repeat(B62, 40);

/** `‡` stands for a secret in the input, `•` for the mask in the output; without `•` nothing may change. */
const rows: readonly (readonly [input: string, output?: string])[] = [
  // headers
  ['curl -H "Authorization: Bearer ‡" https://x', 'curl -H "Authorization: Bearer •" https://x'],
  ["curl -H 'Authorization: Bearer ‡' https://x", "curl -H 'Authorization: Bearer •' https://x"],
  ['curl -H "authorization: ‡" x', 'curl -H "authorization: •" x'],
  ['curl -H "Authorization: token ‡" x', 'curl -H "Authorization: token •" x'],
  ['curl -H "Proxy-Authorization: Basic ‡" x', 'curl -H "Proxy-Authorization: Basic •" x'],
  [`curl -H 'Authorization: Bearer '"‡" x`, `curl -H 'Authorization: Bearer '"•" x`],
  ['curl -H Authorization:Bearer\\ ‡ x', 'curl -H Authorization:Bearer\\ • x'],
  ['http POST x Authorization:"Bearer ‡" a=b', 'http POST x Authorization:"Bearer •" a=b'],
  ['curl -H "Authorization: Digest username=\\"bob\\", response=\\"‡\\"" x', 'curl -H "Authorization: Digest •" x'],
  ['curl -H "Project-Access-Token: ‡" -H "Accept: */*" x', 'curl -H "Project-Access-Token: •" -H "Accept: */*" x'],
  ['curl -H "X-Api-Key: abcdefgh" x', 'curl -H "X-Api-Key: •" x'],
  ["curl -H 'Cookie: a=‡; b=c' x", "curl -H 'Cookie: •' x"],
  ['requests.post(u, headers={"Authorization": "Bearer ‡"})', 'requests.post(u, headers={"Authorization": "Bearer •"})'],
  ['fetch(u, { headers: { authorization: `Bearer ‡` } })', 'fetch(u, { headers: { authorization: `Bearer •` } })'],
  ['echo "Bearer ‡" | tee x', 'echo "Bearer •" | tee x'],
  ['{"Authorization":"Bearer ‡","x":1}', '{"Authorization":"Bearer •","x":1}'],
  ['{\\"Authorization\\":\\"Bearer ‡\\",\\"x\\":1}', '{\\"Authorization\\":\\"Bearer •\\",\\"x\\":1}'],
  // variables and settings
  ['RAILWAY_TOKEN=‡ railway up', 'RAILWAY_TOKEN=• railway up'],
  ['export DB_PASSWORD="a b c" X=1', 'export DB_PASSWORD="•" X=1'],
  ["PASS='a$b c' x", "PASS='•' x"],
  ["TOKEN='$ECRET1' x", "TOKEN='•' x"],
  ['API_KEY=abc x', 'API_KEY=• x'],
  ['PGPASSWORD=hunter2 psql', 'PGPASSWORD=• psql'],
  ['MYSQL_PWD=hunter2 mysql', 'MYSQL_PWD=• mysql'],
  ['TOKEN=ab"cd"ef x', 'TOKEN=• x'],
  ['TOKEN="unclosed and cut', 'TOKEN="•'],
  ['setenv RAILWAY_TOKEN ‡', 'setenv RAILWAY_TOKEN •'],
  ['set -gx RAILWAY_TOKEN ‡; x', 'set -gx RAILWAY_TOKEN •; x'],
  ['password: hunter2', 'password: •'],
  ['client_secret = "‡"', 'client_secret = "•"'],
  ['os.environ["API_TOKEN"] = "‡"', 'os.environ["API_TOKEN"] = "•"'],
  ['{"token":"‡","id":7}', '{"token":"•","id":7}'],
  ['{"accessToken": "‡"}', '{"accessToken": "•"}'],
  ['{\\"token\\":\\"abc\\",\\"id\\":\\"q\\"}', '{\\"token\\":\\"•\\",\\"id\\":\\"q\\"}'],
  ['role_id=x secret_id=‡uuid', 'role_id=x secret_id=•'],
  // flags
  ['x --token ‡ y', 'x --token • y'],
  ['x --token=‡ y', 'x --token=• y'],
  ['x --api-key "‡"', 'x --api-key "•"'],
  ['curl -u bob:hunter2 https://x', 'curl -u bob:• https://x'],
  ['curl -su "bob:hunter 2" https://x', 'curl -su "bob:•" https://x'],
  ['curl --user=bob:hunter2 x', 'curl --user=bob:• x'],
  ['curl --proxy-user bob:hunter2 x', 'curl --proxy-user bob:• x'],
  ['http -a bob:hunter2 x', 'http -a bob:• x'],
  ['mysql -u root -phunter2 -e "SELECT 1"', 'mysql -u root -p• -e "SELECT 1"'],
  ['sshpass -p hunter2 ssh x', 'sshpass -p • ssh x'],
  ['docker login -u me -p hunter2 reg', 'docker login -u me -p • reg'],
  ['redis-cli -h x -a hunter2 FLUSHALL', 'redis-cli -h x -a • FLUSHALL'],
  // addresses
  ['psql postgres://bob:hunter2@db.example/orders', 'psql postgres://bob:•@db.example/orders'],
  ['git clone https://‡@github.com/x/y', 'git clone https://•@github.com/x/y'],
  ['git clone https://‡:x-oauth-basic@github.com/x/y', 'git clone https://•:•@github.com/x/y'],
  ["curl 'https://x/?access_token=abc&id=7'", "curl 'https://x/?access_token=•&id=7'"],
  // nothing to hide
  ['curl -H "Authorization: Bearer $RAILWAY_TOKEN" x'],
  [`curl -H 'Authorization: Bearer '"$RAILWAY_TOKEN"'' x`],
  ['x --token=$RAILWAY_TOKEN'],
  [`TOKEN=$${'{'}RAILWAY_TOKEN} x`],
  ['TOKEN=$(cat file) x'],
  ['headers={"Authorization": f"Bearer {token}"}'],
  ['git clone ssh://git@github.com/x'],
  ['rsync -au host:/path dst'],
  ['docker run -u 1000:1000 -p 8080:80 x'],
  ['mysql -u root -p orders'],
  ['git commit -m "fix token: handle expiry"'],
  ['git commit -m "add Basic authentication and Bearer tokens"'],
  ['aws secretsmanager delete-secret --secret-id prod/db'],
  [`aws dynamodb delete-item --key '{"id":"7"}'`],
  ['kubectl delete secret db-credentials'],
  ['max_tokens: 100, tokens=7'],
  ['cd $PWD && PWD=/srv/x'],
  ['TOKEN_FILE=/run/secrets/x'],
  ['primaryKey: true, key: name'],
  ['{"query":"mutation { volumeDelete(volumeId: \\"‡uuid\\") }"}'],
  ['railway volume delete -v ‡uuid'],
];

test('credential positions are masked, their surroundings kept', () => {
  for (const [input, output] of rows) {
    const filled = input.replaceAll('‡uuid', uuid).replaceAll('‡', opaque);
    const expected = output === undefined ? filled : output.replaceAll('•', R);
    assert.equal(redact(filled), expected, input);
  }
});

test('a bare UUID is a credential wherever a credential stands', () => {
  for (const [input] of rows.filter(([text, output]) => output !== undefined && text.includes('‡') && !text.includes('‡uuid'))) {
    assert.ok(!redact(input.replaceAll('‡', uuid)).includes(uuid), input);
  }
});

test('masking twice changes nothing', () => {
  for (const [input] of rows) {
    const once = redact(input.replaceAll('‡uuid', uuid).replaceAll('‡', opaque));
    assert.equal(redact(once), once, input);
  }
});

test('tokens of known shape are masked wherever they stand', () => {
  const shapes: readonly (readonly [prefix: string, alphabet: string, length: number])[] = [
    ['ghp_', B62, 36],
    ['github_pat_', B62, 82],
    ['glpat-', B62, 20],
    ['sk_live_', B62, 24],
    ['sk-ant-api03-', B62, 93],
    ['sk-proj-', B62, 60],
    ['xoxb-', '0123456789', 24],
    ['AKIA', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16],
    ['AIza', B62, 35],
    ['npm_', B62, 36],
    ['pypi-', B62, 60],
    ['dop_v1_', HEX, 64],
    ['vcp_', B62, 56],
    ['nfp_', B62, 36],
    ['rnd_', B62, 28],
    ['napi_', B62, 64],
    ['sbp_', HEX, 40],
    ['pscale_tkn_', B62, 43],
    ['hvs.', B62, 90],
    ['hf_', B62, 34],
    ['dapi', HEX, 32],
    ['fo1_', B62, 43],
    ['cfut_', B62, 48],
    ['crsr_', B62, 40],
    ['dckr_pat_', B62, 27],
  ];
  for (const [prefix, alphabet, length] of shapes) {
    const token = prefix + repeat(alphabet, length);
    assert.equal(redact(`echo ${token} > notes`), `echo ${R} > notes`, prefix);
    assert.equal(redact(`x(${token})`), `x(${R})`, prefix);
  }
  const jwt = ['eyJ', 'eyJ', ''].map((start) => start + repeat(B62, 30)).join('.');
  assert.equal(redact(`echo ${jwt}`), `echo ${R}`);
});

test('private keys are masked, also when they are cut off', () => {
  const [begin, end] = ['BEGIN', 'END'].map((word) => `-----${word} RSA PRIVATE KEY-----`);
  assert.equal(redact(`a ${begin}\n${opaque}\n${end} b`), `a ${begin}${R}${end} b`);
  assert.equal(redact(`a ${begin}\\n${opaque}`), `a ${begin}${R}`);
});

test('known values are masked in every spelling', () => {
  const value = 'pa ss"w/ö';
  const known = [value];
  assert.equal(redact(`echo ${value}`, known), `echo ${R}`);
  assert.equal(redact(`x ${encodeURIComponent(value)}`, known), `x ${R}`);
  assert.equal(redact(`x ${JSON.stringify({ a: value })}`, known), `x {"a":"${R}"}`);
});

test('JSON keeps its shape', () => {
  assert.deepEqual(redactJson({ token: opaque, list: [`TOKEN=${opaque}`, 7, null, true], deep: { apiKey: 'x', id: uuid } }), {
    token: R,
    list: [`TOKEN=${R}`, 7, null, true],
    deep: { apiKey: R, id: uuid },
  });
});

test('names', () => {
  const names: readonly (readonly [string, string])[] = [
    ['RAILWAY_TOKEN', 'credential'],
    ['--api-key', 'credential'],
    ['accessToken', 'credential'],
    ['DBPASS', 'credential'],
    ['X-Auth', 'credential'],
    ['privateKey', 'credential'],
    ['secret-id', 'about'],
    ['TOKEN_FILE', 'about'],
    ['primaryKey', 'key'],
    ['compass', 'other'],
    ['passed', 'other'],
    ['monkey', 'other'],
    ['author', 'other'],
  ];
  for (const [name, kind] of names) assert.equal(nameKind(name), kind, name);
});
