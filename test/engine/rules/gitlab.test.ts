import { rows } from './rows';

const bearer = { Authorization: 'Bearer x' };
rows('hold type gitlab/delete-project', [
  'glab repo delete acme/shop -y',
  'glab project delete acme/shop',
  'glab api --method=DELETE projects/acme%2Fshop',
  'glab api -X DELETE projects/:fullpath',
  'glab api --hostname git.acme.com -X DELETE projects/42',
  'glab api https://git.acme.com/api/v4/projects/42 -X DELETE',
  'GITLAB_HOST=git.acme.com glab repo delete acme/shop --yes',
  'curl -X DELETE -H "PRIVATE-TOKEN: $T" "https://git.acme.com/api/v4/projects/42?permanently_remove=true&full_path=acme%2Fshop"',
  'curl -X DELETE --header "Authorization: Bearer $T" https://gitlab.acme.com/api/v4/groups/acme',
  `python3 -c 'import requests; requests.delete("https://git.acme.com/api/v4/projects/42", headers={"PRIVATE-TOKEN": "x"})'`,
  'curl -X DELETE -H "PRIVATE-TOKEN: $T" "$GITLAB/api/v4/projects/42"',
  { kind: 'http', method: 'DELETE', url: 'https://gitlab.com/api/v4/projects/42', headers: bearer },
  { kind: 'mcp', server: 'my-gitlab', tool: 'gitlab_delete_project', input: { project_id: '42' } },
]);
rows('hold type gitlab/change-project', [
  'glab repo transfer acme/shop -t other',
  'curl -X PUT -H "PRIVATE-TOKEN: $T" https://git.acme.com/api/v4/projects/42 -d visibility=public',
  `curl -X PUT -H "PRIVATE-TOKEN: $T" https://git.acme.com/api/v4/projects/42 -d '{"default_branch":"next"}'`,
  'curl -X PUT -H "PRIVATE-TOKEN: $T" "https://git.acme.com/api/v4/projects/42/transfer?namespace=other"',
]);
rows('hold type gitlab/delete-ref', [
  `glab api graphql -f query='mutation { branchDelete(input: {projectPath: "acme/shop", ref: "main"}) { errors } }'`,
  `curl https://gitlab.acme.com/api/graphql -H "Authorization: Bearer $T" -d '{"query":"mutation { tagDelete(input: {projectPath: \\"a/b\\", tagName: \\"v1\\"}) { errors } }"}'`,
  'glab api -X DELETE projects/42/repository/merged_branches',
]);
rows('hold type gitlab/delete-package', ['glab release delete v1 -t -y', 'glab packages rm 1', 'glab package delete 1 -y']);
rows('hold type gitlab/delete-state', ['glab tf state delete production -f', 'glab terraform state delete production 42']);
rows('hold type gitlab/delete-run', ['glab pipeline delete 34', 'glab -R acme/shop ci delete 34']);
rows('hold type gitlab/remove-protection', [
  'curl -X PUT -H "PRIVATE-TOKEN: $T" "https://git.acme.com/api/v4/projects/42?only_allow_merge_if_pipeline_succeeds=false"',
  'curl -X DELETE -H "PRIVATE-TOKEN: $T" https://git.acme.com/api/v4/projects/42/approval_rules/1',
]);
rows('hold type gitlab/delete-variable', ['glab variable delete KEY -s production', 'glab api -X DELETE groups/acme/variables/KEY']);
rows('hold type gitlab/delete-access', ['glab token rotate --user @me deploy', 'glab runner delete 7 --force']);
rows('hold type gitlab/delete-resource', [
  'glab api -X DELETE "$ENDPOINT"',
  'curl -X DELETE -H "PRIVATE-TOKEN: $T" "https://gitlab.com/$P"',
  'curl -X DELETE -H "JOB-TOKEN: $CI_JOB_TOKEN" https://git.acme.com/api/v4/projects/42/anything/1',
]);
rows('allow', [
  'glab repo archive acme/shop --format zip',
  'glab repo clone acme/delete',
  'glab repo list --archived',
  'glab mr create --fill --title "Delete the project" --description "glab repo delete acme/shop"',
  'glab mr merge 7 --remove-source-branch --yes',
  'glab mr close 7',
  'glab issue note 7 -m "please delete"',
  'glab ci run -b main',
  'glab ci trace 7',
  'glab variable list',
  'glab help repo delete',
  'glab repo delete --help',
  'glab release upload v1 app.zip',
  'glab api graphql -f query="query { project(fullPath: \\"a/b\\") { id } }"',
  `curl https://gitlab.com/api/graphql -d '{"query":"{ currentUser { id } }"}'`,
  'curl -X POST -H "PRIVATE-TOKEN: $T" https://git.acme.com/api/v4/projects/42/issues -d title=delete',
  'curl -X PUT -H "PRIVATE-TOKEN: $T" https://git.acme.com/api/v4/projects/42/merge_requests/7/merge',
  'curl -X POST -H "PRIVATE-TOKEN: $T" https://git.acme.com/api/v4/projects/42/pipelines/3/retry',
  'git clone https://gitlab.com/acme/delete.git',
  { kind: 'mcp', server: 'gitlab', tool: 'create_merge_request', input: { project_id: '42', title: 'delete' } },
  { kind: 'mcp', server: 'gitlab', tool: 'cancel_pipeline', input: { project_id: '42', pipeline_id: '1' } },
]);
