import type { Template } from './template';

/** Tools of servers that do what a program does, by the end of their names, as its command line. Several lines: the first that can be filled. */
export const LINES: Readonly<Record<string, readonly Template[]>> = {
  // mcp-server-kubernetes
  kubectl_delete: [
    'kubectl delete {resourceType!} {name} -n={namespace} -l={labelSelector} --all-namespaces?{allNamespaces} --force?{force} --context={context}',
    'kubectl delete -f={filename!} -n={namespace}',
    'kubectl delete -f - -n={namespace} --context={context}',
  ],
  kubectl_scale: ['kubectl scale {resourceType} {name!} --replicas={replicas} -n={namespace} --context={context}'],
  kubectl_patch: ['kubectl patch {resourceType!} {name} -n={namespace} -p={patchData} --type={patchType} --context={context}'],
  kubectl_rollout: ['kubectl rollout {subCommand!} {resourceType} {name} -n={namespace} --context={context}'],
  kubectl_apply: ['kubectl apply -f={filename} -n={namespace} --force?{force} --dry-run?{dryRun} --context={context}'],
  kubectl_generic: [
    'kubectl {command!} {subCommand} {resourceType} {name} {args} -n={namespace} --all-namespaces?{allNamespaces} {*flags} --context={context}',
  ],
  node_management: ['kubectl {operation!} {nodeName} --force?{force} --delete-emptydir-data?{deleteLocalData} --dry-run?{dryRun}'],
  exec_in_pod: ['kubectl exec {name!} -n={namespace} -c={container} --context={context} -- {$command}'],
  uninstall_helm_chart: ['helm uninstall {name!} -n={namespace} --kube-context={context}'],
  // kubernetes-mcp-server
  pods_delete: ['kubectl delete pod {name!} -n={namespace} --context={context}'],
  pods_exec: ['kubectl exec {name!} -n={namespace} -c={container} --context={context} -- {$command}'],
  resources_delete: ['kubectl delete {kind!} {name} -n={namespace} --context={context}'],
  resources_scale: ['kubectl scale {kind!} {name} --replicas={scale} -n={namespace} --context={context}'],
  helm_uninstall: ['helm uninstall {name!} -n={namespace} --kube-context={context}'],
  helm_repo_remove: ['helm repo remove {repo_name|name|repo!}'],
  helm_template_uninstall: ['helm uninstall {name!} -n={namespace} --kube-context={context}'],
  kubectl_get: ['kubectl get {resourceType!} {name} -n={namespace} -o=json'],
  resources_get: ['kubectl get {kind!} {name} -n={namespace} -o=yaml'],
  delete_pod: ['kubectl delete pod {name!} -n={namespace}'],
  // Docker
  remove_container: ['docker rm {container_id|container|name!} -f?{force} -v?{volumes|v}'],
  recreate_container: ['docker rm -f {container_id|name!}'],
  stop_container: ['docker stop {container_id|container|name!}'],
  inspect_container: ['docker inspect {container_id|container|name!}'],
  remove_image: ['docker rmi {image|image_id!} -f?{force}'],
  remove_network: ['docker network rm {network_id|network|name!}'],
  remove_volume: ['docker volume rm {volume_name!} -f?{force}'],
  // git
  git_show: ['git -C={repo_path|path} show {revision|object|commit|target|ref}'],
  git_diff: ['git -C={repo_path|path} diff {target|revision|source} {paths|files}'],
  git_reset: ['git -C={repo_path|path} reset --{mode} {commit|target|ref}'],
  git_clean: ['git -C={repo_path|path} clean -n?{dryRun} -f?{force} -d?{directories} -x?{ignored}'],
  git_push: [
    'git -C={repo_path|path} push --force?{force} --force-with-lease?{forceWithLease} --delete?{delete} --mirror?{mirror} {remote} {branch|refspec}',
  ],
  git_checkout: [
    'git -C={repo_path|path} checkout -f?{force} {branch_name|branch|target} -- {files|paths!}',
    'git -C={repo_path|path} checkout -f?{force} {branch_name|branch|target!}',
  ],
  git_restore: ['git -C={repo_path|path} restore {files|paths!}'],
  git_branch: ['git -C={repo_path|path} branch --{mode|operation!} --force?{force} {branchName|branch_name|name}'],
  git_stash: ['git -C={repo_path|path} stash {mode|operation|action!} {stashRef|stash_ref}'],
  git_worktree: ['git -C={repo_path|path} worktree {mode|operation!} --force?{force} {worktreePath}'],
  // Pulumi
  pulumi_cli_up: ['pulumi up --yes -s={stack} -C={workDir}'],
  pulumi_cli_destroy: ['pulumi destroy --yes -s={stack} -C={workDir}'],
  // Heroku
  pg_psql: ['heroku pg:psql {database} -a={app!} -c={command} -f={file}'],
  pg_upgrade: ['heroku pg:upgrade {database} -a={app!} -c={confirm}'],
  ps_scale: ['heroku ps:scale {dyno} -a={app!}'],
  maintenance_on: ['heroku maintenance:on -a={app!}'],
  pipelines_promote: ['heroku pipelines:promote -a={app!} -t={to}'],
  transfer_app: ['heroku apps:transfer {recipient} -a={app!}'],
  rename_app: ['heroku apps:rename {newName} -a={app!}'],
};

/** Programs that a tool runs whose name has theirs in it (`call_aws`, `execute_kubectl`, `run_gcloud_command`). */
export const PROGRAMS: Readonly<Record<string, string>> = {
  aws: 'aws',
  kubectl: 'kubectl',
  helm: 'helm',
  az: 'az',
  gcloud: 'gcloud',
  docker: 'docker',
  git: 'git',
  gh: 'gh',
  terraform: 'terraform',
  tofu: 'tofu',
  terragrunt: 'terragrunt',
  heroku: 'heroku',
  vercel: 'vercel',
  netlify: 'netlify',
  railway: 'railway',
  supabase: 'supabase',
  flyctl: 'flyctl',
  wrangler: 'wrangler',
  oc: 'oc',
  argocd: 'argocd',
  prisma: 'prisma',
  redis: 'redis-cli',
  npm: 'npm',
  powershell: 'powershell',
};
