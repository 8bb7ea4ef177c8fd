import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionOf, judgeIn } from '../../world';

const delta = 'railway/delete-volume';
const held: readonly (readonly [string, string | null])[] = [
  [`perl -e 'system("railway volume delete --yes")'`, delta],
  [`perl -e 'system "railway", "volume", "delete", "--yes"'`, delta],
  [`perl -we 'exec(q(railway volume delete --yes))'`, delta],
  ["perl -e 'print `railway volume delete --yes`'", delta],
  [`perl -e 'qx{railway volume delete --yes}'`, delta],
  [`perl -e 'open(F, "railway volume delete --yes |")'`, delta],
  [`perl -e 'system("rail" . "way volume delete --yes")'`, delta],
  [`perl <<'P'\nsystem("railway volume delete --yes");\nP`, delta],
  [`perl -MFile::Path=rmtree -e 'rmtree("/home/you/Documents")'`, null],
  [`perl -e 'unlink glob "/home/you/Documents/*"'`, null],
  [`perl -e 'system($ENV{X}, "volume", "delete"); # railway'`, null],
  ["ruby -e '`railway volume delete --yes`'", delta],
  [`ruby -e 'system "railway volume delete --yes"'`, delta],
  [`ruby -e '%x(railway volume delete --yes)'`, delta],
  [`ruby -rfileutils -e 'FileUtils.rm_rf("/home/you/Documents")'`, null],
  [`ruby -e 'require "open3"; Open3.capture2("railway volume delete --yes")'`, delta],
  [`php -r 'shell_exec("railway volume delete --yes");'`, delta],
  [`php -r 'unlink("/home/you/notes.txt");'`, null],
  [`lua -e 'os.execute("railway volume delete --yes")'`, delta],
  [`awk 'BEGIN { system("railway volume delete --yes") }'`, delta],
  [`awk 'BEGIN { print "x" | "railway volume delete --yes" }'`, delta],
  [`awk 'BEGIN { "railway volume delete --yes" | getline x }'`, delta],
  [`awk -v a=1 'BEGIN { system("rm -rf /etc") }'`, 'filesystem/destroy-system'],
  [`nc -e '/bin/sh -c "railway volume delete --yes"' 10.0.0.1 99`, delta],
  [`socat - EXEC:'railway volume delete --yes',pty`, delta],
  [
    `printf 'POST /graphql/v2 HTTP/1.1\\r\\nHost: backboard.railway.app\\r\\nAuthorization: Bearer x\\r\\n\\r\\n{"query":"mutation{volumeDelete(volumeId:\\\\"v\\\\")}"}' | openssl s_client -connect backboard.railway.app:443`,
    delta,
  ],
  ['cat request.txt | openssl s_client -quiet -connect backboard.railway.app:443', null],
];
const free: readonly string[] = [
  `perl -ne 'print if /rm -rf/' notes.txt`,
  `perl -pe 's/railway volume delete/x/' README.md`,
  `perl -e 'print "railway volume delete"'`,
  `ruby -e 'puts "rm -rf /"'`,
  `awk '{ print $1 | "sort -u" }' src/index.ts`,
  `awk -F: '/railway|rm/ { print $2 }' src/index.ts`,
  `php -r 'echo "volumeDelete";'`,
  `lua -e 'print("unlink")'`,
  'openssl rand -hex 16',
  'nc -z localhost 5432',
  'echo hello | nc 10.0.0.1 9000',
  'openssl s_client -connect example.com:443 </dev/null',
];

for (const [command, rule] of held)
  test(`held: ${command}`, () => {
    const { verdict } = judgeIn(actionOf(command));
    assert.notEqual(verdict.decision, 'allow');
    assert.notEqual(verdict.decision, 'snapshot');
    if (rule !== null) assert.equal(verdict.rule, rule);
  });
for (const command of free)
  test(`free: ${command}`, () => {
    const { verdict } = judgeIn(actionOf(command));
    assert.equal(verdict.decision, 'allow', JSON.stringify(verdict.reason));
  });
