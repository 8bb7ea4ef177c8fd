import { rows } from './rows';

const api = (method: string, url: string, body?: unknown) => ({
  kind: 'http',
  method,
  url,
  headers: { Authorization: 'Bearer x' },
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
});

rows('hold type argocd/delete-application', [
  'argocd --server cd.example.com app rm shop',
  'argocd app delete shop web api -y',
  'argocd app delete -l tier=db',
  'argocd app delete shop --cascade=true',
  'for a in shop web; do argocd app delete $a -y; done',
  api('DELETE', 'https://argocd.example.com/api/v1/applications/shop'),
  // Behind a forwarded port is somebody's cluster.
  api('DELETE', 'http://localhost:8080/api/v1/applications/shop?cascade=true&propagationPolicy=foreground'),
  api('DELETE', 'https://cd.example.com/api/v1/applicationsets/shop?appNamespace=argocd'),
]);
rows('hold click argocd/forget-application', ['argocd app delete shop --cascade=false', 'argocd app set shop --auto-prune']);
rows('hold type argocd/prune', [
  'argocd app sync shop --prune --async',
  'argocd app sync -l app=shop --replace',
  api('POST', 'https://cd.example.com/api/v1/applications/shop/sync', { prune: true, dryRun: false }),
]);
rows('hold type argocd/remove-cluster', ['argocd cluster rm prod -y', 'argocd project delete shop']);
rows('hold type argocd/delete-resource', ['argocd repocreds rm https://github.com/acme', 'argocd account delete-token --account ci 7']);
rows('hold type flux/uninstall', ['flux uninstall -s', 'flux --context=prod uninstall']);
rows('hold type flux/delete', ['flux delete hr db -s', 'flux delete image repository shop', 'flux --context prod -n shop delete ks apps']);

rows('allow', [
  'argocd login cd.example.com --sso',
  'argocd app wait shop --health',
  'argocd app history shop',
  'argocd app diff shop --local .',
  'argocd app create shop --repo https://github.com/acme/shop --path . --dest-namespace shop',
  'argocd app sync shop --prune=false',
  'argocd app actions run shop restart --kind Deployment',
  'argocd repo add https://github.com/acme/shop',
  'argocd app list | grep delete',
  'git commit -m "argocd app delete shop"',
  'flux bootstrap github --owner=acme --repository=fleet',
  'flux create kustomization apps --prune=true --export',
  'flux resume helmrelease db',
  'flux logs --all-namespaces',
  'flux diff kustomization apps',
  'npm run flux delete',
  // An application of one's own.
  api('DELETE', 'http://localhost:3000/api/v1/projects/7'),
  api('POST', 'http://localhost:3000/api/v1/applications/7/sync', { full: true }),
]);
