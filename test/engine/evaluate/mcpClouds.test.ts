import { rows } from '../rules/rows';

// Tools of the servers that people use for code, hosting and clouds, with the fields that they take.
const tool = (server: string, name: string, input: unknown) => ({ kind: 'mcp', server, tool: name, input });

rows('hold type github/delete-content', [
  tool('github', 'delete_file', { owner: 'a', repo: 'b', path: 'x', message: 'm', branch: 'main' }),
]);
rows('hold type github/delete-run', [
  tool('github', 'actions_run_trigger', { method: 'delete_workflow_run_logs', owner: 'a', repo: 'b', run_id: 1 }),
]);
rows('hold type gitlab/delete-ref', [tool('gitlab', 'delete_branch', { project_id: '1', branch: 'main' })]);
rows('hold type gitlab/delete-package', [tool('gitlab', 'delete_release', { project_id: '1', tag_name: 'v1' })]);
rows('hold type postgres/drop-table', [
  tool('supabase', 'apply_migration', { project_id: 'abcdefghijklmnopqrst', name: 'x', query: 'DROP TABLE orders' }),
  tool('neon', 'complete_database_migration', { migrationId: 'x', migrationSql: 'DROP TABLE orders', databaseName: 'd', projectId: 'p' }),
]);
rows('hold type postgres/truncate-table', [tool('neon', 'run_sql', { params: { projectId: 'p', sql: 'TRUNCATE orders' } })]);
rows('hold type postgres/delete-all-rows', [
  tool('neon', 'run_sql_transaction', { params: { projectId: 'p', sqlStatements: ['SELECT 1', 'DELETE FROM orders'] } }),
]);
rows('hold type railway/delete-service', [tool('railway', 'remove_service', { service_id: 's' })]);
rows('hold type railway/delete-volume', [tool('railway', 'volume_delete', { volumeId: 'v' })]);
rows('hold type vercel/delete-project', [tool('vercel', 'vercel_delete_project', { projectId: 'p' })]);
rows('hold click nets/delete-by-tool', [
  tool('vercel', 'delete_environment_variable', { projectId: 'p', id: 'e' }),
  tool('vercel', 'remove_domain', { domain: 'x.com' }),
  tool('netlify', 'netlify-project-services-updater', {
    selectSchema: { operation: 'manage-form-submissions', params: { action: 'delete-submission', submissionId: 's' } },
  }),
  tool('eks', 'manage_k8s_resource', {
    operation: 'delete',
    cluster_name: 'prod',
    kind: 'Deployment',
    api_version: 'apps/v1',
    name: 'web',
    namespace: 'shop',
  }),
  tool('eks', 'manage_eks_stacks', { operation: 'delete', cluster_name: 'prod' }),
  tool('ccapi', 'delete_resource', { resource_type: 'AWS::S3::Bucket', identifier: 'b' }),
  tool('iam', 'delete_user', { user_name: 'x', force: true }),
  tool('glue', 'manage_aws_glue_databases', { operation: 'delete-database', database_name: 'shop' }),
  tool('emr', 'manage_aws_emr_clusters', { operation: 'terminate-clusters', cluster_ids: ['j-1'] }),
  tool('amazon-mq', 'delete_broker', { broker_id: 'b' }),
  tool('sns-sqs', 'delete_queue', { queue_url: 'https://sqs/x' }),
  tool('sns-sqs', 'purge_queue', { queue_url: 'https://sqs/x' }),
  tool('s3-tables', 'delete_table_bucket', { table_bucket_arn: 'arn' }),
  tool('timestream', 'delete_db_cluster', { db_cluster_id: 'c' }),
  tool('azure', 'storage', {
    intent: 'delete a blob container',
    command: 'storage_blob_container_delete',
    parameters: { account: 'a', container: 'c' },
  }),
  tool('azure', 'sql', { command: 'sql_db_delete', parameters: { server: 's', database: 'd' } }),
  tool('azmcp', 'azmcp_sql_server_delete', { server: 's' }),
  tool('azure', 'compute_disk_delete', { 'disk-name': 'd' }),
  tool('azure', 'appconfig_kv_delete', { account: 'a', key: 'k' }),
  tool('storage', 'delete_object', { bucket_name: 'b', object_name: 'o' }),
  tool('storage', 'delete_bucket', { bucket_name: 'b' }),
  tool('kubectl-mcp', 'delete_resource', { resource_type: 'deployment', name: 'web', namespace: 'prod' }),
  tool('terraform', 'delete_workspace_safely', { workspace_name: 'w' }),
]);
rows('hold type netlify/change-variables', [
  tool('netlify', 'netlify-project-services-updater', {
    selectSchema: { operation: 'manage-env-vars', params: { siteId: 's', deleteEnvVar: true, envVarKey: 'A' } },
  }),
]);
rows('hold type sqlite/drop-table', [tool('cloudflare', 'd1_database_query', { database_id: 'd', sql: 'DROP TABLE orders' })]);
rows('hold type cloudflare/run-code', [
  tool('cloudflare', 'execute', { code: "async () => cloudflare.request({ method: 'DELETE', path: '/zones/1' })" }),
]);
rows('hold type aws/delete-bucket', [tool('awslabs.aws-api-mcp-server', 'call_aws', { cli_command: 'aws s3 rb s3://b --force' })]);
rows('hold type aws/terminate-instances', [
  tool('aws', 'call_aws', { cli_command: ['aws s3 ls', 'aws ec2 terminate-instances --instance-ids i-1'] }),
]);
rows('hold type aws/delete-database', [
  tool('aws', 'aws_cli_pipeline', { command: 'aws rds delete-db-instance --db-instance-identifier prod --skip-final-snapshot' }),
]);
rows('hold type sql/drop-table', [
  tool('dsql', 'transact', { sql_list: ['DROP TABLE orders'] }),
  tool('athena', 'manage_aws_athena_query_executions', { operation: 'start-query-execution', query_string: 'DROP TABLE orders' }),
  tool('bigquery', 'execute_sql', { sql: 'DROP TABLE ds.t' }),
]);
rows('hold type mongodb/delete-all-documents', [tool('documentdb', 'deleteMany', { database: 'shop', collection: 'orders', filter: {} })]);
rows('hold type mongodb/drop-collection', [
  tool('documentdb', 'dropCollection', { connection_id: 'c', database: 'shop', collection: 'orders' }),
]);
rows('hold type azure/delete-group', [tool('azure', 'extension_az', { command: 'group delete -n prod --yes' })]);
rows('hold type azure/delete-resource', [
  tool('aks', 'call_az', { cli_command: 'az aks delete -n c -g g --yes' }),
  tool('aks', 'az_aks_operations', { operation: 'nodepool-delete', args: '--name np --cluster-name c -g g' }),
]);
rows('hold type kubernetes/delete-namespace', [
  tool('aks', 'kubectl_resources', { operation: 'delete', resource: 'namespace', args: 'shop' }),
  tool('aks', 'call_kubectl', { args: 'delete namespace shop' }),
  tool('kubernetes', 'kubectl_generic', { command: 'delete', resourceType: 'namespace', name: 'prod' }),
  tool('kubectl-mcp', 'execute_command', { command: 'kubectl delete ns prod' }),
]);
rows('hold type helm/uninstall', [
  tool('aks', 'call_helm', { command: 'uninstall shop' }),
  tool('kubernetes', 'uninstall_helm_chart', { name: 'shop', namespace: 'prod' }),
  tool('kubernetes', 'helm_template_uninstall', { name: 'shop', namespace: 'prod' }),
  tool('kubectl-mcp', 'uninstall_helm_chart', { name: 'shop' }),
]);
rows('hold type gcp/delete-project', [tool('gcloud', 'run_gcloud_command', { args: ['projects', 'delete', 'p', '--quiet'] })]);
rows('hold type sql/delete-all-rows', [tool('bigquery', 'bigquery-execute-sql', { sql: 'DELETE FROM ds.t WHERE true' })]);
rows('hold type firebase/delete-data', [
  tool('firebase', 'firestore_delete_document', { paths: ['projects/p/databases/(default)/documents/users/1'] }),
]);
rows('hold type kubernetes/delete-pod', [tool('k', 'pods_delete', { name: 'x', namespace: 'prod' })]);
rows('hold type kubernetes/delete-storage', [
  tool('kubernetes', 'resources_delete', { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: 'data', namespace: 'prod' }),
  tool('kubernetes', 'kubectl_delete', { resourceType: 'pvc', name: 'data', namespace: 'prod' }),
]);
rows('deny filesystem/destroy-system', [tool('kubernetes', 'pods_exec', { name: 'x', command: ['rm', '-rf', '/'] })]);
rows('hold click docker/delete-volume', [
  tool('docker', 'remove_volume', { volume_name: 'data' }),
  tool('docker', 'docker', { args: ['volume', 'rm', 'data'] }),
]);
rows('hold click docker/prune-system', [tool('docker', 'docker', { args: ['system', 'prune', '-af', '--volumes'] })]);
rows('hold click terraform/apply', [
  tool('terraform', 'action_run', { run_action: 'apply', run_id: 'run-1' }),
  tool('terraform', 'ExecuteTerraformCommand', { command: 'apply', working_directory: '/home/you/projects/shop' }),
]);
rows('hold type terraform/destroy', [
  tool('terraform', 'create_run', { terraform_org_name: 'o', workspace_name: 'w', run_type: 'is_destroy' }),
  tool('terraform', 'ExecuteTerraformCommand', { command: 'destroy', working_directory: '/home/you/projects/shop' }),
]);
rows('hold click pulumi/update', [tool('pulumi', 'pulumi-cli-up', { workDir: '/x', stack: 's' })]);

