import { CLUSTER, docs, kubectl, server } from './kubernetesWhen';
import type { Rule, Source } from './rule';

const GENERATED = docs('reference/kubectl/generated/');
const TARGET: readonly Source[] = ['arg:1', 'arg:0', 'path:name'];
/** A patch as it stands on the command line, however its blanks are set. */
const patched = (...texts: readonly string[]) => ({
  any: texts.flatMap((text) => ['-p', '--patch'].flatMap((flag) => [`${flag}=${text}`, `${flag}=${text.replace('":', '": ')}`])),
});
const OBJECTS = 'PATCH|PUT /api/v1/{kind}/{name} /api/v1/namespaces/{namespace}/{kind}/{name}';
const GROUPED = 'PATCH|PUT /apis/{group}/v*/{kind}/{name} /apis/{group}/v*/namespaces/{namespace}/{kind}/{name}';
const emptied = (line: string) => [
  server(line, { fields: { 'metadata.finalizers': [null] } }),
  server(line, { fields: { 'metadata.finalizers.length': [0] } }),
  server(line, { fields: { path: ['/metadata/finalizers*'], op: ['remove', 'replace'] } }),
];
const ZERO = '/apis/{group}/v*/namespaces/{namespace}/{kind}/{name}';

/** What takes objects away or leaves them without protection besides `delete` by name. */
export const kubernetesChangeRules = [
  {
    id: 'kubernetes/delete-manifest',
    when: [
      kubectl('delete', { any: ['-f', '--filename', '-k', '--kustomize'] }),
      // `apply --force` deletes what it cannot change, and makes it again.
      kubectl('replace|apply', { any: ['--force'] }),
      kubectl('apply|create', { any: ['--prune'] }),
      kubectl('delete', { any: ['--raw'] }),
      kubectl('adm prune *', { any: ['--confirm'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: {
      kind: 'manifest',
      name: ['flag:-f', 'flag:--filename', 'flag:-k', 'flag:--kustomize', 'flag:--raw', '=objects'],
      identifiers: CLUSTER,
      behind: true,
    },
    dies: 'every object in the manifest, or every one that is no longer in it: namespaces and volume claims with their data',
    undo: 'apply the manifest again; data on volumes stays lost',
    safer: 'Look at kubectl diff first and delete single objects by name.',
    docs: `${GENERATED}kubectl_delete/`,
    examples: {
      held: [
        'kubectl delete -f deploy/',
        'kustomize build overlays/prod | kubectl delete -f -',
        'kubectl replace --force -f web.yaml',
        'kubectl apply --force -f web.yaml',
        'kubectl apply --prune --all -f .',
        'kubectl delete -k overlays/prod',
        'oc adm prune builds --confirm',
      ],
      free: [
        'kubectl apply -f web.yaml',
        'kubectl apply --server-side --force-conflicts -f web.yaml',
        'kubectl replace -f web.yaml',
        'kubectl delete -f web.yaml --dry-run=client',
        'kubectl apply --prune --dry-run=server -f .',
        'oc adm prune builds',
      ],
    },
  },
  {
    id: 'kubernetes/remove-finalizers',
    when: [
      kubectl('patch', { any: ['-p=*finalizers*', '--patch=*finalizers*'] }),
      kubectl('replace', { any: ['--raw=*/finalize'] }),
      server('PUT /api/v1/namespaces/{name}/finalize'),
      ...emptied(OBJECTS),
      ...emptied(GROUPED),
    ],
    verb: 'disable',
    class: 'safeguard',
    resource: { kind: 'finalizer', name: TARGET, identifiers: CLUSTER, behind: true },
    dies: 'the last protection of an object that waits to be deleted, and whatever its controller would have cleaned up',
    undo: 'none known once the object is gone',
    safer: 'Find out which controller holds the object, and let it finish.',
    docs: docs('concepts/overview/working-with-objects/finalizers/'),
    examples: {
      held: [
        `kubectl patch pvc data -p '{"metadata":{"finalizers":null}}' --type=merge`,
        'kubectl replace --raw /api/v1/namespaces/shop/finalize -f ns.json',
        `curl -X PATCH http://localhost:8001/api/v1/namespaces/shop/persistentvolumeclaims/data -d '{"metadata":{"finalizers":[]}}'`,
        `curl -X PATCH http://localhost:8001/api/v1/persistentvolumes/pv1 -d '[{"op":"remove","path":"/metadata/finalizers"}]'`,
      ],
      free: [
        `kubectl patch deployment web -p '{"spec":{"paused":true}}'`,
        `curl -X PATCH http://localhost:8001/apis/apps/v1/namespaces/shop/deployments/web -d '{"metadata":{"labels":{"a":"b"}}}'`,
      ],
    },
  },
  {
    id: 'kubernetes/release-volume',
    when: [
      kubectl('patch', patched('*persistentVolumeReclaimPolicy":"Delete*', '*persistentVolumeReclaimPolicy":"Recycle*')),
      server('PATCH|PUT /api/v1/persistentvolumes/{name}', { fields: { 'spec.persistentVolumeReclaimPolicy': ['Delete', 'Recycle'] } }),
    ],
    verb: 'disable',
    class: 'safeguard',
    resource: { kind: 'volume', name: TARGET, identifiers: CLUSTER, behind: true },
    reversible: true,
    dies: 'what keeps the data when its claim is deleted',
    undo: 'set the policy back to Retain before the claim goes',
    safer: 'Leave the reclaim policy at Retain.',
    docs: docs('tasks/administer-cluster/change-pv-reclaim-policy/'),
    examples: {
      held: [
        `kubectl patch pv pv1 -p '{"spec":{"persistentVolumeReclaimPolicy":"Delete"}}'`,
        `curl -X PATCH http://localhost:8001/api/v1/persistentvolumes/pv1 -d '{"spec":{"persistentVolumeReclaimPolicy":"Delete"}}'`,
      ],
      free: [
        `kubectl patch pv pv1 -p '{"spec":{"persistentVolumeReclaimPolicy":"Retain"}}'`,
        `curl -X PATCH http://localhost:8001/api/v1/persistentvolumes/pv1 -d '{"spec":{"persistentVolumeReclaimPolicy":"Retain"}}'`,
      ],
    },
  },
  {
    id: 'kubernetes/scale-to-zero',
    when: [
      kubectl('scale', { any: ['--replicas=0'] }),
      kubectl('patch', patched('*"replicas":0}*', '*"replicas":0,*')),
      kubectl('patch', { all: ['-p=*/replicas*', '-p=*:*0}*'], none: ['-p=*[1-9]*', '--dry-run=client', '--dry-run=server'] }),
      kubectl('idle'),
      server(`PATCH|PUT ${ZERO} ${ZERO}/scale`, { fields: { 'spec.replicas': [0] } }),
      server(`PATCH ${ZERO} ${ZERO}/scale`, { fields: { path: ['/spec/replicas'], value: [0] } }),
    ],
    verb: 'stop',
    class: 'data',
    resource: { kind: 'workload', name: TARGET, identifiers: CLUSTER, behind: true },
    reversible: true,
    dies: 'the traffic it serves',
    undo: 'scale it up again',
    safer: 'Scale to one replica instead.',
    docs: `${GENERATED}kubectl_scale/`,
    examples: {
      held: [
        'kubectl scale deployment web --replicas=0',
        'kubectl scale --replicas 0 sts/postgres',
        `kubectl patch deploy web -p '{"spec": {"replicas": 0}}'`,
        'oc idle web',
        `curl -X PATCH http://localhost:8001/apis/apps/v1/namespaces/shop/deployments/web/scale -d '{"spec":{"replicas":0}}'`,
      ],
      free: [
        'kubectl scale deployment web --replicas=3',
        'kubectl scale deployment web --replicas=10',
        `kubectl patch deployment web -p '{"spec":{"replicas":10}}'`,
        `curl -X PATCH http://localhost:8001/apis/apps/v1/namespaces/shop/deployments/web/scale -d '{"spec":{"replicas":2}}'`,
      ],
    },
  },
  {
    id: 'kubernetes/name-anew',
    when: [
      kubectl('kuberc set', { any: ['delete', 'drain', 'replace', 'apply', 'patch', 'scale'].map((verb) => `--command=${verb}`) }),
      // Another file of aliases: what its verbs stand for is not read.
      kubectl('*', { any: ['--kuberc'], none: ['--kuberc=/dev/null', '--help', '-h'] }),
    ],
    net: 'provider',
    verb: 'change',
    class: 'suspected',
    resource: { kind: 'kubectl alias', name: ['flag:--name', 'flag:--kuberc', '=defaults'], identifiers: CLUSTER, behind: true },
    reversible: true,
    dies: 'what tells a deletion from other commands: its name, and its questions',
    undo: 'take the entry out of ~/.kube/kuberc',
    safer: 'Write the command out.',
    docs: docs('reference/kubectl/kuberc/'),
    examples: {
      held: ['kubectl kuberc set --section aliases --name gone --command delete', 'kubectl --kuberc=other.yaml gone ns shop'],
      free: [
        'kubectl kuberc set --section aliases --name getn --command get --prependarg nodes',
        'kubectl kuberc view',
        'kubectl get pods --kuberc=/dev/null',
      ],
    },
  },
] as const satisfies readonly Rule[];
