import { CLUSTER, docs, kinds, kubectl, server } from './kubernetesWhen';
import type { Rule } from './rule';

const named = (kind: string) => ({
  kind,
  name: ['args', 'flag:-f', 'flag:--filename', 'path:name', 'path:last'],
  identifiers: CLUSTER,
  behind: true as const,
});
const GENERATED = docs('reference/kubectl/generated/kubectl_delete/');
const WORKLOADS =
  'deployment|deployments|deploy|daemonset|daemonsets|ds|replicaset|replicasets|rs|cronjob|cronjobs|cj|job|jobs|service|services|svc|ingress|ingresses|ing|all';

/** Objects of a cluster, the most dangerous kinds first; what no rule names is caught by the last one. */
export const kubernetesObjectRules = [
  {
    id: 'kubernetes/delete-namespace',
    when: [kubectl(`delete ${kinds('namespace|namespaces|ns|project|projects')}`), server('DELETE /api/v1/namespaces/{name}')],
    verb: 'delete',
    class: 'data',
    resource: named('namespace'),
    dies: 'everything in the namespace: workloads, secrets, volume claims and, with the usual reclaim policy, their data',
    undo: 'none known without a backup',
    safer: 'Delete single objects by name, after kubectl get all,pvc -n with the namespace.',
    docs: docs('tasks/administer-cluster/namespaces/'),
    examples: {
      held: [
        'kubectl delete namespace shop',
        'kubectl --context prod delete ns staging',
        'oc delete project shop',
        'curl -k -X DELETE -H "Authorization: Bearer $TOKEN" https://10.0.0.1:6443/api/v1/namespaces/shop',
      ],
      free: ['kubectl get ns', 'kubectl delete ns staging --dry-run=client', 'kubectl describe namespace shop'],
    },
  },
  {
    id: 'kubernetes/delete-storage',
    when: [
      kubectl(
        `delete ${kinds('pvc|persistentvolumeclaim|persistentvolumeclaims|pv|persistentvolume|persistentvolumes|storageclass|storageclasses|sc')}`,
      ),
      server('DELETE /api/v1/persistentvolumes/{name} /api/v1/persistentvolumes /apis/storage.k8s.io/v*/storageclasses/{name}'),
      server('DELETE /api/v1/namespaces/{namespace}/persistentvolumeclaims/{name} /api/v1/namespaces/{namespace}/persistentvolumeclaims'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('volume'),
    dies: 'the data on the volume, with the usual reclaim policy Delete',
    undo: 'none known without a volume snapshot',
    safer: 'Set the reclaim policy of the volume to Retain first.',
    docs: docs('concepts/storage/persistent-volumes/#reclaiming'),
    examples: {
      held: [
        'kubectl delete pvc data-postgres-0 -n shop',
        'kubectl delete pods,pvc --all',
        'kubectl delete PersistentVolume/pv-1',
        'curl -X DELETE -H "Authorization: Bearer $TOKEN" https://10.0.0.1:6443/api/v1/namespaces/shop/persistentvolumeclaims/data',
      ],
      free: ['kubectl get pvc -A', 'kubectl describe pv pv-1', 'kubectl delete pvc data --dry-run=server'],
    },
  },
  {
    id: 'kubernetes/delete-backup',
    when: [
      kubectl(
        `delete ${kinds('volumesnapshot|volumesnapshots|vs|volumesnapshotcontent|volumesnapshotcontents|backup|backups|schedule|schedules|scheduledbackup|scheduledbackups')}`,
      ),
      { call: 'program', program: 'velero', verb: [['backup', 'schedule'], 'delete'] },
      { call: 'program', program: 'velero', verb: ['delete', ['backup', 'backups', 'schedule', 'schedules']] },
      { call: 'program', program: 'velero', verb: [['backup-location', 'snapshot-location'], 'delete'] },
      { call: 'program', program: 'velero', verb: ['uninstall'] },
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('backup'),
    dies: 'the way back to an earlier state',
    undo: 'none known',
    safer: 'Let snapshots expire by their schedule.',
    docs: docs('concepts/storage/volume-snapshots/'),
    examples: {
      held: ['kubectl delete volumesnapshot nightly -n shop', 'velero backup delete nightly --confirm', 'velero uninstall --force'],
      free: ['kubectl get volumesnapshots', 'velero backup get', 'velero backup create nightly'],
    },
  },
  {
    id: 'kubernetes/delete-definition',
    when: [
      kubectl(`delete ${kinds('crd|crds|customresourcedefinition|customresourcedefinitions')}`),
      server(
        'DELETE /apis/apiextensions.k8s.io/v*/customresourcedefinitions/{name} /apis/apiextensions.k8s.io/v*/customresourcedefinitions',
      ),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('custom resource definition'),
    dies: 'every object of that kind in all namespaces, and what their operator made for them',
    undo: 'none known for the objects',
    safer: 'List the objects of that kind first, and save them with kubectl get -o yaml.',
    docs: docs('tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#delete-a-customresourcedefinition'),
    examples: {
      held: [
        'kubectl delete crd certificates.cert-manager.io',
        'curl -X DELETE http://localhost:8001/apis/apiextensions.k8s.io/v1/customresourcedefinitions/certificates.cert-manager.io',
      ],
      free: [
        'kubectl get crds',
        'kubectl explain crd',
        'curl http://localhost:8001/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
      ],
    },
  },
  {
    id: 'kubernetes/delete-pod',
    when: [
      kubectl('delete pod|pods|po|pod/*|pods/*|po/*'),
      server('DELETE /api/v1/namespaces/{namespace}/pods/{name} /api/v1/namespaces/{namespace}/pods'),
      server('POST /api/v1/namespaces/{namespace}/pods/{name}/eviction'),
      kubectl('create', { any: ['--raw=*/eviction'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('pod'),
    reversible: true,
    dies: 'what the pod keeps in its own file system',
    undo: 'its controller makes a new one; a bare pod stays away',
    safer: 'Use kubectl rollout restart, which replaces pods one by one.',
    docs: GENERATED,
    examples: {
      held: [
        'kubectl delete pod web-0',
        'kubectl delete pods --all -n shop',
        'kubectl delete po -l app=web',
        'curl -X DELETE http://localhost:8001/api/v1/namespaces/shop/pods',
        'curl -X POST http://localhost:8001/api/v1/namespaces/shop/pods/web-0/eviction -d {}',
      ],
      free: [
        'kubectl get pods',
        'kubectl logs web-0',
        'kubectl rollout restart deployment/web',
        'kubectl delete pod web-0 --dry-run=client',
        'curl http://localhost:8001/api/v1/namespaces/shop/pods',
      ],
    },
  },
  {
    id: 'kubernetes/delete-stateful-set',
    when: [
      kubectl(`delete ${kinds('statefulset|statefulsets|sts')}`),
      server('DELETE /apis/apps/v*/namespaces/{namespace}/statefulsets/{name} /apis/apps/v*/namespaces/{namespace}/statefulsets'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('stateful set'),
    dies: 'its pods and, where the retention policy says so, its volume claims',
    undo: 'apply its manifest again; claims that went with it are lost',
    safer: 'Scale it down one replica at a time, after a backup.',
    docs: docs('tasks/run-application/delete-stateful-set/'),
    examples: {
      held: [
        'kubectl delete statefulset postgres',
        'kubectl delete sts/postgres --cascade=orphan',
        'curl -X DELETE http://localhost:8001/apis/apps/v1/namespaces/shop/statefulsets/postgres',
      ],
      free: ['kubectl get sts', 'curl http://localhost:8001/apis/apps/v1/namespaces/shop/statefulsets'],
    },
  },
  {
    id: 'kubernetes/delete-workload',
    when: [
      kubectl(`delete ${kinds(WORKLOADS)}`),
      server('DELETE /apis/{group}/v*/namespaces/{namespace}/{kind}/{name} /apis/{group}/v*/namespaces/{namespace}/{kind}'),
      server('DELETE /api/v1/namespaces/{namespace}/services/{name} /api/v1/namespaces/{namespace}/services'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('workload'),
    dies: 'its pods, and the traffic they serve',
    undo: 'apply its manifest again, if it is in version control',
    safer: 'Save it with kubectl get -o yaml, or scale it to a smaller number.',
    docs: GENERATED,
    examples: {
      held: [
        'kubectl delete deployment web',
        'kubectl delete all --all -n default',
        'k delete services --all',
        'kubectl delete deploy/web svc/web',
        'curl -X DELETE http://localhost:8001/apis/apps/v1/namespaces/shop/deployments',
      ],
      free: [
        'kubectl get deploy',
        'kubectl rollout undo deployment/web',
        'kubectl diff -f web.yaml',
        'curl http://localhost:8001/apis/apps/v1/namespaces/shop/deployments',
      ],
    },
  },
  {
    id: 'kubernetes/delete-secret',
    when: [
      kubectl(`delete ${kinds('secret|secrets|configmap|configmaps|cm')}`),
      server('DELETE /api/v1/namespaces/{namespace}/secrets/{name} /api/v1/namespaces/{namespace}/secrets'),
      server('DELETE /api/v1/namespaces/{namespace}/configmaps/{name} /api/v1/namespaces/{namespace}/configmaps'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('secret'),
    dies: 'what workloads read at their next start',
    undo: 'make it again, if its values are kept elsewhere',
    safer: 'Replace it with a new one under another name first.',
    docs: docs('concepts/configuration/secret/'),
    examples: {
      held: [
        'kubectl delete secret db-password',
        'kubectl delete cm settings -n shop',
        'curl -X DELETE http://localhost:8001/api/v1/namespaces/shop/secrets/db-password',
      ],
      free: ['kubectl get secrets', 'curl http://localhost:8001/api/v1/namespaces/shop/configmaps'],
    },
  },
  {
    id: 'kubernetes/delete-object',
    net: 'provider',
    when: [
      kubectl('delete'),
      server(
        'DELETE /api/v1/namespaces/{namespace}/{kind}/{name} /api/v1/namespaces/{namespace}/{kind} /api/v1/nodes/{name} /api/v1/nodes',
      ),
      server('DELETE /apis/{group}/v*/{kind}/{name} /apis/{group}/v*/{kind}'),
    ],
    verb: 'delete',
    class: 'data',
    resource: { ...named('object'), name: ['arg:1', 'arg:0', 'path:name'] },
    dies: 'whatever the object stands for',
    undo: 'apply its manifest again, if it is in version control',
    safer: 'Save it with kubectl get -o yaml first.',
    docs: GENERATED,
    examples: {
      held: [
        'kubectl delete clusterrolebinding admins',
        'kubectl delete node worker-1',
        'kubectl delete postgresql shop-db',
        'kubectl delete pdb web',
        'curl -X DELETE http://localhost:8001/apis/rbac.authorization.k8s.io/v1/clusterroles/admins',
      ],
      free: [
        'kubectl get nodes',
        'kubectl config get-contexts',
        'kubectl auth can-i delete pods',
        'curl http://localhost:8001/api/v1/nodes',
      ],
    },
  },
] as const satisfies readonly Rule[];
