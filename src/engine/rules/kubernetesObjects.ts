import { CLUSTER, docs, kinds, kubectl, server } from './kubernetesWhen';
import type { Rule } from './rule';

const named = (kind: string) => ({ kind, name: ['args', 'flag:-f', 'flag:--filename', 'path:name', 'path:last'], identifiers: CLUSTER });
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
      server(
        'DELETE /api/v1/persistentvolumes/{name} /api/v1/namespaces/{namespace}/persistentvolumeclaims/{name} /api/v1/namespaces/{namespace}/persistentvolumeclaims',
      ),
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
      server('DELETE /apis/apiextensions.k8s.io/{version}/customresourcedefinitions/{name}'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('custom resource definition'),
    dies: 'every object of that kind in all namespaces, and what their operator made for them',
    undo: 'none known for the objects',
    safer: 'List the objects of that kind first, and save them with kubectl get -o yaml.',
    docs: docs('tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#delete-a-customresourcedefinition'),
    examples: { held: ['kubectl delete crd certificates.cert-manager.io'], free: ['kubectl get crds', 'kubectl explain crd'] },
  },
  {
    id: 'kubernetes/delete-pod',
    when: [kubectl('delete pod|pods|po|pod/*|pods/*|po/*'), server('DELETE /api/v1/namespaces/{namespace}/pods/{name}')],
    verb: 'delete',
    class: 'data',
    resource: named('pod'),
    reversible: true,
    dies: 'what the pod keeps in its own file system',
    undo: 'its controller makes a new one; a bare pod stays away',
    safer: 'Use kubectl rollout restart, which replaces pods one by one.',
    docs: GENERATED,
    examples: {
      held: ['kubectl delete pod web-0', 'kubectl delete pods --all -n shop', 'kubectl delete po -l app=web'],
      free: [
        'kubectl get pods',
        'kubectl logs web-0',
        'kubectl rollout restart deployment/web',
        'kubectl delete pod web-0 --dry-run=client',
      ],
    },
  },
  {
    id: 'kubernetes/delete-stateful-set',
    when: [
      kubectl(`delete ${kinds('statefulset|statefulsets|sts')}`),
      server('DELETE /apis/apps/{version}/namespaces/{namespace}/statefulsets/{name}'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('stateful set'),
    dies: 'its pods and, where the retention policy says so, its volume claims',
    undo: 'apply its manifest again; claims that went with it are lost',
    safer: 'Scale it down one replica at a time, after a backup.',
    docs: docs('tasks/run-application/delete-stateful-set/'),
    examples: { held: ['kubectl delete statefulset postgres', 'kubectl delete sts/postgres --cascade=orphan'], free: ['kubectl get sts'] },
  },
  {
    id: 'kubernetes/delete-workload',
    when: [
      kubectl(`delete ${kinds(WORKLOADS)}`),
      server('DELETE /apis/{group}/{version}/namespaces/{namespace}/{kind}/{name} /apis/{group}/{version}/namespaces/{namespace}/{kind}'),
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
      ],
      free: ['kubectl get deploy', 'kubectl rollout undo deployment/web', 'kubectl diff -f web.yaml'],
    },
  },
  {
    id: 'kubernetes/delete-secret',
    when: [
      kubectl(`delete ${kinds('secret|secrets|configmap|configmaps|cm')}`),
      server('DELETE /api/v1/namespaces/{namespace}/secrets/{name} /api/v1/namespaces/{namespace}/configmaps/{name}'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('secret'),
    dies: 'what workloads read at their next start',
    undo: 'make it again, if its values are kept elsewhere',
    safer: 'Replace it with a new one under another name first.',
    docs: docs('concepts/configuration/secret/'),
    examples: { held: ['kubectl delete secret db-password', 'kubectl delete cm settings -n shop'], free: ['kubectl get secrets'] },
  },
  {
    id: 'kubernetes/delete-manifest',
    when: [
      kubectl('delete', { any: ['-f', '--filename', '-k', '--kustomize'] }),
      kubectl('replace', { any: ['--force'] }),
      kubectl('apply|create', { any: ['--prune'] }),
      kubectl('delete', { any: ['--raw'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: {
      kind: 'manifest',
      name: ['flag:-f', 'flag:--filename', 'flag:-k', 'flag:--kustomize', 'flag:--raw'],
      identifiers: CLUSTER,
    },
    dies: 'every object in the manifest, or every one that is no longer in it: namespaces and volume claims with their data',
    undo: 'apply the manifest again; data on volumes stays lost',
    safer: 'Look at kubectl diff first and delete single objects by name.',
    docs: GENERATED,
    examples: {
      held: [
        'kubectl delete -f deploy/',
        'kustomize build overlays/prod | kubectl delete -f -',
        'kubectl replace --force -f web.yaml',
        'kubectl apply --prune --all -f .',
        'kubectl delete -k overlays/prod',
      ],
      free: [
        'kubectl apply -f web.yaml',
        'kubectl replace -f web.yaml',
        'kubectl delete -f web.yaml --dry-run=client',
        'kubectl apply --prune --dry-run=server -f .',
      ],
    },
  },
  {
    id: 'kubernetes/remove-finalizers',
    when: [kubectl('patch', { any: ['-p=*finalizers*', '--patch=*finalizers*'] }), kubectl('replace', { any: ['--raw=*/finalize'] })],
    verb: 'disable',
    class: 'safeguard',
    resource: { ...named('finalizer'), name: ['arg:1', 'arg:0'] },
    dies: 'the last protection of an object that waits to be deleted, and whatever its controller would have cleaned up',
    undo: 'none known once the object is gone',
    safer: 'Find out which controller holds the object, and let it finish.',
    docs: docs('concepts/overview/working-with-objects/finalizers/'),
    examples: {
      held: [`kubectl patch pvc data -p '{"metadata":{"finalizers":null}}' --type=merge`],
      free: [`kubectl patch deployment web -p '{"spec":{"replicas":3}}'`],
    },
  },
  {
    id: 'kubernetes/scale-to-zero',
    when: kubectl('scale', { any: ['--replicas=0'] }),
    verb: 'stop',
    class: 'data',
    resource: { ...named('workload'), name: ['arg:1', 'arg:0'] },
    reversible: true,
    dies: 'the traffic it serves',
    undo: 'scale it up again',
    safer: 'Scale to one replica instead.',
    docs: docs('reference/kubectl/generated/kubectl_scale/'),
    examples: {
      held: ['kubectl scale deployment web --replicas=0', 'kubectl scale --replicas 0 sts/postgres'],
      free: ['kubectl scale deployment web --replicas=3', 'kubectl scale deployment web --replicas=10'],
    },
  },
  {
    id: 'kubernetes/delete-object',
    net: 'provider',
    when: [
      kubectl('delete'),
      server('DELETE /api/v1/namespaces/{namespace}/{kind}/{name} /api/v1/nodes/{name} /apis/{group}/{version}/{kind}/{name}'),
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
      ],
      free: ['kubectl get nodes', 'kubectl config get-contexts', 'kubectl auth can-i delete pods'],
    },
  },
] as const satisfies readonly Rule[];
