import { docs } from './kubernetesWhen';
import type { ProgramSpec, Rule } from './rule';
import { command, list } from './when';

const HELP = ['--help', '-h'];
const COMMON = `-n --namespace --context --kube-context --kubeconfig --timeout`;

/** Tools that put things into clusters, and the clusters' own. `everyday`: names that are words. */
export const kubernetesToolPrograms = [
  {
    id: 'skaffold',
    names: ['skaffold'],
    valueFlags: list(`${COMMON} -f --filename -p --profile -m --module -v --verbosity -d --default-repo`),
  },
  { id: 'devspace', names: ['devspace'], valueFlags: list(`${COMMON} -p --profile --var --override-name`) },
  { id: 'istioctl', names: ['istioctl'], valueFlags: list(`${COMMON} -f --filename -r --revision -c --istioNamespace -i --set -s`) },
  { id: 'cilium', names: ['cilium'], everyday: true, valueFlags: list(COMMON) },
  { id: 'kubeadm', names: ['kubeadm'], valueFlags: list('--cert-dir --cri-socket --rootfs --config -v --v --ignore-preflight-errors') },
  {
    id: 'talosctl',
    names: ['talosctl'],
    valueFlags: list(
      '--talosconfig -n --nodes -e --endpoints --context -c --cluster --name --state --provisioner --system-labels-to-wipe --wipe-mode',
    ),
  },
  { id: 'vcluster', names: ['vcluster'], valueFlags: list(`${COMMON} --config --log-output --driver --project`) },
  { id: 'k0s', names: ['k0s', 'microk8s'], valueFlags: ['--data-dir', '--config', '-c'] },
  { id: 'k3s-uninstall', names: ['k3s-uninstall.sh', 'k3s-agent-uninstall.sh', 'k3s-killall.sh', 'rke2-uninstall.sh'], valueFlags: [] },
  {
    id: 'etcdctl',
    names: ['etcdctl'],
    valueFlags: list('--endpoints --cacert --cert --key --user --password --command-timeout --dial-timeout -w --write-out --discovery-srv'),
  },
  { id: 'kubectl-plugin', names: ['kubectl-cnpg', 'kubectl-minio', 'kubectl-directpv'], valueFlags: list(COMMON) },
] as const satisfies readonly ProgramSpec[];

const run = (program: (typeof kubernetesToolPrograms)[number]['id'], none = HELP) => command(program, { none });

export const kubernetesToolRules = [
  {
    id: 'kubernetes/uninstall',
    when: [
      run('skaffold')('delete', { none: ['--dry-run', ...HELP] }),
      run('devspace')('purge'),
      run('devspace')('reset vars|pods', { none: HELP }),
      run('istioctl', ['--dry-run', ...HELP])('uninstall'),
      run('istioctl', ['--dry-run', ...HELP])('x uninstall'),
      run('cilium')('uninstall'),
      command('kubectl', { none: HELP })('cnpg destroy'),
      command('kubectl', { none: HELP })('minio|directpv|vela|rook-ceph ** delete|destroy|uninstall|remove|purge'),
      run('kubectl-plugin')('** delete|destroy|uninstall|remove|purge'),
    ],
    verb: 'delete',
    class: 'data',
    resource: {
      kind: 'application',
      name: ['args', '=application'],
      identifiers: ['flag:--context', 'flag:--kube-context', 'flag:--server', 'flag:-n', 'flag:--namespace', 'env:KUBECONFIG'],
    },
    dies: 'every object it put into the cluster, volume claims with their data among them',
    undo: 'put it in again; data on volumes stays lost',
    safer: 'Look at what it manages first.',
    docs: 'https://skaffold.dev/docs/references/cli/#skaffold-delete',
    examples: {
      held: [
        'skaffold delete',
        'istioctl uninstall --purge -y',
        'kubectl cnpg destroy shop-db 1',
        'kubectl minio tenant delete t1 --force',
      ],
      free: ['skaffold run', 'kubectl cnpg status shop-db'],
    },
  },
  {
    id: 'kubernetes/wipe-node',
    when: [
      run('kubeadm', ['--dry-run', ...HELP])('reset'),
      run('talosctl')('reset|wipe'),
      run('talosctl')('cluster destroy'),
      run('k0s')('reset'),
      run('vcluster')('delete|rm'),
      run('k3s-uninstall')(''),
      run('etcdctl')('del|rm|rmdir|delete-range'),
      run('etcdctl')('member|user|role remove|delete'),
      run('etcdctl')('snapshot restore'),
    ],
    verb: 'delete',
    class: 'data',
    resource: {
      kind: 'node',
      name: ['flag:-n', 'flag:--nodes', 'arg:0', '=this node'],
      identifiers: ['flag:--context', 'flag:--endpoints', 'flag:-e'],
    },
    dies: 'the state of the cluster on that machine: with the last control plane node, all of it',
    undo: 'an etcd snapshot from before',
    safer: 'Save a snapshot with etcdctl snapshot save first, and drain the node.',
    docs: docs('reference/setup-tools/kubeadm/kubeadm-reset/'),
    examples: {
      held: ['sudo kubeadm reset -f', 'talosctl -n 10.0.0.2 reset', 'k0s reset', 'vcluster delete dev', 'etcdctl del / --prefix'],
      free: ['kubeadm token list', 'talosctl get members', 'vcluster list', 'etcdctl get / --prefix', 'etcdctl snapshot save x.db'],
    },
  },
] as const satisfies readonly Rule[];
