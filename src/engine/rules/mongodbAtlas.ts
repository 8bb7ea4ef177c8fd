import type { Rule, When } from './rule';
import { request as api, command } from './when';

const atlas = command('atlas', { none: ['--help', '-h'] });
/** `atlas api <tag> <operation>` sends any request of the API by its name. */
const operation = (names: string): When => atlas(`api * ${names.toLowerCase()}`);
/** Tools of MongoDB's own MCP server. */
const tool = (name: string, input?: Readonly<Record<string, readonly string[]>>): When => ({
  call: 'mcp',
  tool: [name, name.replaceAll('-', '_')],
  ...(input ? { input } : {}),
});
const GROUP = '/api/atlas/v2/groups/{group}';

/** MongoDB Atlas: its command line, its API and what MongoDB's MCP server does to it. */
export const mongodbAtlasRules = [
  {
    id: 'mongodb/delete-cluster',
    when: [
      atlas('clusters|cluster delete|rm|terminate'),
      atlas('projects|project|organizations|organization|orgs|org delete'),
      atlas('serverless|deployments|deployment|streams instances|instance delete|rm'),
      atlas('serverless|deployments|deployment delete|rm'),
      atlas('dataFederation|datafederation delete'),
      atlas('clusters|cluster onlineArchives|onlinearchives delete'),
      operation('deleteCluster|deleteGroup|deleteOrg|deleteFlexCluster|deleteOnlineArchive|deleteDataFederation|deleteStreamWorkspace'),
      tool('atlas-local-delete-deployment'),
      tool('atlas-streams-teardown'),
      api(
        `DELETE ${GROUP} ${GROUP}/clusters/{name} ${GROUP}/serverless/{name} ${GROUP}/flexClusters/{name} ${GROUP}/dataFederation/{name}`,
      ),
      api(`DELETE ${GROUP}/clusters/{cluster}/onlineArchives/{name} /api/atlas/v2/orgs/{name}`),
    ],
    verb: 'delete',
    class: 'data',
    resource: {
      kind: 'cluster',
      name: [
        'flag:--clusterName',
        'flag:--groupId',
        'arg:0',
        'path:name',
        'path:group',
        'input:deploymentName',
        'input:resourceName',
        'input:workspaceName',
      ],
      identifiers: [
        'flag:--projectId',
        'flag:--groupId',
        'path:group',
        'path:cluster',
        'flag:--orgId',
        'flag:--profile',
        'flag:-P',
        'input:projectId',
        'input:workspaceName',
      ],
    },
    dies: 'its databases, and its snapshots unless they are kept on purpose',
    undo: 'Restore a snapshot that was kept.',
    safer: 'Pause it instead: atlas clusters pause.',
    docs: 'https://www.mongodb.com/docs/atlas/cli/current/command/atlas-clusters-delete/',
    examples: {
      held: [
        'atlas clusters delete shop --force',
        'atlas projects delete 5e2211c17a3e5a48f5497de3 --force',
        'curl -X DELETE --digest -u "$K" https://cloud.mongodb.com/api/atlas/v2/groups/g1/clusters/shop',
        'atlas api clusters deleteCluster --groupId g1 --clusterName shop',
        {
          kind: 'mcp',
          server: 'mongodb',
          tool: 'atlas-streams-teardown',
          input: { projectId: 'g1', resource: 'workspace', workspaceName: 'w' },
        },
      ],
      free: [
        'atlas clusters list',
        'atlas clusters describe shop',
        'atlas api clusters getCluster --groupId g1 --clusterName shop',
        { kind: 'mcp', server: 'mongodb', tool: 'atlas-list-clusters', input: { projectId: 'g1' } },
        'curl --digest -u "$K" https://cloud.mongodb.com/api/atlas/v2/groups/g1/clusters/shop',
      ],
    },
  },
  {
    id: 'mongodb/delete-backup',
    when: [
      atlas('backups|backup snapshots|snapshot delete|rm'),
      atlas('backups|backup schedule delete|rm'),
      atlas('backups|backup compliancePolicy|compliancepolicy ** disable'),
      atlas('backups|backup exports buckets|bucket delete'),
      operation(
        'deleteClusterBackupSnapshot|deleteBackupShardedCluster|deleteClusterBackupSchedule|disableCompliancePolicy|deleteExportBucket',
      ),
      api(`DELETE ${GROUP}/clusters/{cluster}/backup/snapshots/{name} ${GROUP}/clusters/{cluster}/backup/schedule`),
      atlas('clusters|cluster update', { any: ['--disableTerminationProtection'] }),
      // Without backups, those that there are go too.
      ...['terminationProtectionEnabled', 'backupEnabled', 'pitEnabled'].map((field) =>
        api(`PATCH ${GROUP}/clusters/{name} ${GROUP}/flexClusters/{name}`, { fields: { [field]: [false] } }),
      ),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: {
      kind: 'backup',
      name: ['arg:0', 'path:name', 'path:cluster'],
      identifiers: ['flag:--projectId', 'path:group', 'flag:--clusterName'],
    },
    dies: 'the way back to an earlier state',
    undo: 'None known.',
    safer: 'Let snapshots expire by their policy.',
    docs: 'https://www.mongodb.com/docs/atlas/cli/current/command/atlas-backups-snapshots-delete/',
    examples: {
      held: [
        'atlas backups snapshots delete s1 --clusterName shop --force',
        'curl -X DELETE --digest -u "$K" https://cloud.mongodb.com/api/atlas/v2/groups/g1/clusters/shop/backup/schedule',
      ],
      free: [
        'atlas backups snapshots list shop',
        'curl --digest -u "$K" https://cloud.mongodb.com/api/atlas/v2/groups/g1/clusters/shop/backup/snapshots',
      ],
    },
  },
  {
    id: 'mongodb/restore-backup',
    when: [
      atlas('backups|backup restores|restore start', { none: ['--help', '-h'] }),
      atlas('clusters|cluster pause|failover'),
      tool('atlas-pause-resume-cluster', { action: ['PAUSE'] }),
      api(
        `POST ${GROUP}/clusters/{name}/backup/restoreJobs ${GROUP}/clusters/{name}/restoreJobs ${GROUP}/clusters/{name}/collectionRestoreJobs`,
      ),
      api(`POST ${GROUP}/flexClusters/{name}/backup/restoreJobs ${GROUP}/serverless/{name}/backup/restoreJobs`),
    ],
    verb: 'restore',
    class: 'data',
    resource: {
      kind: 'cluster',
      name: ['flag:--targetClusterName', 'flag:--clusterName', 'arg:0', 'path:name'],
      identifiers: ['flag:--projectId', 'path:group'],
    },
    dies: 'what stands in the target now; a paused cluster answers nobody',
    undo: 'A snapshot made just before; a paused cluster starts again.',
    safer: 'Restore into a new cluster.',
    docs: 'https://www.mongodb.com/docs/atlas/cli/current/command/atlas-backups-restores-start/',
    examples: {
      held: [
        'atlas backups restores start automated --clusterName shop --snapshotId s1 --targetClusterName shop',
        'curl -X POST --digest -u "$K" https://cloud.mongodb.com/api/atlas/v2/groups/g1/clusters/shop/backup/restoreJobs -d "{}"',
      ],
      free: [
        'atlas backups restores list shop',
        'curl --digest -u "$K" https://cloud.mongodb.com/api/atlas/v2/groups/g1/clusters/shop/backup/restoreJobs',
      ],
    },
  },
  {
    id: 'mongodb/delete-resource',
    net: 'provider',
    when: [
      atlas('** delete|rm|disable|revokejwk'),
      operation('delete*|remove*|revoke*|reset*|disable*|restartPrimaries|startOutageSimulation'),
      api('DELETE /api/atlas/**'),
    ],
    verb: 'delete',
    class: 'data',
    resource: {
      kind: 'resource',
      name: ['arg:0', 'path:last', '=resource'],
      identifiers: ['flag:--projectId', 'flag:--groupId', 'flag:--orgId', 'flag:--profile', 'path:last'],
    },
    dies: 'whatever it held, or whoever came in by it',
    undo: 'Make it again.',
    safer: 'Describe it first and save what it returns.',
    docs: 'https://www.mongodb.com/docs/atlas/cli/current/command/atlas/',
    examples: {
      held: [
        'atlas dbusers delete app --force',
        'atlas accessLists delete 10.0.0.0/8',
        'atlas api databaseUsers deleteDatabaseUser --groupId g1 --username app',
        'curl -X DELETE --digest -u "$K" https://cloud.mongodb.com/api/atlas/v2/groups/g1/databaseUsers/admin/app',
      ],
      free: [
        'atlas dbusers list',
        'atlas api databaseUsers listDatabaseUsers --groupId g1',
        'curl --digest -u "$K" https://cloud.mongodb.com/api/atlas/v2/groups/g1/databaseUsers',
      ],
    },
  },
] as const satisfies readonly Rule[];
