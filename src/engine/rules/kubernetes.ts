import { kubernetesChangeRules } from './kubernetesChanges';
import { clusterRules } from './kubernetesClusters';
import { kubernetesObjectRules } from './kubernetesObjects';
import { kubernetesToolPrograms, kubernetesToolRules } from './kubernetesTools';
import type { Provider } from './rule';
import { list } from './when';

/** Kubernetes: `kubectl` and `oc`, the API server's own paths, and the tools that make and take whole clusters. */
export const kubernetes: Provider = {
  id: 'kubernetes',
  title: 'Kubernetes',
  // The API server answers on any host; the rules tell it by its paths.
  hosts: ['kubernetes.default.svc', 'kubernetes.default.svc.cluster.local'],
  programs: [
    {
      id: 'kubectl',
      names: ['kubectl', 'oc', 'k', 'kubecolor', 'microk8s.kubectl'],
      valueFlags: list(
        `-n --namespace --context --kubeconfig --kuberc --cluster --user --username --password --server -s --token --as --as-group --as-uid --as-user-extra
         --certificate-authority --client-certificate --client-key --tls-server-name --request-timeout --cache-dir --profile --profile-output --log-dir --log-file
         --log-file-max-size --log-flush-frequency --log-backtrace-at --stderrthreshold -f --filename -k --kustomize -l --selector --field-selector -o --output
         --replicas --current-replicas --resource-version --timeout --grace-period --patch -p --patch-file --type --container -c --raw --subresource
         --field-manager --template --sort-by --prune-allowlist --prune-whitelist --applyset --to-revision --revision --pod-selector
         --skip-wait-for-delete-timeout --chunk-size -v --v --vmodule --image --overrides --limits --requests --min --max --cpu-percent -e --env -L --label-columns
         --for --since --since-time --tail --target --copy-to --command --section --name --option --prependarg --appendarg --loglevel --keep-tag-revisions
         --keep-younger-than --keep-complete --keep-failed --resource-names`,
      ),
    },
    { id: 'kind', names: ['kind'], valueFlags: ['--name', '-n', '--kubeconfig'] },
    { id: 'k3d', names: ['k3d'], valueFlags: ['--config', '-c'] },
    { id: 'minikube', names: ['minikube'], valueFlags: ['-p', '--profile', '--output', '-o', '-n', '--node'] },
    {
      id: 'eksctl',
      names: ['eksctl'],
      valueFlags: ['--name', '-n', '--region', '-r', '--cluster', '-f', '--config-file', '--profile', '-p', '--timeout'],
    },
    { id: 'rosa', names: ['rosa'], valueFlags: ['-c', '--cluster', '--region', '--profile', '--name', '-n'] },
    { id: 'kops', names: ['kops'], valueFlags: ['--name', '--state', '--config', '--region'] },
    { id: 'velero', names: ['velero'], valueFlags: ['-n', '--namespace', '--kubeconfig', '--kubecontext', '-l', '--selector'] },
    ...kubernetesToolPrograms,
  ],
  rules: [...kubernetesObjectRules, ...kubernetesChangeRules, ...clusterRules, ...kubernetesToolRules],
};
