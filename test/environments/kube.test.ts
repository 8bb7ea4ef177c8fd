import { kube } from '../../src/environments/kube';
import { place, rowsOf } from './rows';

/** What contexts say; clusters that `--cluster` names are below. */
const t = rowsOf({ ...kube, detect: (files, where) => kube.detect(files, where).filter(({ choice }) => choice?.of !== 'kube-cluster') });
const clusters = rowsOf({
  ...kube,
  detect: (files, where) => kube.detect(files, where).filter(({ choice }) => choice?.of === 'kube-cluster'),
});
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

const withNamespace = (name: string, namespace: string): string =>
  `apiVersion: v1\nkind: Config\ncurrent-context: ${name}\nclusters:\n- name: c\n  cluster:\n    server: https://h.example.com:6443\ncontexts:\n- name: ${name}\n  context:\n    cluster: c\n    namespace: ${namespace}\n    user: me\n`;
t('a namespace of the context counts until a command names one', { [OWN]: withNamespace('blue', 'prod') }, [
  'target production [blue c h.example.com prod] blue* the current Kubernetes context is blue, cluster c, host h.example.com, namespace prod',
  'target unknown [blue c h.example.com] blue*~ the current Kubernetes context is blue, cluster c, host h.example.com, namespace prod',
]);
const minikube = (server: string, authority: string): string =>
  JSON.stringify({
    'current-context': 'shop',
    clusters: [{ name: 'shop', cluster: { server, 'certificate-authority': authority } }],
    contexts: [{ name: 'shop', context: { cluster: 'shop', user: 'shop' } }],
  });
t('minikube by its own authority and network', { [OWN]: minikube('https://192.168.49.2:8443', '/h/.minikube/ca.crt') }, [
  'target local [shop shop 192.168.49.2] shop* the current Kubernetes context is shop, host 192.168.49.2',
]);
t('another authority', { [OWN]: minikube('https://192.168.49.2:8443', '/h/ca.crt') }, [
  'target unknown [shop shop 192.168.49.2] shop* the current Kubernetes context is shop, host 192.168.49.2',
]);
t('another network', { [OWN]: minikube('https://192.168.1.20:8443', '/h/.minikube/ca.crt') }, [
  'target unknown [shop shop 192.168.1.20] shop* the current Kubernetes context is shop, host 192.168.1.20',
]);
for (const [name, server] of [
  ['k3d-shop', 'https://0.0.0.0:6550'],
  ['rancher-desktop', 'https://127.0.0.1:6443'],
  ['colima', 'https://127.0.0.1:52013'],
  ['colima-work', 'https://127.0.0.1:52013'],
  ['docker-desktop', 'https://127.0.0.1:6443'],
] as const)
  t(name, { [OWN]: one(name, server) }, [
    `target local [${name} ${name}] ${name}* the current Kubernetes context is ${name}, host ${server.replace(/^https:\/\/|:\d+$/g, '')}`,
  ]);
t(
  'the context of Helm in the editor',
  { [OWN]: config('a', { a: 'https://a.example.com', b: 'https://b.example.com' }, { a: 'a', live: 'b' }) },
  [
    'target unknown [a a a.example.com] a* the current Kubernetes context is a, host a.example.com',
    'target production [live b b.example.com] live the Kubernetes context live, cluster b, host b.example.com',
    'target production [live b b.example.com] live* HELM_KUBECONTEXT of the editor is live, cluster b, host b.example.com',
  ],
  { ...place, env: { HELM_KUBECONTEXT: 'live' } },
);
clusters(
  'clusters that a command may name',
  {
    '/h/.kube/a': config('', { x: 'https://one.example.com', kind: 'https://127.0.0.1:1' }, {}),
    '/h/.kube/b': config('', { x: 'https://two.example.com', live: 'https://h.example.com', 'kind-dev': 'https://127.0.0.1:2' }, {}),
  },
  [
    'target unknown [x one.example.com] x the Kubernetes cluster x, host one.example.com',
    'target unknown [kind] kind the Kubernetes cluster kind, host 127.0.0.1',
    'target production [live h.example.com] live the Kubernetes cluster live, host h.example.com',
    'target local [kind-dev] kind-dev the Kubernetes cluster kind-dev, host 127.0.0.1',
  ],
  { ...place, env: { KUBECONFIG: '/h/.kube/a:/h/.kube/b' } },
);
