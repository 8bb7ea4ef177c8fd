import { CLUSTER, docs, kubectl } from './kubernetesWhen';
import type { Rule } from './rule';
import { command } from './when';

const HELP = { none: ['--help', '-h'] };
const kind = command('kind', HELP);
const k3d = command('k3d', HELP);
const minikube = command('minikube', HELP);
const eksctl = command('eksctl', HELP);
const kops = command('kops', HELP);
const rosa = command('rosa', HELP);

/** Nodes, and clusters as a whole. */
export const clusterRules = [
  {
    id: 'kubernetes/drain-node',
    when: [kubectl('drain'), kubectl('adm drain'), kubectl('taint node|nodes', { args: ['*:NoExecute'] })],
    verb: 'stop',
    class: 'data',
    resource: { kind: 'node', name: ['arg:0'], identifiers: CLUSTER },
    reversible: true,
    dies: 'the pods on the node, with what they keep in emptyDir volumes',
    undo: 'kubectl uncordon; data in emptyDir volumes stays lost',
    safer: 'Cordon the node first, and look at what runs there.',
    docs: docs('tasks/administer-cluster/safely-drain-node/'),
    examples: {
      held: ['kubectl drain node01 --ignore-daemonsets --delete-emptydir-data', 'kubectl taint nodes node01 x=y:NoExecute'],
      free: ['kubectl cordon node01', 'kubectl uncordon node01', 'kubectl drain node01 --dry-run=client'],
    },
  },
  {
    id: 'kubernetes/delete-local-cluster',
    when: [kind('delete cluster|clusters'), k3d('cluster delete|rm'), minikube('delete')],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'cluster', name: ['flag:--name', 'flag:-n', 'flag:-p', 'flag:--profile', 'arg:0', '=cluster'], here: true },
    dies: 'everything in the cluster, volumes included',
    undo: 'none known',
    safer: 'Stop it instead.',
    docs: 'https://kind.sigs.k8s.io/docs/user/quick-start/#deleting-a-cluster',
    examples: {
      held: ['kind delete cluster --name dev', 'k3d cluster delete dev', 'minikube delete --all --purge'],
      free: ['kind get clusters', 'minikube stop', 'k3d cluster stop dev'],
    },
  },
  {
    id: 'kubernetes/delete-cluster',
    when: [
      eksctl('delete *'),
      rosa('delete|remove *'),
      kops('delete *', { any: ['--yes'] }),
      kops('toolbox *', { any: ['--force-delete'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: {
      kind: 'cluster',
      name: ['flag:--name', 'flag:--cluster', 'flag:-c', 'arg:0', 'flag:-f', 'flag:--config-file'],
      identifiers: ['flag:--region', 'flag:--profile', 'flag:--state'],
    },
    dies: 'every workload, volume and node in it',
    undo: 'none known',
    safer: 'Look at what runs there, and back up its volumes first.',
    docs: 'https://docs.aws.amazon.com/eks/latest/eksctl/creating-and-managing-clusters.html',
    examples: {
      held: [
        'eksctl delete cluster --name shop --region eu-west-1',
        'rosa delete cluster -c shop -y',
        'kops delete cluster shop.example.com --yes',
      ],
      free: ['eksctl get cluster', 'rosa list clusters', 'kops delete cluster shop.example.com'],
    },
  },
] as const satisfies readonly Rule[];
