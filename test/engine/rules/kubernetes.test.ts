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
// Flags in front of the verb take the next word with them.
rows('hold type kubernetes/delete-namespace', [
  'kubectl --v 6 delete ns shop',
  'kubectl --kuberc /dev/null delete ns shop',
  'kubectl --as-user-extra a=b --username me --password pw delete ns shop',
  'kubectl delete ns shop --dry-run=$MODE',
]);
// `kubectl proxy` brings the API server to this machine: loopback is the way, not the place.
rows('hold type kubernetes/delete-namespace', [
  'kubectl proxy & curl -X DELETE http://localhost:8001/api/v1/namespaces/shop',
  'curl -X DELETE http://127.0.0.1:8001/api/v1/namespaces/shop',
  'curl -X DELETE https://rancher.example.com/k8s/clusters/c-1/api/v1/namespaces/shop',
]);
rows('hold type kubernetes/delete-pod', [
  'curl -X DELETE http://127.0.0.1:8001/api/v1/namespaces/shop/pods',
  "curl -X POST http://localhost:8001/api/v1/namespaces/shop/pods/web-0/eviction -d '{}'",
  'kubectl create --raw /api/v1/namespaces/shop/pods/web-0/eviction -f e.json',
]);
rows('hold type kubernetes/delete-storage', [
  'curl -X DELETE http://localhost:8001/api/v1/persistentvolumes',
  'curl -X DELETE http://localhost:8001/apis/storage.k8s.io/v1/storageclasses/fast',
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
rows('hold type kubernetes/delete-object', [
  'curl -X DELETE http://localhost:8001/api/v1/nodes',
  'curl -X DELETE http://localhost:8001/apis/rbac.authorization.k8s.io/v1/clusterroles',
]);
rows('hold type kubernetes/delete-secret', ['curl -X DELETE "http://localhost:8001/api/v1/namespaces/shop/secrets?labelSelector=a"']);
rows('hold type kubernetes/remove-finalizers', [
  `kubectl patch pvc data --type json -p '[{"op":"remove","path":"/metadata/finalizers"}]'`,
  `curl -X PUT http://localhost:8001/api/v1/namespaces/shop/finalize -d '{"spec":{"finalizers":[]}}'`,
]);
rows('hold type kubernetes/wipe-node', [
  'sudo kubeadm reset -f',
  '/usr/local/bin/k3s-uninstall.sh',
  'talosctl -n 10.0.0.2 cluster destroy',
]);
rows('hold type kubernetes/uninstall', ['kubectl -n db cnpg destroy shop-db 1', 'istioctl uninstall --purge']);
rows('hold click kubernetes/name-anew', ['kubectl kuberc set --section=defaults --command=delete --option interactive=false']);
rows('hold type kubernetes/delete-manifest', [
  'kubectl apply --force -f web.yaml',
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
  'kubectl delete ns shop --dry-run',
  'kubectl taint nodes n1 a=b:NoExecute-',
  'kubectl wait --for delete ns/shop',
  'kubectl create --raw /api/v1/namespaces/shop/pods -f p.json',
  'kubectl run delete --image=nginx --command -- sleep 5',
  'kubectl label node n delete=true',
  'echo kubectl delete ns shop',
  'git commit -m "kubectl delete ns shop"',
  'helm template ./chart | kubectl diff -f -',
  'curl -k -H "Authorization: Bearer $T" https://10.0.0.1:6443/api/v1/namespaces/shop',
]);
