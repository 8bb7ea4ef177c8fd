import type { Provider, Rule } from './rule';
import { request as api, command, list } from './when';

const run = command('upstash', { none: ['--help', '-h', '--dry-run'] });
const tool = (name: string, input?: Readonly<Record<string, readonly string[]>>) =>
  ({ call: 'mcp', tool: [name, `*_${name}`], ...(input ? { input } : {}) }) as const;
const PLACE = {
  identifiers: ['flag:--db-id', 'flag:--index-id', 'flag:--team-id', 'path:name', 'input:database_id', 'input:id', 'input:box_id'],
} as const;
const named = (kind: string, ...names: readonly string[]) => ({
  kind,
  name: [...names, 'path:name', ...PLACE.identifiers, `=${kind}`],
  ...PLACE,
});
const API = 'https://api.upstash.com/v2';
const DOCS = 'https://upstash.com/docs/devops/developer-api/';

const rules = [
  {
    id: 'upstash/delete-database',
    when: [
      run('redis|vector|search|team delete'),
      api('DELETE /v2/redis/database/{name} /v2/vector/index/{name} /v2/search/{name} /v2/team/{name} /v2/kafka/cluster/{name}'),
      tool('redis_database_delete'),
      tool('box_manage', { action: ['delete'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('database'),
    dies: 'all its keys or vectors, and its backups',
    undo: 'None known.',
    safer: 'Make a backup and restore it into another database first.',
    docs: `${DOCS}redis/delete_database`,
    examples: {
      held: [
        'upstash redis delete --db-id d1',
        'upstash vector delete --index-id i1',
        `curl -X DELETE -u "$E:$K" ${API}/redis/database/d1`,
        { kind: 'mcp', server: 'upstash', tool: 'redis_database_delete', input: { database_id: 'd1' } },
      ],
      free: [
        'upstash redis list',
        'upstash redis delete --db-id d1 --dry-run',
        `curl -u "$E:$K" ${API}/redis/databases`,
        { kind: 'mcp', server: 'upstash', tool: 'redis_database_list_databases', input: {} },
      ],
    },
  },
  {
    id: 'upstash/delete-backup',
    when: [
      run('redis backup delete|disable-daily'),
      api('DELETE /v2/redis/delete-backup/{name}/{backup}'),
      api('POST|PATCH /v2/redis/disable-dailybackup/{name}'),
      tool('redis_database_manage_backup', { operation: ['delete'] }),
      tool('redis_database_set_daily_backup', { enable: ['false'] }),
      tool('box_snapshots', { action: ['delete'] }),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('backup', 'flag:--backup-id', 'path:backup', 'input:backup_id'),
    dies: 'the way back to an earlier state',
    undo: 'None known.',
    safer: 'Leave the daily backup on.',
    docs: `${DOCS}redis/backup/delete_backup`,
    examples: {
      held: [
        'upstash redis backup delete --db-id d1 --backup-id b1',
        'upstash redis backup disable-daily --db-id d1',
        `curl -X DELETE -u "$E:$K" ${API}/redis/delete-backup/d1/b1`,
        {
          kind: 'mcp',
          server: 'upstash',
          tool: 'redis_database_manage_backup',
          input: { database_id: 'd1', operation: 'delete', backup_id: 'b1' },
        },
      ],
      free: [
        'upstash redis backup list --db-id d1',
        `curl -u "$E:$K" ${API}/redis/list-backup/d1`,
        {
          kind: 'mcp',
          server: 'upstash',
          tool: 'redis_database_manage_backup',
          input: { database_id: 'd1', operation: 'create', backup_name: 'b' },
        },
      ],
    },
  },
  {
    id: 'upstash/write-over',
    when: [
      run('redis backup restore'),
      api('POST /v2/redis/restore-backup/{name}'),
      tool('redis_database_manage_backup', { operation: ['restore'] }),
      tool('redis_database_run_redis_commands', {
        commands: ['*FLUSHALL*', '*flushall*', '*FLUSHDB*', '*flushdb*', '*FlushAll*', '*FlushDB*'],
      }),
      api('POST|DELETE /reset /reset/{name}', { hosts: ['*.upstash.io'] }),
    ],
    verb: 'overwrite',
    class: 'data',
    resource: named('database'),
    dies: 'all keys that are there now',
    undo: 'Restore a backup from before.',
    safer: 'Restore into another database.',
    docs: `${DOCS}redis/backup/restore_backup`,
    examples: {
      held: [
        'upstash redis backup restore --db-id d1 --backup-id b1',
        `curl -X POST -u "$E:$K" ${API}/redis/restore-backup/d1 -d '{"backup_id":"b1"}'`,
        'curl -X DELETE -H "Authorization: Bearer $T" https://shop-eu1-vector.upstash.io/reset',
        {
          kind: 'mcp',
          server: 'upstash',
          tool: 'redis_database_run_redis_commands',
          input: { database_id: 'd1', commands: [['FLUSHALL']] },
        },
      ],
      free: [
        'upstash redis backup create --db-id d1 --name b',
        `curl -X POST -u "$E:$K" ${API}/redis/create-backup/d1 -d '{"name":"b"}'`,
        {
          kind: 'mcp',
          server: 'upstash',
          tool: 'redis_database_run_redis_commands',
          input: { database_id: 'd1', commands: [['GET', 'a']] },
        },
      ],
    },
  },
  {
    id: 'upstash/rotate-password',
    when: [
      run('redis|vector|search reset-password'),
      run('qstash rotate-token'),
      api('POST /v2/redis/reset-password/{name} /v2/vector/index/{name}/reset-password /v2/search/{name}/reset-password'),
      api('POST /v2/qstash/rotate-token/{name}'),
      tool('redis_database_reset_password'),
    ],
    verb: 'rotate',
    class: 'data',
    resource: named('password'),
    reversible: true,
    dies: 'the way in for everything that uses the old one',
    undo: 'Give the new one to everything that used the old one.',
    safer: 'Let the person do it, together with the deploy that uses the new one.',
    docs: `${DOCS}redis/reset_password`,
    examples: {
      held: ['upstash redis reset-password --db-id d1', `curl -X POST -u "$E:$K" ${API}/redis/reset-password/d1`],
      free: ['upstash redis get --db-id d1', `curl -u "$E:$K" ${API}/redis/stats/d1`],
    },
  },
  {
    id: 'upstash/delete-resource',
    net: 'provider',
    when: [
      run('** delete|remove-member|move-to-team|transfer'),
      api('DELETE'),
      api('POST /v2/vector/index/{name}/transfer /v2/search/{name}/transfer /v2/redis/move-to-team /v2/qstash/move-to-team'),
      api('DELETE /v2/schedules/{name} /v2/queues/{name} /v2/topics/{name} /v2/dlq/** /v2/messages/** /v2/url-groups/{name}', {
        hosts: ['qstash.upstash.io', 'qstash-*.upstash.io'],
      }),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('resource', 'path:last'),
    dies: 'whatever it held',
    undo: 'None known.',
    safer: 'List it first and show what it holds.',
    docs: DOCS,
    examples: {
      held: [
        'upstash team remove-member --team-id t1 --email a@example.com',
        'curl -X DELETE -H "Authorization: Bearer $T" https://qstash.upstash.io/v2/schedules/s1',
        `curl -X DELETE -u "$E:$K" ${API}/box/b1`,
      ],
      free: ['upstash team list', 'curl -H "Authorization: Bearer $T" https://qstash.upstash.io/v2/schedules'],
    },
  },
] as const satisfies readonly Rule[];

/** Upstash: its command line, its API and its MCP server; keys themselves are Redis' rules. */
export const upstash = {
  id: 'upstash',
  title: 'Upstash',
  hosts: ['api.upstash.com'],
  programs: [
    {
      id: 'upstash',
      names: ['upstash'],
      valueFlags: list(
        '--email --api-key --env-path --db-id --index-id --team-id --backup-id --name --db-url --db-token --json --region --plan',
      ),
    },
  ],
  rules,
} as const satisfies Provider;
