import type { Provider, Rule, When } from './rule';
import { command, list, request } from './when';

const cli = command('sentry-cli', { none: ['--help', '-h'] });
/** The newer command line. */
const run = command('sentry', { none: ['--help', '-h', '--dry-run', '-n'] });
/** Sentry wherever it is installed: its paths under `/api/0` are the same on every host. */
const api = (line: string, more: Parameters<typeof request>[1] = {}): When =>
  request(
    line
      .split(' ')
      .map((part, at) => (at === 0 ? part : `/api/0${part}`))
      .join(' '),
    { hosts: ['*'], away: true, ...more },
  );
/** Tools of Sentry's own MCP server. */
const tool = (...names: readonly string[]): When => ({ call: 'mcp', server: ['*sentry*'], tool: names });
const PLACE = [
  'flag:--org',
  'flag:-o',
  'flag:--project',
  'flag:-p',
  'path:org',
  'path:project',
  'env:SENTRY_ORG',
  'env:SENTRY_PROJECT',
  'input:organizationSlug',
];
const named = (kind: string) => ({
  kind,
  name: [
    'args',
    'path:name',
    'path:project',
    'path:org',
    'input:projectSlug',
    'input:uptimeMonitorId',
    'input:id',
    'path:last',
    `=${kind}`,
  ],
  identifiers: PLACE,
});
const docs = (page: string): string => `https://docs.sentry.io/${page}/`;

