import { rows } from './rows';

rows('hold type kubernetes/delete-namespace', [
  'kubectl delete NS shop',
  'alias kc=kubectl; kc delete ns shop',
  'minikube kubectl -- delete ns shop',
  'sudo k3s kubectl delete namespace/shop',
  'kubectl delete --dry-run=none ns shop',
  'kubectl delete ns shop --dry-run=false',
  'kubectl --kubeconfig /tmp/prod --context=prod delete pods,ns shop',
  'bash -c "kubectl delete ns $(echo shop)"',
  { kind: 'http', method: 'DELETE', url: 'https://10.0.0.1:6443/api/v1/namespaces/shop', headers: { Authorization: 'Bearer x' } },
]);
rows('hold type kubernetes/delete-storage', [
  'kubectl delete PersistentVolumeClaim data',
  'kubectl delete pod,pvc -l app=db',
  'oc delete pvc/data -n shop',
]);
rows('hold type kubernetes/delete-workload', [
  'KUBECONFIG=/tmp/k kubectl delete deploy web',
  'oc delete all --all',
  'kubectl delete deployments.v1.apps web',
]);
rows('hold type kubernetes/delete-object', [
  'kubectl get pods -o name | xargs kubectl delete',
  'kubectl delete $(kubectl get pvc -o name)',
  'kubectl delete validatingwebhookconfiguration gate',
]);
rows('hold type kubernetes/delete-manifest', [
  'kustomize build overlays/prod | kubectl delete -f -',
  'kubectl delete -k overlays/prod',
  'kubectl delete --raw /api/v1/namespaces/shop',
]);
rows('hold type kubernetes/scale-to-zero', ['kubectl scale deployment web --replicas=0', 'kubectl scale sts/db --replicas 0']);
rows('hold type kubernetes/drain-node', ['kubectl drain node01', 'oc adm drain node01']);
rows('hold click kubernetes/delete-local-cluster', ['kind delete cluster', 'minikube delete']);
// A pod of a cluster that is known to be this machine's is made again by its controller.
rows('allow', ['kubectl --context kind-dev delete pod web-0'], {
  policy: { environments: { local: { match: ['kind-*'], level: 'local' } } },
});
rows('hold click kubernetes/delete-namespace', ['kubectl --context kind-dev delete ns shop'], {
  policy: { environments: { local: { match: ['kind-*'], level: 'local' } } },
});
rows('hold click', ['kubectl $COMMAND']);
rows('allow', [
  'kubectl get pods -A',
  'kubectl get $KIND',
  'kubectl describe ns shop',
  'kubectl apply -f x.yaml',
  'kustomize build x | kubectl apply -f -',
  'kubectl rollout undo deploy/web',
  'kubectl create ns delete',
  'kubectl logs deploy/delete-worker',
  'kubectl delete -h',
  'kubectl delete ns shop --dry-run=client',
  'kubectl label node n delete=true',
  'echo kubectl delete ns shop',
  'git commit -m "kubectl delete ns shop"',
  'helm template ./chart | kubectl diff -f -',
  'curl -k -H "Authorization: Bearer $T" https://10.0.0.1:6443/api/v1/namespaces/shop',
]);