// What reads, creates and edits is everyday work, and so is what comes back or is only a link.
rows('allow', [
  tool('github', 'merge_pull_request', { owner: 'a', repo: 'b', pullNumber: 1, merge_method: 'squash' }),
  tool('github', 'create_branch', { owner: 'a', repo: 'b', branch: 'x' }),
  tool('github', 'push_files', {
    owner: 'a',
    repo: 'b',
    branch: 'x',
    files: [{ path: 'x.sh', content: 'rm -rf /' }],
    message: 'DROP TABLE x',
  }),
  tool('github', 'create_or_update_file', { owner: 'a', repo: 'b', path: '/x', content: 'rm -rf /', message: 'm', branch: 'x' }),
  tool('github', 'issue_write', { method: 'update', owner: 'a', repo: 'b', issue_number: 1, state: 'closed' }),
  tool('github', 'sub_issue_write', { method: 'remove', owner: 'a', repo: 'b', issue_number: 1, sub_issue_id: 2 }),
  tool('github', 'pull_request_review_write', { method: 'delete_pending', owner: 'a', repo: 'b', pullNumber: 1 }),
  tool('github', 'label_write', { method: 'create', owner: 'a', repo: 'b', name: 'x' }),
  tool('github', 'projects_write', { method: 'delete_project_item', owner: 'a', project_number: 1, item_id: 3 }),
  tool('github', 'actions_run_trigger', { method: 'cancel_workflow_run', owner: 'a', repo: 'b', run_id: 1 }),
  tool('github', 'delete_pending_pull_request_review', { owner: 'a', repo: 'b', pullNumber: 1 }),
  tool('github', 'dismiss_notification', { threadID: '1', state: 'done' }),
  tool('gitlab', 'merge_merge_request', { project_id: '1', merge_request_iid: 2, should_remove_source_branch: true }),
  tool('gitlab', 'delete_draft_note', { project_id: '1', merge_request_iid: 2, draft_note_id: 1 }),
  tool('gitlab', 'delete_issue_link', { project_id: '1' }),
  tool('gitlab', 'retry_pipeline', { project_id: '1', pipeline_id: 2 }),
  tool('gitlab', 'cancel_pipeline', { project_id: '1', pipeline_id: 2 }),
  tool('supabase', 'apply_migration', { project_id: 'abcdefghijklmnopqrst', name: 'x', query: 'CREATE TABLE orders (id int)' }),
  tool('supabase', 'deploy_edge_function', {
    project_id: 'a',
    name: 'f',
    files: [{ name: 'index.ts', content: 'await sql`DROP TABLE x`' }],
  }),
  tool('supabase', 'list_tables', { schemas: ['public'] }),
  tool('supabase', 'search_docs', { graphql_query: '{ searchDocs(query:"delete mutation") { nodes { title } } }' }),
  tool('supabase', 'create_branch', { name: 'develop', confirm_cost_id: 'x' }),
  tool('supabase', 'get_logs', { service: 'api' }),
  tool('neon', 'prepare_database_migration', { params: { projectId: 'p', migrationSql: 'ALTER TABLE a DROP COLUMN b' } }),
  tool('neon', 'describe_table_schema', { params: { projectId: 'p', tableName: 'x' } }),
  tool('neon', 'create_branch', { params: { projectId: 'p' } }),
  tool('railway', 'deploy', { workspacePath: '/home/you/projects/shop' }),
  tool('railway', 'set-variables', { workspacePath: '/home/you/projects/shop', variables: ['A=b'] }),
  tool('vercel', 'deploy_to_vercel', {}),
  tool('vercel', 'list_deployments', { projectId: 'p', teamId: 't' }),
  tool('netlify', 'netlify-project-services-updater', { selectSchema: { operation: 'create-new-project', params: { name: 's' } } }),
  tool('netlify', 'netlify-project-services-reader', { selectSchema: { operation: 'get-projects', params: {} } }),
  tool('cloudflare', 'd1_database_query', { database_id: 'd', sql: 'SELECT 1' }),
  tool('cloudflare', 'execute', { code: "async () => cloudflare.request({ method: 'GET', path: '/zones' })" }),
  tool('cloudflare', 'container_file_delete', { args: { path: 'x' } }),
  tool('cloudflare', 'container_exec', { args: { args: 'ls -la' } }),
  tool('aws', 'call_aws', { cli_command: 'aws ec2 describe-instances' }),
  tool('eks', 'manage_k8s_resource', { operation: 'read', cluster_name: 'prod', kind: 'Deployment', api_version: 'apps/v1', name: 'web' }),
  tool('eks', 'manage_k8s_resource', {
    operation: 'create',
    cluster_name: 'prod',
    kind: 'Deployment',
    api_version: 'apps/v1',
    name: 'web',
  }),
  tool('eks', 'manage_eks_stacks', { operation: 'describe', cluster_name: 'prod' }),
  tool('ccapi', 'get_resource', { resource_type: 'AWS::S3::Bucket', identifier: 'b' }),
  tool('dsql', 'readonly_query', { sql: 'SELECT 1' }),
  tool('iam', 'list_users', {}),
  tool('glue', 'manage_aws_glue_databases', { operation: 'list-databases' }),
  tool('awslabs.aws-documentation-mcp-server', 'search_documentation', { search_phrase: 'delete bucket' }),
  tool('awslabs.aws-documentation-mcp-server', 'read_documentation', { url: 'https://docs.aws.amazon.com/s3/delete-bucket.html' }),
  tool('cdk', 'ExplainCDKNagRule', { rule_id: 'x' }),
  tool('awslabs.cost-explorer', 'get_cost_and_usage', {}),
  tool('azure', 'storage', { intent: 'list', command: 'storage_account_list', parameters: {} }),
  tool('aks', 'az_aks_operations', { operation: 'show', args: '--name c' }),
  tool('aks', 'kubectl_resources', { operation: 'get', resource: 'pods', args: '-A' }),
  tool('gcloud', 'run_gcloud_command', { args: ['projects', 'list'] }),
  tool('storage', 'list_objects', { bucket_name: 'b' }),
  tool('bigquery', 'execute_sql', { sql: 'SELECT * FROM ds.t' }),
  tool('firebase', 'firestore_get_documents', { paths: ['x'] }),
  tool('firebase', 'auth_update_user', { uid: 'u', disabled: true }),
  tool('firebase', 'firebase_get_project', {}),
  tool('firebase', 'firebase_read_resources', { uris: ['firebase://x'] }),
  tool('kubernetes', 'pods_list', { namespace: 'x' }),
  tool('kubernetes', 'pods_exec', { name: 'x', command: ['ls'] }),
  tool('kubernetes', 'pods_log', { name: 'x' }),
  tool('kubernetes', 'resources_create_or_update', { resource: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x' }),
  tool('kubernetes', 'kubectl_get', { resourceType: 'pods', namespace: 'x' }),
  tool('kubernetes', 'kubectl_logs', { resourceType: 'pod', name: 'x' }),
  tool('kubernetes', 'kubectl_rollout', { subCommand: 'status', resourceType: 'deployment', name: 'x' }),
  tool('kubernetes', 'kubectl_scale', { name: 'web', replicas: 3 }),
  tool('kubectl-mcp', 'helm_repo_remove', { name: 'bitnami' }),
  tool('docker', 'list_containers', {}),
  tool('docker', 'remove_container', { container_id: 'x', force: true }),
  tool('docker', 'create_container', { image: 'nginx' }),
  tool('docker', 'fetch_container_logs', { container_id: 'x' }),
  tool('docker', 'docker', { args: ['ps', '-a'] }),
  tool('terraform', 'search_modules', { module_query: 'delete' }),
  tool('terraform', 'action_run', { run_action: 'discard', run_id: 'run-1' }),
  tool('terraform', 'create_run', { terraform_org_name: 'o', workspace_name: 'w', run_type: 'plan_only' }),
  tool('terraform', 'ExecuteTerraformCommand', { command: 'plan', working_directory: '/home/you/projects/shop' }),
  tool('terraform', 'ExecuteTerraformCommand', { command: 'validate' }),
  tool('pulumi', 'pulumi-cli-preview', { workDir: '/x', stack: 's' }),
]);
