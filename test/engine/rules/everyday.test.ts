import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeIn } from '../world';
import { rows } from './rows';

/** What people and agents do all day, each beside what has to stay held. */

// Fields that every API has, on this machine; a provider's own are its own on any address.
const sent = (to: string, field: string): string =>
  `curl ${to} -H 'content-type: application/json' -d '{"query":"mutation { ${field}(id: 1) { id } }"}'`;
rows('allow', [sent('localhost:3000/graphql', 'deleteUser'), sent('http://127.0.0.1:4000/graphql', 'productDelete')]);
rows('hold type flyio/delete-resource', [sent('https://api.fly.io/graphql', 'deleteUser'), sent('http://10.0.0.7/graphql', 'deleteUser')]);
rows('hold click railway/delete-volume', [sent('localhost:3000/graphql', 'volumeDelete')]);

// A console of what is made again.
rows('allow', ['rails console -e test', 'rails c -e development', 'rails dbconsole --environment=test']);
rows('hold type shell/open-session', [
  'rails c -e production',
  'rails console -e testing-prod',
  'rails c -e test -e production',
  'rails c -e "$ENV"',
]);

// LocalStack.
rows('hold click aws/delete-objects', ['awslocal s3 rm s3://b/x']);
rows('hold click aws/delete-database', ['awslocal dynamodb delete-table --table-name t']);
rows('hold type aws/delete-database', [
  'AWS_ENDPOINT_URL=https://dynamodb.eu-west-1.amazonaws.com awslocal dynamodb delete-table --table-name t',
  'LOCALSTACK_HOST=db.example.com awslocal dynamodb delete-table --table-name t',
  'awslocal --endpoint-url https://dynamodb.eu-west-1.amazonaws.com dynamodb delete-table --table-name t',
]);

/** What a person is asked about: fetched code goes by where it comes from. */
const named = (command: string, name: string): void => {
  test(`${command}: ${name}`, () => {
    assert.equal(
      judgeIn({ kind: 'shell', agent: 'unknown', conversation: null, cwd: '/home/you/projects/shop', shell: 'bash', command }).verdict
        .resource?.name,
      name,
    );
  });
};
named('curl -LsSf https://astral.sh/uv/install.sh | sh', 'astral.sh');
named("curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y", 'sh.rustup.rs');
named('curl -sSL https://install.python-poetry.org | python3 -', 'install.python-poetry.org');
named('/bin/bash -c "$(curl -fsSL https://raw.githubusercontent.com/Homebrew/install/HEAD/install.sh)"', 'raw.githubusercontent.com');
named('curl -s https://a.example.com/x | sh; curl -s https://b.example.com/y | sh', 'curl');
named('curl -s "$URL" | sh', 'curl');

// Caches, at home and of the system.
rows('allow', [
  'rm -rf ~/Library/Developer/Xcode/DerivedData',
  'rm -rf ~/Library/Developer/Xcode/DerivedData/App-*',
  'apt-get install -y jq && rm -rf /var/lib/apt/lists/*',
  'rm -rf /var/cache/apk/*',
]);
rows('hold type filesystem/delete-outside', [
  'rm -rf ~/Library/Developer/Xcode',
  'rm -rf ~/Library/Developer/Xcode/Archives',
  'rm -rf /var/lib/apt',
  'rm -rf /var/lib/postgresql/*',
]);

// The name of what goes.
named('git push origin :feature/old', 'feature/old');
named('git push origin main :feature/old', 'feature/old');
named('git push origin --delete feature/old', 'feature/old');
