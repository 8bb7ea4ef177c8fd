import { row, withFiles } from './rows';

const clusters = (...names: readonly (readonly [name: string, server: string])[]): string =>
  names.map(([name, server]) => `- cluster:\n    certificate-authority-data: ZmFrZQ==\n    server: ${server}\n  name: ${name}\n`).join('');
const contexts = (...names: readonly (readonly [name: string, cluster: string, namespace?: string])[]): string =>
  names
    .map(
      ([name, cluster, namespace]) =>
        `- context:\n    cluster: ${cluster}\n${namespace ? `    namespace: ${namespace}\n` : ''}    user: me\n  name: ${name}\n`,
    )
    .join('');
const config = (current: string): string =>
  `apiVersion: v1\nkind: Config\npreferences: {}\nclusters:\n${clusters(['eu', 'https://API.eu.example.com:6443'], ['live-us', 'https://us.example.com'], ['kind-dev', 'https://127.0.0.1:40001'], ['stage', 'https://stage.example.com'])}contexts:\n${contexts(['blue', 'eu'], ['green', 'eu', 'prod'], ['us', 'live-us'], ['kind-dev', 'kind-dev'], ['stage', 'stage', 'shop'])}current-context: ${current}\nusers:\n- name: me\n  user:\n    token: fake-token\n`;
const at = (current: string) => ({ files: { '~/.kube/config': config(current) } });
const staging = { environments: { staging: { match: ['stage.example.com'], level: 'staging' } } } as const;

// kubectl
row('context', at('us'), 'kubectl delete ns shop', 'production hold type shop', [
  'the current Kubernetes context is us, cluster live-us, host us.example.com @ ~/.kube/config',
]);
row('context', at('blue'), 'kubectl delete ns shop', 'unknown hold type shop', [
  'the current Kubernetes context is blue, cluster eu, host api.eu.example.com @ ~/.kube/config',
]);
row('context', at('kind-dev'), 'kubectl delete ns shop', 'local hold click shop', [
  'the current Kubernetes context is kind-dev, host 127.0.0.1 @ ~/.kube/config',
]);
row('flag before file', at('us'), 'kubectl --context=kind-dev delete ns shop', 'local hold click shop', [
  'the Kubernetes context kind-dev, host 127.0.0.1 @ ~/.kube/config',
]);
row('namespace of the context', at('green'), 'kubectl delete deploy web', 'production hold type web', [
  'the current Kubernetes context is green, cluster eu, host api.eu.example.com, namespace prod @ ~/.kube/config',
]);
row('namespace of the command', at('green'), 'kubectl delete deploy web -n shop', 'unknown hold type web');
row('namespace of the command', at('green'), 'kubectl -nshop delete deploy web', 'unknown hold type web');
row('namespace of the command', at('blue'), 'kubectl delete deploy web --namespace=prod', 'production hold type web', [
  'the name prod says production',
]);
row('namespace of the command', at('kind-dev'), 'kubectl delete deploy web -n prod', 'production hold type web', [
  'the name prod says production',
]);
row('a listed host', { ...at('stage'), policy: staging }, 'kubectl delete deploy web', 'staging hold click web', [
  'stage.example.com is listed under staging in the settings',
]);
row('a listed host and a namespace', { ...at('stage'), policy: staging }, 'kubectl delete deploy web -n x', 'staging hold click web', [
  'stage.example.com is listed under staging in the settings',
]);
row('a listed host and production', { ...at('stage'), policy: staging }, 'kubectl delete deploy web -n prod', 'production hold type web', [
  'the name prod says production',
]);
row('another cluster', at('kind-dev'), 'kubectl --cluster live-us delete deploy web', 'production hold type web', [
  'the Kubernetes cluster live-us, host us.example.com @ ~/.kube/config',
  'the name live-us says production',
]);
row('another cluster', { ...at('us'), policy: staging }, 'kubectl --cluster=stage delete deploy web', 'staging hold click web', [
  'stage.example.com is listed under staging in the settings',
]);
row('another cluster', at('us'), 'kubectl --cluster eu delete deploy web', 'unknown hold type web', [
  'the Kubernetes cluster eu, host api.eu.example.com @ ~/.kube/config',
]);
row(
  'another server',
  { ...at('stage'), policy: staging },
  'kubectl --server https://x.example.com delete deploy web',
  'unknown hold type web',
);
row(
  'several files',
  {
    files: {
      '~/.kube/a': `current-context: x\ncontexts:\n${contexts(['x', 'c'])}`,
      '~/.kube/b': `current-context: y\nclusters:\n${clusters(['c', 'https://live.example.com'])}`,
    },
    env: { KUBECONFIG: '/home/you/.kube/a:/home/you/.kube/b' },
  },
  'kubectl delete deploy web',
  'production hold type web',
  ['the current Kubernetes context is x, cluster c, host live.example.com @ ~/.kube/a'],
);
row(
  'a file that the command names',
  withFiles(at('kind-dev'), { 'k.yaml': config('us') }),
  'kubectl --kubeconfig k.yaml delete deploy web',
  'production hold type web',
);
row(
  'a file that the command sets',
  withFiles(at('kind-dev'), { 'k.yaml': config('us') }),
  'KUBECONFIG=k.yaml kubectl delete deploy web',
  'production hold type web',
);
row(
  'a file of the folder',
  withFiles(at('us'), { 'k.yaml': config('kind-dev') }),
  'KUBECONFIG=k.yaml kubectl delete deploy web',
  'unknown hold type web',
);
row('moved', at('kind-dev'), 'kubectl config use-context us && kubectl delete deploy web', 'production hold type web');
row('moved', at('us'), 'kubectl config use-context kind-dev && kubectl delete deploy web', 'unknown hold type web');
row(
  'moved',
  at('kind-dev'),
  'kubectl config set-context --current --namespace=prod; kubectl delete deploy web',
  'production hold type web',
);
row('moved', at('kind-dev'), 'kubectx us && kubectl delete deploy web', 'production hold type web');
row('moved', at('kind-dev'), 'aws eks update-kubeconfig --name prod && kubectl delete deploy web', 'production hold type web');
row('moved', at('kind-dev'), 'gcloud container clusters get-credentials live && kubectl delete deploy web', 'production hold type web');
row('in a pod', at('us'), 'kubectl exec db-0 -- psql -c "DROP TABLE orders"', 'production hold type orders');
row(
  'in a pod of another cluster',
  at('kind-dev'),
  'kubectl --cluster live-us exec db-0 -- psql -c "DROP TABLE orders"',
  'production hold type orders',
);
row('alone', { ...at('kind-dev'), env: null }, 'kubectl delete ns shop', 'unknown hold type shop');
row('damaged', { files: { '~/.kube/config': 'contexts: [' } }, 'kubectl delete ns shop', 'unknown hold type shop', []);

