import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { kubectl } from '../../../src/server/lookup/kubectl';
import { type Api, api, installed, type Stage, stage } from './stage';

const program = installed('kubectl');
const skip = program === null ? 'kubectl is not installed here' : process.platform === 'win32';

/** As an API server lists what it has: https://kubernetes.io/docs/reference/kubernetes-api/ */
const GROUPS: Readonly<Record<string, readonly (readonly [name: string, kind: string, namespaced: boolean])[]>> = {
  v1: [
    ['namespaces', 'Namespace', false],
    ['persistentvolumes', 'PersistentVolume', false],
    ['persistentvolumeclaims', 'PersistentVolumeClaim', true],
    ['services', 'Service', true],
  ],
  'apps/v1': [
    ['deployments', 'Deployment', true],
    ['statefulsets', 'StatefulSet', true],
    ['daemonsets', 'DaemonSet', true],
  ],
  'batch/v1': [['cronjobs', 'CronJob', true]],
  'networking.k8s.io/v1': [['ingresses', 'Ingress', true]],
};
const groupVersion = (group: string) => ({ groupVersion: group, version: group.split('/')[1] ?? '' });
const FIXED: Readonly<Record<string, unknown>> = {
  '/version': { major: '1', minor: '32', gitVersion: 'v1.32.4' },
  '/api': { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [] },
  '/apis': {
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: Object.keys(GROUPS)
      .filter((group) => group.includes('/'))
      .map((group) => ({ name: group.split('/')[0], versions: [groupVersion(group)], preferredVersion: groupVersion(group) })),
  },
};
const claim = (name: string) => ({ metadata: { name }, spec: {} });
const volume = (name: string, policy: string, namespace: string, of: string) => ({
  metadata: { name },
  spec: { persistentVolumeReclaimPolicy: policy, claimRef: { namespace, name: of } },
});
const OBJECTS: Readonly<Record<string, readonly { readonly metadata: { readonly name: string } }[]>> = {
  'v1/namespaces': [{ metadata: { name: 'shop' } }, { metadata: { name: 'empty' } }],
  'v1/persistentvolumes': [
    volume('pv-1', 'Delete', 'shop', 'data-postgres-0'),
    volume('pv-2', 'Retain', 'shop', 'uploads'),
    volume('pv-3', 'Delete', 'blog', 'uploads'),
  ],
  'v1/shop/persistentvolumeclaims': [claim('data-postgres-0'), claim('uploads'), claim('data-postgres-old')],
  'apps/v1/shop/deployments': ['a', 'b', 'c', 'd', 'e', 'f'].map(claim),
  'apps/v1/shop/statefulsets': [
    {
      metadata: { name: 'postgres' },
      ...{ spec: { replicas: 2, volumeClaimTemplates: [{ metadata: { name: 'data' } }] } },
    },
    {
      metadata: { name: 'cache' },
      ...{ spec: { replicas: 0, persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete' } } },
    },
  ],
};

function answer(url: string): unknown {
  const path = url.replace(/\?.*$/, '');
  if (Object.hasOwn(FIXED, path)) return FIXED[path];
  const [, group = '', rest = ''] = /^\/apis?\/((?:[a-z.0-9]+\/)?v1)(?:\/(.*))?$/.exec(path) ?? [];
  const resources = GROUPS[group];
  if (!resources) return undefined;
  if (rest === '') {
    const listed = resources.map(([name, kind, namespaced]) => ({ name, kind, namespaced, singularName: '', verbs: ['get', 'list'] }));
    return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion: group, resources: listed };
  }
  const [, namespace, resource = '', name] = /^(?:namespaces\/([^/]+)\/(?=\w))?([a-z]+)(?:\/([^/]+))?$/.exec(rest) ?? [];
  const kind = resources.find(([one]) => one === resource)?.[1];
  if (kind === undefined) return undefined;
  const items = OBJECTS[[group, ...(namespace === undefined ? [] : [namespace]), resource].join('/')] ?? [];
  if (name === undefined) return { kind: `${kind}List`, apiVersion: group, metadata: { resourceVersion: '1' }, items };
  const found = items.find(({ metadata }) => metadata.name === name);
  return found ? { kind, apiVersion: group, ...found } : undefined;
}

let server: Api;
let own: Stage;
before(async () => {
  server = await api(({ url = '' }) => answer(url));
  own = stage('kubernetes', { program });
  own.write('.kube/token', 'fake-token\n');
  own.write(
    '.kube/config',
    `apiVersion: v1
kind: Config
current-context: shop-prod
clusters:
- name: prod
  cluster:
    server: http://127.0.0.1:${server.port}
- name: other
  cluster: {server: https://other.example.com, insecure-skip-tls-verify: true}
contexts:
- name: shop-prod
  context: {cluster: prod, user: reader, namespace: shop}
- name: cloud
  context: {cluster: prod, user: cloud}
- name: anchored
  context: {cluster: prod, user: anchored}
- name: old
  context: {cluster: prod, user: old}
- name: open
  context: {cluster: other, user: reader}
- name: outside
  context: {cluster: prod, user: outside}
users:
- name: reader
  user:
    tokenFile: token
- name: outside
  user:
    tokenFile: ../secret
- name: cloud
  user:
    exec:
      apiVersion: client.authentication.k8s.io/v1
      command: /bin/sh
      args: [-c, "touch /tmp/mollyguard-was-here"]
- name: base
  user: &base
    exec: {command: /bin/sh}
- name: anchored
  user:
    <<: *base
    token: fake-token
- name: old
  user:
    token: fake-token
    auth-provider: {name: gcp, config: {cmd-path: /bin/sh}}
`,
  );
  own.write('secret', 'fake-token\n');
});
after(() => {
  own.remove();
  server.close();
});
const found = async (command: string, rule: string) => {
  const answered = await own.find(kubectl, command, rule);
  return typeof answered === 'string' || answered === null ? answered : answered.facts;
};
const notKnown = (why: string) => [{ id: 'not-known', data: { provider: 'kubernetes', why } }];
const lookedUp = (more = '', sure = 'no') => ({
  id: 'looked-up',
  data: { where: `context shop-prod, host 127.0.0.1${more}`, sure },
});

describe('kubectl', { skip }, () => {
  test('tells what goes with a namespace', async () => {
    assert.deepEqual(await found('kubectl delete namespace shop', 'kubernetes/delete-namespace'), [
      lookedUp(),
      { id: 'holds', data: { kind: 'deployments', count: '6', names: 'a, b, c, d, e, …' } },
      { id: 'holds', data: { kind: 'stateful sets', count: '2', names: 'postgres, cache' } },
      { id: 'holds', data: { kind: 'volume claims', count: '3', names: 'data-postgres-0, uploads, data-postgres-old' } },
      { id: 'volumes', data: { count: '2', kept: '1', deleted: '1' } },
    ]);
    assert.ok(
      server.requests.every((one) => one.startsWith('GET ')),
      'it only gets',
    );
    assert.ok(!server.requests.some((one) => /secrets|configmaps/.test(one)));
  });

  for (const [command, rule, facts] of [
    [
      'kubectl delete ns empty',
      'kubernetes/delete-namespace',
      [lookedUp(), { id: 'holds', data: { kind: 'workloads', count: '0', names: '' } }],
    ],
    ['kubectl delete ns gone', 'kubernetes/delete-namespace', [lookedUp(), { id: 'missing', data: { name: 'gone' } }]],
    [
      'kubectl delete pvc/uploads',
      'kubernetes/delete-storage',
      [lookedUp(', namespace shop'), { id: 'volumes', data: { count: '1', kept: '1', deleted: '0' } }],
    ],
    [
      'kubectl --context shop-prod -n shop delete pvc data-postgres-0',
      'kubernetes/delete-storage',
      [lookedUp(', namespace shop', 'yes'), { id: 'volumes', data: { count: '1', kept: '0', deleted: '1' } }],
    ],
    [
      'kubectl delete pv pv-3',
      'kubernetes/delete-storage',
      [
        lookedUp(),
        { id: 'volumes', data: { count: '1', kept: '0', deleted: '1' } },
        { id: 'dependants', data: { count: '1', names: 'blog/uploads' } },
      ],
    ],
    [
      'kubectl delete sts postgres',
      'kubernetes/delete-stateful-set',
      [
        lookedUp(', namespace shop'),
        { id: 'holds', data: { kind: 'pods', count: '2', names: '' } },
        { id: 'holds', data: { kind: 'volume claims', count: '1', names: 'data-postgres-0' } },
        { id: 'volumes', data: { count: '1', kept: '1', deleted: '0' } },
      ],
    ],
    [
      'kubectl delete statefulset/cache',
      'kubernetes/delete-stateful-set',
      [lookedUp(', namespace shop'), { id: 'holds', data: { kind: 'pods', count: '0', names: '' } }],
    ],
  ] as const)
    test(command, async () => assert.deepEqual(await found(command, rule), facts));
});

describe('what is not looked up', () => {
  for (const [command, why] of [
    // The login would run a program that stands in the file.
    ['kubectl --context cloud delete ns shop', 'runs-code'],
    ['kubectl --context anchored delete ns shop', 'runs-code'],
    ['kubectl --context old delete ns shop', 'runs-code'],
    // Anybody could answer in the place of the server.
    ['kubectl --context open delete ns shop', 'failed'],
    // A token outside of the home's own folder for them.
    ['kubectl --context outside delete ns shop', 'failed'],
    ['kubectl --context nowhere delete ns shop', 'no-connection'],
    // Another cluster, or as somebody else.
    ['kubectl --kubeconfig other delete ns shop', 'target'],
    ['KUBECONFIG=other kubectl delete ns shop', 'target'],
    ['export KUBECONFIG=other; kubectl delete ns shop', 'target'],
    ['HOME=/tmp kubectl delete ns shop', 'target'],
    ['ssh host kubectl delete ns shop', 'target'],
    ['kubectl --insecure-skip-tls-verify delete ns shop', 'target'],
    ['sudo kubectl delete ns shop', 'target'],
    ['kubectl --as admin delete ns shop', 'target'],
    ['kubectl --server https://other.example.com delete ns shop', 'target'],
    ['kubectl config use-context cloud && kubectl delete ns shop', 'target'],
    // Nobody knows yet which.
    ['kubectl delete ns shop -l $LABEL', 'target'],
    ['kubectl delete ns --all', 'target'],
  ] as const)
    test(command, async () => {
      const before = server.requests.length;
      assert.deepEqual(await found(command, 'kubernetes/delete-namespace'), notKnown(why));
      assert.equal(server.requests.length, before, 'nobody was asked');
    });
});

test('a kubeconfig that is damaged says nothing', async () => {
  const broken = stage('kubernetes', {});
  for (const text of [
    '',
    '{',
    '- a\n b',
    'contexts: x',
    'contexts: [{name: a}]',
    '\0',
    'current-context: a\ncontexts: [{name: a, context: }]',
  ]) {
    broken.write('.kube/config', text);
    assert.deepEqual(await broken.find(kubectl, 'kubectl delete ns shop', 'kubernetes/delete-namespace'), {
      evidence: [],
      facts: notKnown('no-connection'),
    });
  }
  broken.remove();
});