const rules = [
  {
    id: 'sentry/delete-project',
    when: [
      run('project|team|org delete|remove'),
      api('DELETE /projects/{org}/{project}/ /organizations/{org}/ /teams/{org}/{name}/'),
      api('POST|PUT /projects/{org}/{project}/transfer/'),
      tool('delete_project', 'delete_team', 'delete_organization', 'remove_team_from_project'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('project'),
    dies: 'every issue and event in it, its keys and its alerts; errors of running apps go nowhere',
    undo: 'none known after the removal has begun',
    safer: 'Disable its keys instead.',
    docs: docs('api/projects/delete-a-project'),
    examples: {
      held: [
        'sentry project delete acme/shop --yes',
        'sentry api projects/acme/shop/ -X DELETE',
        'curl -X DELETE -H "Authorization: Bearer $T" https://sentry.io/api/0/projects/acme/shop/',
        { kind: 'mcp', server: 'sentry', tool: 'remove_team_from_project', input: { organizationSlug: 'acme', projectSlug: 'shop' } },
      ],
      free: [
        'sentry project list acme/',
        'sentry project delete acme/shop --dry-run',
        'sentry api projects/acme/shop/',
        'curl -H "Authorization: Bearer $T" https://sentry.io/api/0/projects/acme/shop/',
        { kind: 'mcp', server: 'sentry', tool: 'find_projects', input: { organizationSlug: 'acme' } },
      ],
    },
  },
  {
    id: 'sentry/delete-issues',
    when: [
      // The server's own command.
      run('cleanup'),
      api('DELETE /projects/{org}/{project}/issues/ /organizations/{org}/issues/ /issues/{name}/ /organizations/{org}/issues/{name}/'),
      // What is discarded is deleted, and what comes in like it later too.
      api('PUT /projects/{org}/{project}/issues/ /organizations/{org}/issues/ /organizations/{org}/issues/{name}/', {
        fields: { discard: [true] },
      }),
      api('POST /projects/{org}/{project}/replays/jobs/delete/'),
      api('DELETE /projects/{org}/{project}/replays/{name}/ /organizations/{org}/discover/saved/{name}/'),
    ],
    verb: 'delete',
    class: 'data',
    resource: { ...named('issues'), name: ['args', 'query:id', 'path:name', 'path:project', 'path:org', '=issues'] },
    dies: 'the issues with all their events and what people wrote there',
    undo: 'none known',
    safer: 'Resolve or archive them instead.',
    docs: docs('api/events/bulk-remove-a-list-of-issues'),
    examples: {
      held: [
        'sentry cleanup --days 1',
        'sentry api projects/acme/shop/issues/ -X DELETE',
        'curl -X DELETE -H "Authorization: Bearer $T" "https://sentry.acme.com/api/0/projects/acme/shop/issues/?id=1"',
      ],
      free: [
        'sentry issue list acme/shop',
        'sentry-cli issues list',
        'sentry issue resolve SHOP-1',
        'curl -X PUT -H "Authorization: Bearer $T" https://sentry.io/api/0/issues/1/ -d "{}"',
      ],
    },
  },
  {
    id: 'sentry/delete-monitor',
    when: [
      run('alert|monitor|dashboard|uptime delete|remove'),
      run('alert * delete'),
      run('dashboard widget delete'),
      api(
        'DELETE /organizations/{org}/dashboards/{name}/ /organizations/{org}/alert-rules/{name}/ /projects/{org}/{project}/rules/{name}/',
      ),
      api(
        'DELETE /organizations/{org}/monitors/{name}/ /projects/{org}/{project}/monitors/{name}/ /projects/{org}/{project}/uptime/{name}/',
      ),
      api('DELETE /organizations/{org}/detectors/** /organizations/{org}/workflows/**'),
      tool('delete_uptime_monitor', 'delete_monitor', 'delete_alert*', 'delete_dashboard'),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('monitor'),
    dies: 'the alert, monitor or dashboard: nobody is told when something breaks',
    undo: 'make it again, if its definition is kept',
    safer: 'Mute or snooze it instead.',
    docs: docs('api/alerts/delete-a-metric-alert-rule'),
    examples: {
      held: [
        'sentry alert issues delete acme/shop/42 --yes',
        'sentry dashboard widget delete acme/shop 1',
        'curl -X DELETE -H "Authorization: Bearer $T" https://us.sentry.io/api/0/organizations/acme/dashboards/1/',
        { kind: 'mcp', server: 'sentry', tool: 'delete_uptime_monitor', input: { organizationSlug: 'acme', uptimeMonitorId: '7' } },
      ],
      free: [
        'sentry alert issues list acme/shop',
        'sentry monitor list acme/shop',
        'sentry-cli monitors list',
        'curl -H "Authorization: Bearer $T" https://us.sentry.io/api/0/organizations/acme/dashboards/',
      ],
    },
  },
  {
    id: 'sentry/delete-release',
    when: [
      cli('releases delete'),
      run('release delete'),
      api('DELETE /organizations/{org}/releases/{name}/ /projects/{org}/{project}/releases/{name}/'),
      api(
        'DELETE /projects/{org}/{project}/files/** /projects/{org}/{project}/releases/{release}/files/{name}/ /organizations/{org}/releases/{release}/files/{name}/',
      ),
      cli('releases files delete'),
      cli('files|sourcemaps delete'),
      cli('releases files * delete'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('release'),
    dies: 'the release with its source maps and symbols: errors in it can no longer be read',
    undo: 'make it again, and upload its files from the same build',
    safer: 'Archive it instead: sentry-cli releases archive.',
    docs: docs('cli/releases'),
    examples: {
      held: [
        'sentry-cli releases delete shop@1.0.0',
        'sentry release delete acme/1.0.0 --yes',
        'curl -X DELETE -H "Authorization: Bearer $T" https://sentry.io/api/0/organizations/acme/releases/1.0.0/',
      ],
      free: [
        'sentry-cli releases list',
        'sentry-cli releases new 1.0.0',
        'sentry-cli sourcemaps upload dist',
        'curl -H "Authorization: Bearer $T" https://sentry.io/api/0/organizations/acme/releases/',
      ],
    },
  },
  {
    id: 'sentry/delete-resource',
    net: 'provider',
    when: [
      cli('* delete|remove'),
      run('* delete|remove|revoke'),
      run('* * delete|remove|revoke'),
      request('DELETE /api/0/**'),
      tool('delete_*', 'remove_*'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it held: a key that apps report with, a hook, a member',
    undo: 'none known',
    safer: 'Look at it first with a GET of the same path.',
    docs: docs('api'),
    examples: {
      held: [
        'sentry api organizations/acme/members/1/ --method DELETE',
        'sentry api "$ENDPOINT" -X DELETE',
        'curl -X DELETE -H "Authorization: Bearer $T" https://sentry.io/api/0/projects/acme/shop/keys/k1/',
        { kind: 'mcp', server: 'sentry', tool: 'delete_dsn', input: { id: 'k1' } },
      ],
      free: [
        'sentry-cli login',
        'sentry-cli info',
        'sentry auth status',
        'curl -H "Authorization: Bearer $T" https://sentry.io/api/0/projects/acme/shop/keys/',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Sentry, theirs and anybody's own: both command lines, its API and its MCP server. */

export const sentry = {
  id: 'sentry',
  title: 'Sentry',
  hosts: ['sentry.io', '*.sentry.io', 'sentry.*'],
  programs: [
    {
      id: 'sentry-cli',
      names: ['sentry-cli'],
      valueFlags: list(
        `--url --header --auth-token --log-level -o --org -p --project --dist -r --release -m --message -l --level -t --tag -e --extra -u --user --fingerprint --logfile
         --head-sha --base-sha --vcs-provider --head-repo-name --base-repo-name --head-ref --base-ref --pr-number --default --cli --traceback --log
         --timestamp -d --env -E --message-arg --platform --repo --default-branch --type --path --output --id --symbol-maps --info-plist --wait-for
         --debug-id --exclude --line --column -c --version --url-prefix --url-suffix --note --strip-prefix --ignore -i --ignore-file -I --bundle
         --bundle-sourcemap --ext -x --app-id --snapshot-id --branch --diff-threshold --all-image-file-names --all-image-file-names-file --threshold
         --max-rows --pages --query --status --released --ref --initial-depth --commit --delimiter -D --write-properties --uuid --fetch-from --sourcemap
         --poll-interval --build-id -b --build-configuration --release-notes --install-group --name --started --finished --time --value --unit
         --environment --schedule --check-in-margin --max-runtime --timezone --failure-issue-threshold --recovery-threshold`,
      ),
    },
    {
      id: 'sentry',
      names: ['sentry'],
      valueFlags: list(
        // Not `-f`, which is `--force` where something is deleted.
        `--days --concurrency --max-procs -X --method -d --data -F --field --raw-field -H --header --input --fields --log-level -t --team --limit --cursor -q --query
         --period --spans --tag --release --dsn --log --metric --agg --dataset --sort --environment --search --features --app --type --path --id
         --wait-for --output --debug-id --exclude --scope --token --timeout --url --threshold --app-id --snapshot-id --branch --message --level --dist
         --env --platform --extra --user --fingerprint --timestamp --logfile --status --name --aggregate --time-window --trigger --project --owner
         --condition --action --frequency --filter --filter-match --uuid --released --started --finished --time --ref --commit --from --channel --schedule
         --timezone --repo --into --until --in --port --host --format --revision --display --where --group-by --col --row --width --height --layout
         --index --title --new-title --url-prefix --ext --ignore -E -c -g -i -l -m -o -p -r -u -x`,
      ),
    },
  ],
  rules,
} as const satisfies Provider;
