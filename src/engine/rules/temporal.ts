import type { Provider, Rule } from './rule';
import { command, list } from './when';

const run = command('temporal', { none: ['--help', '-h'] });
const tctl = command('tctl', { none: ['--help', '-h'] });
const PLACE = {
  identifiers: [
    'flag:--namespace',
    'flag:-n',
    'flag:--address',
    'flag:--profile',
    'flag:--env',
    'env:TEMPORAL_ADDRESS',
    'env:TEMPORAL_NAMESPACE',
    'env:TEMPORAL_PROFILE',
  ],
} as const;
const rules = [
  {
    id: 'temporal/delete-namespace',
    when: [run('operator namespace delete'), tctl('namespace delete'), run('operator cluster remove')],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'namespace', name: ['arg:0', 'flag:--namespace', 'flag:-n', 'flag:--name', '=default'], ...PLACE },
    dies: 'all workflows in it, running ones too, with their history and schedules',
    undo: 'None known.',
    safer: 'List what runs in it first: temporal workflow list.',
    docs: 'https://docs.temporal.io/cli/operator#delete',
    examples: {
      held: ['temporal operator namespace delete -n orders --yes', 'temporal operator namespace delete orders'],
      free: ['temporal operator namespace list', 'temporal operator namespace describe orders', 'temporal server start-dev'],
    },
  },
  {
    id: 'temporal/delete-workflows',
    when: [
      run('workflow|activity delete|terminate|reset'),
      run('workflow|activity cancel', { any: ['--query', '-q'] }),
      run('schedule delete'),
      run('worker deployment delete|delete-version'),
      run('operator nexus endpoint delete'),
      run('operator search-attribute remove'),
      run('batch terminate'),
      tctl('workflow terminate|delete'),
    ],
    verb: 'delete',
    class: 'data',
    resource: {
      kind: 'workflow',
      name: [
        'flag:--workflow-id',
        'flag:-w',
        'flag:--query',
        'flag:-q',
        'flag:--schedule-id',
        'flag:-s',
        'flag:--name',
        'args',
        '=workflows',
      ],
      ...PLACE,
    },
    dies: 'its history, or its work where it stands; with --query that of every workflow that matches',
    undo: 'Start it again; what it had done stays done.',
    safer: 'Count them first: temporal workflow count --query, or cancel one by its id.',
    docs: 'https://docs.temporal.io/cli/workflow#delete',
    examples: {
      held: [
        'temporal workflow delete --query "ExecutionStatus=\'Running\'" --yes',
        'temporal workflow terminate -w order-7',
        'temporal schedule delete --schedule-id nightly',
      ],
      free: ['temporal workflow list', 'temporal workflow show -w order-7', 'temporal schedule list', 'temporal env delete old'],
    },
  },
] as const satisfies readonly Rule[];

const FLAGS =
  '--namespace -n --address --profile --env --env-file --config-file --workflow-id -w --run-id -r --query -q --reason --schedule-id -s --name --api-key --output -o --log-level --log-format --tls-cert-path --tls-key-path --tls-ca-path --command-timeout --job-id --deployment-name --build-id --activity-id -a --rps';

/** Temporal: its command line. */
export const temporal = {
  id: 'temporal',
  title: 'Temporal',
  hosts: [],
  programs: [
    { id: 'temporal', names: ['temporal'], everyday: true, valueFlags: list(FLAGS) },
    { id: 'tctl', names: ['tctl'], valueFlags: list('--namespace --ns --address --ad --workflow_id -w --run_id -r --reason') },
  ],
  rules,
} as const satisfies Provider;
