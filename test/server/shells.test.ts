import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_POLICY } from '../../src/engine/types';
import { Shells } from '../../src/server/shells';

const source = { home: '/h', workspace: [], own: [], temporary: [], policy: NO_POLICY, snapshots: true, env: {} };
const run = (shells: Shells, command: string, conversation = 'one') => 'env' in known(shells, command, conversation);
const known = (shells: Shells, command: string, conversation: string) =>
  shells.source(
    {
      kind: 'actions',
      agent: 'x',
      conversation,
      event: 'e',
      tool: 't',
      callId: null,
      actions: [{ kind: 'shell', command, shell: 'bash', agent: 'x', conversation, cwd: '/w' }],
    },
    source,
  );

const kept: readonly (readonly [command: string, keeps: boolean])[] = [
  ['export KUBECONFIG=/x', true],
  ['cd a && export A=1 DATABASE_URL=postgres://h/x', true],
  ['DATABASE_URL=x; npm test', true],
  ['declare -x DOCKER_HOST=ssh://h', true],
  ['set -a; . .env.production; set +a', true],
  ['source .env', true],
  ['$env:KUBECONFIG = "x"', true],
  ['kubectl config rename-context a b', true],
  ['echo x > ~/.kube/config', true],
  // One command's own, or nothing of this kind.
  ['KUBECONFIG=/x kubectl get pods', false],
  ['DATABASE_URL=postgres://localhost/x npm test', false],
  ['source venv/bin/activate', false],
  ['source .venv/bin/activate', false],
  ['. ~/.nvm/nvm.sh', false],
  ['kubectl config use-context a', false],
  ['export NODE_ENV=test', false],
  ['echo $KUBECONFIG', false],
];
for (const [command, keeps] of kept)
  test(`${command} ${keeps ? 'is' : 'is not'} remembered`, () => assert.equal(run(new Shells(), command), !keeps));

test('Docker is asked about where it was moved', () => {
  const shells = new Shells();
  const after = (command: string) => {
    run(shells, command);
    return known(shells, 'ls', 'one').docker;
  };
  assert.equal(after('export DATABASE_URL=x'), undefined);
  assert.equal(after('export DOCKER_HOST=ssh://h'), 'moved');
});

test('a conversation stays what it was, others do not hear of it', () => {
  const shells = new Shells();
  assert.equal(run(shells, 'ls'), true);
  assert.equal(run(shells, 'export KUBECONFIG=/x'), false);
  assert.equal(run(shells, 'ls'), false);
  assert.equal(run(shells, 'ls', 'two'), true);
});
