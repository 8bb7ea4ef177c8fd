import { api, cli, DELETE, docs, ENVIRONMENT, PLACE, sent, tool, VOLUME } from './railwayWhen';
import type { Rule } from './rule';

const volume = {
  kind: 'volume',
  name: ['field:volumeId', 'flag:--volume', 'flag:-v', 'input:volume_id', 'input:volumeId', 'input:volume'],
  identifiers: PLACE,
} as const;
const backup = {
  kind: 'backup',
  name: ['field:volumeInstanceBackupId', 'field:volumeInstanceBackupIds', 'args', 'input:volumeInstanceBackupId', 'input:backup_id'],
  identifiers: ['field:volumeInstanceId', 'input:volumeInstanceId', ...PLACE],
} as const;
const bucket = { kind: 'bucket', name: ['field:bucketId', 'flag:--bucket', 'flag:-b', 'input:bucket_id'], identifiers: PLACE } as const;
const database = {
  kind: 'database',
  name: ['field:id', 'field:input.rootServiceId', 'field:rootServiceId', 'flag:--service', 'flag:-s'],
  identifiers: PLACE,
} as const;

/** Volumes, their backups, buckets and databases. */
export const storageRules: readonly Rule[] = [
  {
    id: 'railway/delete-volume',
    when: [
      api('volumeDelete'),
      api('volumeInstanceUpdate', { 'input.state': ['DELETED', 'DELETING'] }),
      cli(`${VOLUME} ${DELETE}`),
      tool('remove*volume', 'delete*volume', 'volume*delete', 'volume*remove', 'railway*delete*volume'),
    ],
    verb: 'delete',
    class: 'data',
    resource: volume,
    dies: 'all data on the volume and all its backups',
    undo: 'none known through the API; Railway keeps a volume that was deleted in the dashboard for 48 hours',
    safer: 'Copy the data to another place first, then delete the volume in the dashboard.',
    docs: docs('volumes/reference'),
    examples: {
      held: [
        sent('mutation { volumeDelete(volumeId: "3d2c1b0a-aaaa-4bbb-8ccc-0123456789ab") }'),
        sent('mutation($v: String!) { gone: volumeDelete(volumeId: $v) }', { v: 'orders-volume' }),
        'railway volume delete --volume orders --yes',
        'railway volumes rm -v orders -y --2fa-code 123456',
      ],
      free: ['railway volume list', sent('query { me { id } }'), 'git commit -m "railway volume delete --volume orders"'],
    },
  },
  {
    id: 'railway/delete-volume-files',
    when: [cli(`${VOLUME} files|file ${DELETE}`), cli(`service files|file ${DELETE}`)],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'file', name: ['args'], identifiers: ['flag:--volume', 'flag:-v', ...PLACE] },
    undo: 'restore a backup of the volume',
    safer: 'Download the file first with railway volume files download.',
    docs: docs('volumes/reference'),
    examples: {
      held: ['railway volume files delete /data/orders.db --yes', 'railway service files rm /app/data'],
      free: ['railway volume files list /', 'railway volume files download /orders.db ./orders.db'],
    },
  },
  {
    id: 'railway/detach-volume',
    when: [api('volumeInstanceUpdate', { 'input.serviceId': ['*'] }), cli(`${VOLUME} detach|attach`)],
    verb: 'detach',
    class: 'data',
    resource: volume,
    reversible: true,
    dies: 'the data as the service sees it, until the volume is attached again',
    undo: 'attach the volume to its service again',
    safer: 'Stop the service first and note which service the volume belongs to.',
    docs: docs('volumes/reference'),
    examples: {
      held: [
        sent('mutation { volumeInstanceUpdate(volumeId: "orders", input: { serviceId: null }) { id } }'),
        'railway volume detach --volume orders --yes',
      ],
      free: ['railway volume list --json', sent('mutation { volumeUpdate(volumeId: "orders", input: { name: "orders-2" }) { id } }')],
    },
  },
  {
    id: 'railway/move-volume-mount',
    when: [
      api('volumeInstanceUpdate', { 'input.mountPath': ['*'] }),
      cli(`${VOLUME} update|edit|rename`, { any: ['--mount-path', '-m'] }),
      { call: 'mcp', server: ['*railway*'], tool: ['update*volume', 'volume*update'], input: { mount_path: ['*'] } },
    ],
    verb: 'change',
    class: 'data',
    resource: volume,
    reversible: true,
    dies: 'the data as the service sees it: it starts with an empty folder in the old place',
    undo: 'set the old mount path again',
    safer: 'Change the path together with the setting of the service that reads it.',
    docs: docs('volumes/reference'),
    examples: {
      held: [
        'railway volume update --volume orders --mount-path /other',
        sent('mutation { volumeInstanceUpdate(volumeId: "orders", input: { mountPath: "/other" }) { id } }'),
      ],
      free: ['railway volume update --volume orders --name orders-2'],
    },
  },
  {
    id: 'railway/delete-backup',
    when: [
      api(['volumeInstanceBackupDelete', 'volumeInstanceBackupBatchDelete']),
      cli('postgres pitr backup delete'),
      tool('*delete*backup*', '*remove*backup*', '*backup*delete*'),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: backup,
    undo: 'none known',
    safer: 'Let backups expire by their schedule.',
    docs: docs('volumes/backups'),
    examples: {
      held: [
        sent('mutation { volumeInstanceBackupDelete(volumeInstanceBackupId: "b1", volumeInstanceId: "v1") { workflowId } }'),
        'railway postgres pitr backup delete b1 b2 --yes',
      ],
      free: ['railway postgres pitr backup list', sent('mutation { volumeInstanceBackupCreate(volumeInstanceId: "v1") { workflowId } }')],
    },
  },
  {
    id: 'railway/restore-backup',
    when: [
      api(['volumeInstanceBackupRestore', 'volumeInstancePITRRestore']),
      cli('postgres pitr restore'),
      cli('postgres pitr backup restore'),
      tool('*restore*'),
    ],
    verb: 'restore',
    class: 'data',
    resource: {
      ...backup,
      name: ['field:volumeInstanceBackupId', 'field:volumeInstanceId', 'arg:0', 'flag:--at', 'input:volumeInstanceBackupId'],
    },
    dies: 'everything written since the backup, and the replicas that are wiped with it',
    undo: 'a backup made just before, if there is one',
    safer: 'Make a backup of the present state first, or restore into a new service.',
    docs: docs('volumes/backups'),
    examples: {
      held: [
        sent('mutation { volumeInstanceBackupRestore(volumeInstanceBackupId: "b1", volumeInstanceId: "v1") { workflowId } }'),
        'railway postgres pitr backup restore b1 --yes',
        'railway postgres pitr restore --at 2026-04-01T00:00:00Z',
      ],
      free: ['railway postgres pitr status'],
    },
  },
  {
    id: 'railway/stop-backups',
    when: [
      api('volumeInstanceBackupScheduleUpdate', { 'kinds.length': [0] }),
      api(['disablePitrForHaCluster', 'cancelPitrHaWorkflow']),
      cli('postgres pitr disable|cancel'),
      cli('postgres pitr schedule set', { any: ['--none'] }),
    ],
    verb: 'disable',
    class: 'safeguard',
    resource: { ...database, kind: 'schedule', name: ['field:volumeInstanceId', ...database.name] },
    reversible: true,
    dies: 'the backups that would have been made from now on',
    undo: 'set the schedule again; what was not saved meanwhile stays unsaved',
    safer: 'Lengthen the schedule instead of ending it.',
    docs: docs('volumes/backups'),
    examples: {
      held: [
        sent('mutation { volumeInstanceBackupScheduleUpdate(volumeInstanceId: "v1", kinds: []) }'),
        'railway postgres pitr schedule set --none',
        'railway postgres pitr disable --yes',
      ],
      free: [
        sent('mutation { volumeInstanceBackupScheduleUpdate(volumeInstanceId: "v1", kinds: [DAILY, WEEKLY]) }'),
        'railway postgres pitr schedule set --daily --weekly',
      ],
    },
  },
  {
    id: 'railway/delete-bucket',
    when: [cli(`bucket|buckets ${DELETE}`), tool('remove*bucket', 'delete*bucket', 'bucket*delete')],
    verb: 'delete',
    class: 'data',
    resource: bucket,
    dies: 'all objects in the bucket',
    undo: 'none known',
    safer: 'Copy the objects to another bucket first.',
    docs: docs('storage-buckets'),
    examples: { held: ['railway bucket delete --bucket invoices --yes'], free: ['railway bucket list', 'railway bucket info -b invoices'] },
  },
  {
    id: 'railway/reset-database',
    when: api(['pluginReset', 'pluginDelete']),
    verb: 'reset',
    class: 'data',
    resource: database,
    dies: 'all data in the database',
    undo: 'restore a backup',
    safer: 'Make a backup first; empty single tables instead.',
    docs: docs('databases/reference'),
    examples: {
      held: [sent('mutation { pluginReset(id: "p1", input: { environmentId: "e1" }) }'), sent('mutation { pluginDelete(id: "p1") }')],
      free: [sent('mutation { pluginRestart(id: "p1", input: { environmentId: "e1" }) { id } }')],
    },
  },
  {
    id: 'railway/shrink-database',
    when: [cli('postgres ha revert'), cli('postgres ha|pgbouncer scale', { any: ['--replicas=0'] }), cli('postgres pgbouncer remove')],
    verb: 'remove',
    class: 'data',
    resource: database,
    dies: 'replicas or the connection pool in front of the database',
    undo: 'convert it to high availability again, or add the pool again',
    safer: 'Do it while nothing is connected, after a backup.',
    docs: docs('databases/reference'),
    examples: {
      held: ['railway postgres ha revert --yes', 'railway postgres pgbouncer remove --service db --yes'],
      free: ['railway postgres ha status', 'railway postgres pgbouncer add'],
    },
  },
  {
    id: 'railway/rotate-storage-credentials',
    when: [api(['bucketCredentialsReset', 'pluginResetCredentials']), cli('bucket|buckets credentials|creds', { any: ['--reset'] })],
    verb: 'rotate',
    class: 'data',
    resource: { ...bucket, kind: 'credential', name: ['field:bucketId', 'field:id', 'flag:--bucket', 'flag:-b'] },
    dies: 'access for everything that still uses the old credential',
    undo: 'none known; dependents must be given the new credential',
    safer: 'Give dependents the new credential in the same step.',
    docs: docs('storage-buckets'),
    examples: {
      held: [
        'railway bucket credentials -b invoices --reset --yes',
        sent('mutation { pluginResetCredentials(id: "p1", input: { environmentId: "e1" }) }'),
      ],
      free: ['railway bucket list --json'],
    },
  },
  {
    id: 'railway/delete-by-patch',
    when: [
      api(['environmentPatchCommit', 'environmentStageChanges', 'environmentApplyChangeSet'], { '**.isDeleted': ['*'] }),
      api(['environmentPatchCommit', 'environmentStageChanges', 'environmentApplyChangeSet'], { '**': [null] }),
      api(['environmentApplyChangeSet'], { '**.kind': ['resource.delete'] }),
      api(['environmentApplyChangeSet'], { '**.severity': ['destructive'] }),
      cli(`${ENVIRONMENT} edit|update`, { args: ['isDeleted', '*.isDeleted'] }),
      cli('config apply', { any: ['--confirm-destructive', '--yes', '-y'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: {
      kind: 'configuration',
      name: ['field:environmentId', 'flag:--environment', 'flag:-e'],
      identifiers: PLACE,
    },
    dies: 'the services, volumes and buckets that the patch marks as deleted, with their data and backups',
    undo: 'none known for volumes and buckets',
    safer: 'Send a patch without isDeleted and without null; delete single things by name.',
    docs: docs('environments'),
    examples: {
      held: [
        sent('mutation($p: EnvironmentConfig) { environmentPatchCommit(environmentId: "e1", patch: $p) }', {
          p: { services: { s1: { isDeleted: true } } },
        }),
        sent('mutation($p: EnvironmentConfig!) { environmentStageChanges(environmentId: "e1", input: $p) { id } }', {
          p: { volumes: { v1: null } },
        }),
        'railway environment edit --service-config backend isDeleted true',
        'railway config apply --yes --confirm-destructive',
      ],
      free: [
        sent('mutation($p: EnvironmentConfig) { environmentPatchCommit(environmentId: "e1", patch: $p) }', {
          p: { services: { s1: { deploy: { startCommand: 'npm start' } } } },
        }),
        'railway config plan',
      ],
    },
  },
  {
    id: 'railway/commit-staged-changes',
    when: [api(['environmentPatchCommitStaged', 'canvasViewMerge']), tool('accept_deploy')],
    verb: 'change',
    class: 'data',
    resource: { kind: 'configuration', name: ['field:environmentId', 'field:targetEnvironmentId'], identifiers: PLACE },
    dies: 'whatever was staged for deletion before: the request does not say',
    undo: 'none known for volumes and buckets',
    safer: 'Look at the staged changes in the dashboard and commit them there.',
    docs: docs('environments'),
    examples: {
      held: [
        sent('mutation { environmentPatchCommitStaged(environmentId: "e1") }'),
        { kind: 'mcp', server: 'railway', tool: 'accept-deploy', input: {} },
        sent('mutation { canvasViewMerge(sourceEnvironmentId: "e1", targetEnvironmentId: "e2") }'),
      ],
      free: [sent('query { environmentStagedChanges(environmentId: "e1") { id } }')],
    },
  },
];
