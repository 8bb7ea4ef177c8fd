import type { Provider, Rule } from './rule';
import { command, list } from './when';

const run = command('helm', { none: ['--dry-run', '--dry-run=client', '--dry-run=server', '--help', '-h'] });
const HELP = { none: ['--help', '-h'] };
const helmfile = command('helmfile', HELP);
const PLACE = [
  'flag:--kube-context',
  'flag:--namespace',
  'flag:-n',
  'flag:--kube-apiserver',
  'label:flag:--kubeconfig',
  'flag:--environment',
  'flag:-e',
  'env:HELM_KUBECONTEXT',
  'env:HELM_NAMESPACE',
  'env:HELM_KUBEAPISERVER',
  'label:env:KUBECONFIG',
];

const rules = [
  {
    id: 'helm/uninstall',
    when: [
      run('uninstall|delete|del|un'),
      // Plugins that hand their words on.
      run('secrets|tiller|s3 uninstall|delete|del|un'),
      helmfile('destroy|delete'),
      command('helmsman', HELP)('', { any: ['-destroy', '--destroy'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'release', name: ['args', 'flag:-f', 'flag:--file', '=all releases'], identifiers: PLACE },
    dies: 'all objects of the release, its history, and volume claims that are part of the chart',
    undo: 'install the chart again; with --keep-history helm rollback; data on volumes stays lost',
    safer: 'Look at helm get manifest first, and use --keep-history.',
    docs: 'https://helm.sh/docs/helm/helm_uninstall/',
    examples: {
      held: [
        'helm uninstall web',
        'helm delete web -n shop --kube-context prod',
        'helmfile -e prod destroy',
        'helm --kube-tls-server-name x un web',
        'helm secrets uninstall web',
        'helmsman --destroy -f shop.yaml',
      ],
      free: [
        'helm list',
        'helm uninstall web --dry-run',
        'helm rollback web 3',
        'helm repo remove stable',
        'helm plugin uninstall diff',
        'helmfile diff',
      ],
    },
  },
  {
    id: 'helm/force-upgrade',
    when: [
      run('upgrade', { any: ['--force', '--force-replace', '--reset-values'] }),
      run('rollback', { any: ['--force', '--force-replace'] }),
      run('secrets upgrade', { any: ['--force', '--force-replace', '--reset-values'] }),
    ],
    verb: 'overwrite',
    class: 'data',
    resource: { kind: 'release', name: ['arg:0'], identifiers: PLACE },
    reversible: true,
    dies: 'objects that are deleted and made again, and values that were set before',
    undo: 'helm rollback',
    safer: 'Upgrade without --force, after helm diff.',
    docs: 'https://helm.sh/docs/helm/helm_upgrade/',
    examples: {
      held: ['helm upgrade web ./chart --force', 'helm upgrade --install web ./chart --reset-values', 'helm rollback web 2 --force'],
      free: [
        'helm upgrade web ./chart',
        'helm upgrade --install web ./chart --force --dry-run',
        'helm rollback web 2',
        'helm template ./chart',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Helm and helmfile. */
export const helm = {
  id: 'helm',
  title: 'Helm',
  hosts: [],
  programs: [
    {
      id: 'helm',
      names: ['helm', 'helm3'],
      valueFlags: list(
        `-n --namespace --kube-context --kubeconfig --kube-apiserver --kube-token --kube-as-user --kube-as-group --kube-ca-file --registry-config
         --repository-config --repository-cache --burst-limit --qps --timeout --description --cascade -f --values --set --set-string --set-file --set-json
         --version --repo --username --password --ca-file --cert-file --key-file --keyring --history-max --post-renderer --post-renderer-args -o --output
         --kube-tls-server-name --color --colour --content-cache --set-literal -l --labels --name-template --offset -m --max `,
      ),
    },
    {
      id: 'helmfile',
      names: ['helmfile'],
      valueFlags: list(
        `-e --environment -f --file -l --selector -n --namespace --kube-context --kubeconfig -b --helm-binary -k --kustomize-binary -c --chart --log-level
         --state-values-set --state-values-set-string --state-values-file --args --values --set --deleteTimeout --delete-timeout --cascade --concurrency`,
      ),
    },
    {
      id: 'helmsman',
      names: ['helmsman'],
      clusters: false,
      valueFlags: list('-f --f -kubeconfig --kubeconfig -target --target -group --group -e --e -p --p'),
    },
  ],
  rules,
} as const satisfies Provider;
