import { kube } from '../../src/environments/kube';
import { place, rowsOf } from './rows';

const t = rowsOf(kube);
const OWN = '/h/.kube/config';
const config = (current: string, clusters: Readonly<Record<string, string>>, contexts: Readonly<Record<string, string>>): string =>
  JSON.stringify({
    'current-context': current,
    clusters: Object.entries(clusters).map(([name, server]) => ({ name, cluster: { server } })),
    contexts: Object.entries(contexts).map(([name, cluster]) => ({ name, context: { cluster, user: 'me' } })),
    users: [{ name: 'me', user: { token: 'fake-token', 'client-key-data': 'fake-key' } }],
  });
const one = (name: string, server: string) => config(name, { [name]: server }, { [name]: name });

t('no file', {}, []);
t('a damaged file', { [OWN]: 'clusters: [' }, []);
t('another file', { [OWN]: '[]' }, []);
t('a name that says nothing', { [OWN]: one('blue', 'https://API.example.com:6443') }, [
  'target unknown [blue blue api.example.com] blue* the current Kubernetes context is blue, host api.example.com',
]);
t('production by name', { [OWN]: one('prod-eu', 'https://api.example.com') }, [
  'target production [prod-eu prod-eu api.example.com] prod-eu* the current Kubernetes context is prod-eu, host api.example.com',
]);
t('production by host', { [OWN]: one('blue', 'https://api.prod.example.com') }, [
  'target production [blue blue api.prod.example.com] blue* the current Kubernetes context is blue, host api.prod.example.com',
]);
t('staging is only a label', { [OWN]: one('staging', 'https://api.example.com') }, [
  'target unknown [staging staging api.example.com] staging* the current Kubernetes context is staging, host api.example.com',
  'ambient staging [] the current Kubernetes context is staging, host api.example.com',
]);
t('kind', { [OWN]: one('kind-dev', 'https://127.0.0.1:41001') }, [
  'target local [kind-dev kind-dev] kind-dev* the current Kubernetes context is kind-dev, host 127.0.0.1',
]);
t('Docker Desktop', { [OWN]: one('docker-desktop', 'https://kubernetes.docker.internal:6443') }, [
  'target local [docker-desktop docker-desktop kubernetes.docker.internal] docker-desktop* the current Kubernetes context is docker-desktop, host kubernetes.docker.internal',
]);
t('a name of a local tool on another machine', { [OWN]: one('minikube', 'https://10.0.0.4:8443') }, [
  'target unknown [minikube minikube 10.0.0.4] minikube* the current Kubernetes context is minikube, host 10.0.0.4',
]);
t('loopback may be a tunnel', { [OWN]: one('work', 'https://localhost:6443') }, [
  'target unknown [work work] work* the current Kubernetes context is work, host localhost',
]);
t('a cluster that is not described', { [OWN]: config('a', {}, { a: 'gone' }) }, [
  'target unknown [a gone] a* the current Kubernetes context is a, cluster gone',
]);
t('others may be named', { [OWN]: config('', { c: 'https://h.example.com' }, { a: 'c' }) }, [
  'target unknown [a c h.example.com] a the Kubernetes context a, cluster c, host h.example.com',
]);
t(
  'several files, the first that has it counts',
  {
    '/h/a': config('', { c: 'https://one.example.com' }, { x: 'c' }),
    '/h/b': config('y', { c: 'https://two.example.com' }, { x: 'c', y: 'c' }),
  },
  [
    'target unknown [one.example.com] x the Kubernetes context x, cluster c, host one.example.com',
    'target unknown [one.example.com] y* the current Kubernetes context is y, cluster c, host one.example.com',
  ],
  { ...place, env: { KUBECONFIG: '/h/a:/h/b:/h/none' } },
);
t(
  'without the environment nothing is certain',
  { [OWN]: one('kind-dev', 'https://127.0.0.1:1') },
  ['ambient local [kind-dev kind-dev] kind-dev* the current Kubernetes context is kind-dev, host 127.0.0.1'],
  {
    cwd: '/h/w',
    home: '/h',
    workspace: [],
  },
);
t(
  'a folder that sets KUBECONFIG',
  { [OWN]: one('kind-dev', 'https://127.0.0.1:1'), '/h/w/.envrc': 'export A=1\nexport KUBECONFIG=~/.kube/prod\n' },
  [
    'ambient local [kind-dev kind-dev] kind-dev* the current Kubernetes context is kind-dev, host 127.0.0.1',
    'ambient production [] * KUBECONFIG is set to production (.envrc line 2)',
  ],
);
t(
  'a file that a command names: only its host is believed',
  { '/h/w/k.yaml': one('kind-dev', 'https://127.0.0.1:1'), '/h/w/l.yaml': one('staging', 'https://h.example.com') },
  [
    'target unknown [] kind-dev* the current Kubernetes context is kind-dev, host 127.0.0.1',
    'target unknown [h.example.com] staging* the current Kubernetes context is staging, host h.example.com',
  ],
  { ...place, kubeconfigs: ['/h/w/k.yaml', '/h/w/l.yaml'] },
);
