import type { Provider, Rule } from './rule';
import { command, list, request } from './when';

const run = command('mlflow', { none: ['--help'] });
/** Its servers have any name; the path is its own. */
const api = (line: string) => request(line, { hosts: ['*'] });
const PLACE = {
  identifiers: ['url:--backend-store-uri|MLFLOW_BACKEND_STORE_URI', 'url:--tracking-uri|MLFLOW_TRACKING_URI', 'host'],
} as const;
const DOCS = 'https://mlflow.org/docs/latest/api_reference/cli.html';

const rules = [
  {
    id: 'mlflow/collect-deleted',
    when: run('gc'),
    verb: 'delete',
    class: 'data',
    resource: { kind: 'runs', name: ['flag:--run-ids', 'flag:--experiment-ids', '=all deleted runs'], ...PLACE },
    dies: 'runs and experiments in the bin, with all their artifacts',
    undo: 'None known.',
    safer: 'Restore what is needed first: mlflow experiments restore.',
    docs: `${DOCS}#mlflow-gc`,
    examples: {
      held: ['mlflow gc', 'mlflow gc --backend-store-uri postgresql://u@db.example.com/mlflow --older-than 30d'],
      free: ['mlflow experiments search', 'mlflow server --port 5000', 'mlflow gc --help'],
    },
  },
  {
    id: 'mlflow/delete-run',
    when: [
      run('experiments|runs delete'),
      run('deployments|sagemaker delete|delete-endpoint|undeploy'),
      api('POST /api/2.0/mlflow/experiments/delete /api/2.0/mlflow/runs/delete'),
      api('DELETE /api/2.0/mlflow/registered-models/delete /api/2.0/mlflow/model-versions/delete'),
    ],
    verb: 'delete',
    class: 'suspected',
    resource: {
      kind: 'experiment',
      name: [
        'flag:--experiment-id',
        'flag:-x',
        'flag:--run-id',
        'flag:--name',
        'flag:-n',
        'flag:--app-name',
        'body:experiment_id',
        'body:run_id',
        'body:name',
        '=experiment',
      ],
      ...PLACE,
    },
    dies: 'it goes to the bin until the next mlflow gc; a registered model or an endpoint goes at once',
    undo: 'mlflow experiments restore, or mlflow runs restore; none known for a registered model.',
    safer: 'Describe it first and note its artifacts.',
    docs: `${DOCS}#mlflow-experiments-delete`,
    examples: {
      held: [
        'mlflow experiments delete --experiment-id 7',
        `curl -X POST https://mlflow.example.com/api/2.0/mlflow/experiments/delete -d '{"experiment_id":"7"}'`,
      ],
      free: [
        'mlflow experiments restore --experiment-id 7',
        'mlflow runs list --experiment-id 7',
        'curl "https://mlflow.example.com/api/2.0/mlflow/experiments/get?experiment_id=7"',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** MLflow: its command line and REST API. */
export const mlflow = {
  id: 'mlflow',
  title: 'MLflow',
  hosts: [],
  programs: [
    {
      id: 'mlflow',
      names: ['mlflow'],
      valueFlags: list(
        '--backend-store-uri --artifacts-destination --run-ids --experiment-ids --older-than --tracking-uri --experiment-id -x --run-id --name -n --target -t --endpoint --app-name -a --region-name',
      ),
    },
  ],
  rules,
} as const satisfies Provider;
