import { rows } from './rows';

const bearer = { Authorization: 'Bearer x' };
rows('hold type github/delete-repository', [
  'gh repo delete acme/shop --yes',
  'gh api -XDELETE repos/acme/shop',
  'gh api --method=delete /repos/acme/shop',
  'gh api repos/{owner}/{repo} -X DELETE',
  'gh api https://api.github.com/repos/acme/shop -X DELETE',
  'wget --method=DELETE --header "Authorization: token $T" https://api.github.com/repos/acme/shop',
  `python3 -c 'import requests; requests.delete("https://api.github.com/repos/acme/shop", headers={"Authorization": "x"})'`,
  { kind: 'http', method: 'DELETE', url: 'https://api.github.com/repos/acme/shop', headers: bearer },
]);
rows('hold type github/change-repository', [
  'gh repo edit acme/shop --visibility public',
  'gh api -X PATCH repos/acme/shop -F private=false',
  'gh api -X PATCH repos/acme/shop --input body.json',
  `curl -X PATCH -H "Authorization: Bearer $T" https://api.github.com/repos/acme/shop -d '{"archived":true}'`,
]);
rows('hold type github/remove-protection', [
  'gh api -X DELETE repos/acme/shop/branches/main/protection',
  'gh api -X PUT repos/acme/shop/rulesets/1 -f enforcement=disabled',
  'gh api -X DELETE orgs/acme/rulesets/1',
]);
rows('hold type github/delete-ref', [
  'gh api -X DELETE repos/acme/shop/git/refs/heads/main',
  `gh api graphql -f id=R1 -f query='mutation($id: ID!) { deleteRef(input: {refId: $id}) { clientMutationId } }'`,
]);
rows('hold click github/unread-query', ['gh api graphql --input q.json', 'gh api graphql -F query=@q.graphql']);
rows('hold type github/delete-resource', [
  'gh api -X DELETE repos/acme/shop/hooks/1',
  'curl -X DELETE -H "Authorization: Bearer $T" https://api.github.com/user/repository_invitations/1',
]);
rows('allow', [
  'gh api repos/acme/shop',
  'gh api user/repos --paginate',
  'gh api repos/acme/shop/issues -f title=delete',
  'gh api -X PATCH repos/acme/shop -f description=archived',
  `gh api graphql -f query='query { repository(owner: "a", name: "deleteRef") { id } }'`,
  'gh pr create --title "delete repo" --body "gh repo delete x"',
  'gh issue create --title delete',
  'gh pr close 7 --delete-branch',
  'gh repo view acme/delete',
  'gh cache delete --all',
  'gh run cancel 1',
  'gh workflow run delete.yml',
]);
