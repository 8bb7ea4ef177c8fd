import type { Provider, Rule } from './rule';
import { command, list } from './when';

const HELP = ['--help', '-h'];
const run = command('flux', { none: HELP });
const PLACE = ['flag:--context', 'flag:--kubeconfig', 'flag:--server', 'flag:--cluster', 'flag:-n', 'flag:--namespace', 'env:KUBECONFIG'];
const named = (kind: string) => ({ kind, name: ['arg:last', `=${kind}`], identifiers: PLACE });
const docs = (page: string): string => `https://fluxcd.io/flux/cmd/${page}/`;

const rules = [
  {
    id: 'flux/uninstall',
    when: run('uninstall', { none: ['--dry-run', ...HELP] }),
    verb: 'delete',
    class: 'data',
    resource: { kind: 'Flux', name: ['flag:--namespace', 'flag:-n', '=flux-system'], identifiers: PLACE },
    dies: 'all sources, releases and their definitions; from then on nothing brings the cluster back to what the repository says',
    undo: 'flux bootstrap again from the same repository',
    safer: 'Run flux uninstall --dry-run first.',
    docs: docs('flux_uninstall'),
    examples: {
      held: ['flux uninstall --silent', 'flux uninstall --context prod --keep-namespace'],
      free: ['flux uninstall --dry-run', 'flux check', 'flux install --export'],
    },
  },
  {
    id: 'flux/delete',
    when: run('delete *'),
    verb: 'delete',
    class: 'data',
    resource: named('object'),
    dies: 'with a Kustomization or a release everything that it put into the cluster, volume claims among them',
    undo: 'apply it again from the repository; data on volumes stays lost',
    safer: 'Suspend it with flux suspend, and look at flux tree kustomization first.',
    docs: docs('flux_delete'),
    examples: {
      held: ['flux delete kustomization apps -s', 'flux -n shop delete helmrelease db --silent', 'flux delete source git apps'],
      free: ['flux get all', 'flux tree kustomization apps', 'flux reconcile kustomization apps', 'flux suspend kustomization apps'],
    },
  },
] as const satisfies readonly Rule[];

/** Flux: its command line. */
export const flux = {
  id: 'flux',
  title: 'Flux',
  hosts: [],
  programs: [
    {
      id: 'flux',
      names: ['flux'],
      everyday: true,
      valueFlags: list(
        `-n --namespace --context --kubeconfig --timeout --as --as-group --as-user-extra --as-uid --cache-dir --certificate-authority --client-certificate
         --client-key --cluster --kube-api-burst --kube-api-qps --server --tls-server-name --token --user`,
      ),
    },
  ],
  rules,
} as const satisfies Provider;
