import { rows } from './rows';

rows('hold type auth0/delete-user', [
  'auth0 users rm "auth0|1"',
  'auth0 --tenant acme.eu.auth0.com users delete "auth0|1" --force',
  'auth0 users import --connection-name db --users-body users.json --upsert',
  `python3 -c 'import requests; requests.delete("https://acme.auth0.com/api/v2/users/u1", headers={"Authorization": "x"})'`,
  `curl -X POST -H "Authorization: Bearer $T" https://acme.auth0.com/api/v2/jobs/users-imports -F users=@u.json -F upsert=true`,
]);
rows('hold type auth0/delete-application', [
  'auth0 apps rm a1',
  'auth0 apis delete api1 --force',
  'auth0 api delete "organizations/org_1" --force',
]);
rows('hold type auth0/delete-safeguard', [
  `curl -X PATCH -H "Authorization: Bearer $T" https://acme.auth0.com/api/v2/attack-protection/breached-password-detection -d '{"enabled":false}'`,
]);
rows('hold type auth0/delete-resource', ['auth0 apps rotate-secret a1', 'auth0 sessions revoke s1', 'auth0 api delete "$P" --force']);
rows('hold type clerk/delete-user', [
  'clerk api /users/user_1 -X DELETE --yes',
  'clerk api /v1/organizations/org_1 --method DELETE --secret-key "$KEY"',
  'curl -X DELETE -H "Authorization: Bearer $CLERK_SECRET_KEY" https://api.clerk.com/v1/users/user_1',
  `node -e 'fetch("https://api.clerk.com/v1/users/u1", {method: "DELETE", headers: {Authorization: "Bearer " + process.env.K}})'`,
]);
rows('hold type sentry/delete-project', [
  'sentry project delete acme/shop -y',
  'npx sentry api /projects/acme/shop/ -X DELETE',
  'sentry api projects/acme/shop/ --method=delete',
  'curl -X DELETE -H "Authorization: Bearer $SENTRY_AUTH_TOKEN" https://sentry.acme.com/api/0/projects/acme/shop/',
]);
rows('hold type sentry/delete-issues', ['sentry api issues/1/ -X DELETE', 'sentry api organizations/acme/issues/ -X DELETE -F id=1']);
rows('hold type sentry/delete-release', [
  'npx @sentry/cli releases delete 1.0.0',
  'sentry-cli releases files 1.0.0 delete --all',
  'sentry-cli -o acme releases delete 1.0.0',
]);
rows('allow', [
  'auth0 login --no-input',
  'auth0 apps create --name shop --type spa',
  'auth0 users search --query "name:delete"',
  'auth0 api "stats/daily" -q "from=20221101"',
  'auth0 api patch "clients/a1" --data "{}"',
  'auth0 logs tail --filter "type:f"',
  'auth0 terraform generate --output-dir tmp',
  'clerk init',
  'clerk users list --limit 3',
  'clerk api /users -d "{}" --yes',
  'clerk api /users/user_1 -X DELETE --secret-key sk_test_fake --yes',
  'sentry-cli sourcemaps inject dist && sentry-cli sourcemaps upload dist',
  'sentry-cli releases set-commits 1.0.0 --auto',
  'sentry-cli releases finalize 1.0.0',
  'sentry-cli send-event -m "delete"',
  'sentry issue view SHOP-1',
  'sentry api organizations/acme/releases/ -X POST -F version=1',
  'sentry api projects/acme/shop/ -X DELETE --dry-run',
  'curl -X PUT -H "Authorization: Bearer $T" "https://sentry.io/api/0/projects/acme/shop/issues/?id=1" -d "{\\"status\\":\\"resolved\\"}"',
  { kind: 'mcp', server: 'sentry', tool: 'update_issue', input: { issueId: '1', status: 'resolved' } },
]);
