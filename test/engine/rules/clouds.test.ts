import { rows } from './rows';

rows('hold type gcp/overwrite-data', [
  'gcloud --project prod sql backups restore 1 --restore-instance orders --quiet',
  'gcloud beta sql import sql orders gs://b/d.sql --database shop',
  'gcloud firestore bulk-delete --collection-ids=users --quiet',
  'gcloud dns record-sets import z.yaml --zone main --delete-all-existing',
  `curl -X POST -H "Authorization: Bearer $T" https://firestore.googleapis.com/v1/projects/p/databases/d/documents:commit -d '{"writes":[{"delete":"x"}]}'`,
]);
rows('hold type firebase/delete-data', [
  'firebase --project shop firestore:delete users --recursive -f',
  'npx firebase-tools database:remove /users --force',
]);
rows('hold type firebase/deploy-by-force', ['firebase deploy --force']);
rows('hold type gcp/delete-safeguard', [
  'gsutil versioning set off gs://b',
  'gcloud projects set-iam-policy shop policy.yaml',
  'gcloud storage buckets update gs://b --lifecycle-file l.json',
  'gcloud sql instances patch orders --no-enable-point-in-time-recovery',
  `curl -X PATCH -H "Authorization: Bearer $T" https://sqladmin.googleapis.com/v1/projects/p/instances/i -d '{"settings":{"deletionProtectionEnabled":false}}'`,
]);
rows('hold type gcp/delete-resource', [
  'gcloud compute instance-groups managed resize web --size 0',
  'gcloud container clusters resize shop --num-nodes=0 --quiet',
  'curl -X DELETE -H "Authorization: Bearer $T" https://compute.googleapis.com/compute/v1/projects/p/zones/z/instances/web',
  'gcloud secrets delete DB --quiet',
]);
rows('hold type azure/delete-group', [
  'az deployment group create -g shop --template-file t.bicep --mode Complete',
  'az stack group create -n s -g shop --action-on-unmanage deleteAll --template-file t.bicep',
  'az rest -m delete -u /subscriptions/s/resourceGroups/shop?api-version=2021-04-01',
  'az rest --method=DELETE --uri "https://management.azure.com/subscriptions/s/resourcegroups/shop?api-version=2021-04-01"',
]);
rows('hold type azure/delete-safeguard', [
  'az keyvault update -n v --enable-purge-protection false',
  'az storage account blob-service-properties update --account-name a --enable-delete-retention false',
  'curl -X DELETE -H "Authorization: Bearer $T" "https://shop.vault.azure.net/keys/k1?api-version=7.4"',
  'az rest --method delete --url "/subscriptions/s/resourceGroups/g/providers/Microsoft.Authorization/locks/l?api-version=2020-05-01"',
]);
rows('hold type azure/delete-resource', [
  'az redis flush -n sessions -g shop -y',
  'az acr repository untag -n shop --image web:latest',
  'az vmss scale -n web -g shop --new-capacity 0',
  `az rest --method post --url /batch?api-version=2020-06-01 --body '{"requests":[{"httpMethod":"DELETE","url":"/subscriptions/s"}]}'`,
]);
rows('hold type github/delete-resource', ['gh codespace delete -c x', 'gh cs delete --all']);
rows('hold type github/delete-content', [
  `gh api graphql -f query='mutation { createCommitOnBranch(input: {branch: {id: "B"}, message: {headline: "x"}, expectedHeadOid: "a", fileChanges: {deletions: [{path: "a"}]}}) { clientMutationId } }'`,
]);
rows('hold type github/delete-release', ['gh release upload v1 app.zip --clobber']);
rows('hold type github/delete-run', ['gh api -X PUT repos/acme/shop/actions/permissions -F enabled=false']);
rows('hold type npm/unpublish', [
  'npm unpub shop -f',
  'npm unpublish --dry-run=false shop',
  'curl -X PUT -H "Authorization: Bearer $T" https://registry.npmjs.org/shop/-rev/3-a -d @p.json',
]);
rows('hold type npm/change-access', [
  'npm access set mfa=none shop',
  'npm dist-tags rm shop beta',
  'curl -X DELETE -H "Authorization: Bearer $T" https://registry.npmjs.org/-/npm/v1/tokens/token/t1',
]);
rows('hold type npm/deprecate', ['npm deprecate shop@1 "gone"', 'npm depr shop x']);
rows('hold type vercel/delete-resource', ['vercel ai-gateway api-keys remove k', 'vercel flags sdk-keys rm k', 'vercel alerts rules rm r']);
rows('hold type netlify/delete-site', ['netlify api deleteSite --data "{}"', 'ntl sites:delete 1 -f']);
rows('hold click netlify/reset-database', ['netlify db reset']);
rows('hold type flyio/destroy-machine', ['fly mcp destroy --name x']);
rows('hold click flyio/run-command', [
  `curl -X POST -H "Authorization: Bearer $T" https://api.machines.dev/v1/apps/a/machines/m/exec -d '{"cmd":"x"}'`,
]);

rows('allow', [
  'fly help apps destroy',
  'vercel help rm',
  'gh help repo delete',
  'gcloud help sql instances delete',
  'npm help unpublish',
  'netlify help sites:delete',
  'gcloud compute instance-groups managed resize web --size 3',
  'gcloud storage buckets update gs://b --versioning',
  'gcloud firestore export gs://b',
  'firebase deploy --only functions',
  'firebase firestore:indexes',
  'az deployment group create -g shop --template-file t.bicep',
  'az rest --method get --url /subscriptions/s/resourceGroups',
  'az rest --url https://graph.microsoft.com/v1.0/me',
  'az keyvault update -n v --enable-purge-protection true',
  'az vmss scale -n web -g shop --new-capacity 3',
  'gh release upload v1 app.zip',
  'gh codespace list',
  `gh api graphql -f query='mutation { createCommitOnBranch(input: {branch: {id: "B"}, message: {headline: "x"}, expectedHeadOid: "a", fileChanges: {additions: [{path: "a", contents: "eA=="}]}}) { clientMutationId } }'`,
  'npm access set mfa=automation shop',
  'npm deprecate shop@1 ""',
  'npm run unpublish',
  'netlify api listSites',
  'vercel flags list',
  'fly machine exec 148e21 uptime',
]);