// Helm
row('context', at('us'), 'helm uninstall web', 'production hold type web', [
  'the current Kubernetes context is us, cluster live-us, host us.example.com @ ~/.kube/config',
]);
row('flag', at('us'), 'helm uninstall web --kube-context kind-dev', 'local hold click web');
row('variable', at('kind-dev'), 'HELM_KUBECONTEXT=us helm uninstall web', 'production hold type web');
row('variable of the editor', { ...at('kind-dev'), env: { HELM_KUBECONTEXT: 'us' } }, 'helm uninstall web', 'production hold type web', [
  'HELM_KUBECONTEXT of the editor is us, cluster live-us, host us.example.com @ ~/.kube/config',
]);
row(
  'flag before the editor',
  { ...at('blue'), env: { HELM_KUBECONTEXT: 'us' } },
  'helm uninstall web --kube-context kind-dev',
  'local hold click web',
);
row('Helm alone', { ...at('kind-dev'), env: { HELM_KUBECONTEXT: 'us' } }, 'kubectl delete ns shop', 'local hold click shop');
row('namespace', at('blue'), 'HELM_NAMESPACE=prod helm uninstall web', 'production hold type web', ['the name prod says production']);
row('namespace of the context', at('green'), 'helm uninstall web', 'production hold type web');
row('namespace of the command', at('green'), 'helm uninstall web -n shop', 'unknown hold type web');
row('a chart of values says nothing', at('kind-dev'), 'helm uninstall web --kubeconfig x.yaml', 'unknown hold type web');

// Docker contexts
const docker = (current: string) => ({ '~/.docker/config.json': JSON.stringify({ currentContext: current }) });
const meta = (name: string, hash: string, host: string) => ({
  [`~/.docker/contexts/meta/${hash}/meta.json`]: JSON.stringify({
    Name: name,
    Metadata: {},
    Endpoints: { docker: { Host: host, SkipTLSVerify: false } },
  }),
});
const LIVE = meta('web', '4b5e57f6eb2f42b9039b3d1e13929295f231749c510cbe341cd68036d9af97e2', 'ssh://me@live.example.com');
row('a context that the command names', { files: LIVE }, 'docker --context web volume rm pgdata', 'production hold type pgdata', [
  'the Docker context web is live.example.com @ ~/.docker/contexts/meta/4b5e57f6eb2f42b9039b3d1e13929295f231749c510cbe341cd68036d9af97e2/meta.json',
]);
row('a context that the command sets', { files: LIVE }, 'DOCKER_CONTEXT=web docker volume rm pgdata', 'production hold type pgdata');
row('the current context', { files: { ...LIVE, ...docker('web') } }, 'docker volume rm pgdata', 'production hold type pgdata');
row('moved', { files: LIVE }, 'docker context use web && docker volume rm pgdata', 'production hold type pgdata');
row('this machine', { files: LIVE }, 'docker volume rm pgdata', 'local hold click pgdata');
