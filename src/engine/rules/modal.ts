import type { Provider, Rule } from './rule';
import { request as api, command, list, ownMutation } from './when';

const run = command('modal', { none: ['--help', '-h'] });
const runpod = command('runpodctl', { none: ['--help', '-h'] });
const vast = command('vastai', { none: ['--help', '-h'] });
const hf = command('hf', { none: ['--help', '-h', '--dry-run'] });
const HF = { hosts: ['huggingface.co'] } as const;
const RUNPOD = { hosts: ['rest.runpod.io', 'api.runpod.io'] } as const;
const VAST = { hosts: ['console.vast.ai', 'cloud.vast.ai'] } as const;
const named = (kind: string) => ({
  kind,
  name: ['arg:0', 'input:podId', 'body:name', 'field:input.podId', 'path:name', 'path:last', `=${kind}`],
  identifiers: ['flag:--env', 'flag:-e', 'env:MODAL_ENVIRONMENT', 'env:MODAL_PROFILE', 'body:organization'],
});

const rules = [
  {
    id: 'modal/delete-storage',
    when: [
      run('volume|nfs delete|rm'),
      run('environment|secret delete'),
      run('dict|queue delete|clear'),
      run('image names delete'),
      runpod('remove pod|pods'),
      runpod('pod|pods|network-volume|serverless|template|registry|endpoint delete|remove'),
      vast('destroy instance|instances|team'),
      vast('delete volume|template|endpoint|workergroup|autoscaler|autogroup|cluster|deployment|machine|overlay|env-var'),
      vast('recycle instance'),
      vast('cleanup machine'),
      api('PUT /api/v0/instances/recycle/{name}', VAST),
      api('DELETE', RUNPOD),
      ownMutation('podTerminate deleteEndpoint deleteNetworkVolume deleteTemplate'),
      api('DELETE', VAST),
      { call: 'mcp', server: ['*runpod*'], tool: ['delete_*'] },
    ],
    verb: 'delete',
    class: 'data',
    resource: named('volume'),
    dies: 'everything on it: weights, checkpoints and data sets that took days to make',
    undo: 'None known.',
    safer: 'Copy what is on it first: modal volume get, runpodctl send.',
    docs: 'https://modal.com/docs/reference/cli/volume',
    examples: {
      held: [
        'modal volume delete checkpoints -y',
        'modal volume rm checkpoints / -r',
        'modal environment delete main --yes',
        'modal secret delete openai',
        'runpodctl remove pod p1',
        'runpodctl network-volume delete v1',
        'vastai destroy instance 7',
        'vastai delete deployment --name shop',
        'vastai recycle instance 7',
        'curl -X PUT -H "Authorization: Bearer $T" https://console.vast.ai/api/v0/instances/recycle/7/ -d "{}"',
        { kind: 'mcp', server: 'runpod', tool: 'delete-pod', input: { podId: 'p1' } },
        'curl -X DELETE -H "Authorization: Bearer $T" https://rest.runpod.io/v1/pods/p1',
        `curl -X POST https://api.runpod.io/graphql -H "Authorization: Bearer $T" -d '{"query":"mutation { podTerminate(input: {podId: \\"p1\\"}) }"}'`,
      ],
      free: [
        'modal volume list',
        'modal volume ls checkpoints',
        'modal run train.py',
        'runpodctl get pod',
        'runpodctl stop pod p1',
        'vastai show instances',
        'vastai stop instance 7',
      ],
    },
  },
  {
    id: 'modal/stop-app',
    when: [run('app|endpoint stop')],
    verb: 'disable',
    class: 'data',
    resource: named('app'),
    dies: 'the app is stopped for good, with what runs in it; its addresses answer no more',
    undo: 'Deploy it again: modal deploy.',
    safer: 'Roll it back instead: modal app rollback.',
    docs: 'https://modal.com/docs/reference/cli/app',
    examples: { held: ['modal app stop shop'], free: ['modal app list', 'modal app rollback shop', 'modal container stop c1'] },
  },
  {
    id: 'modal/delete-on-hugging-face',
    when: [
      hf('repo|repos|buckets|bucket delete'),
      hf('repo|repos branch|tag delete'),
      hf('repo|repos delete-files'),
      hf('repo-files delete'),
      hf('repo-files * delete'),
      hf('buckets|bucket rm|remove'),
      hf('endpoints|collections|webhooks|spaces|models|datasets delete'),
      hf('jobs scheduled delete'),
      api('DELETE /api/repos/delete', HF),
      api('DELETE', { hosts: ['api.endpoints.huggingface.cloud'] }),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('repository'),
    dies: 'a model, a data set or a Space with all its versions; whoever uses it by name gets nothing',
    undo: 'None known: push it again from a copy.',
    safer: 'Make it private first, and download it: hf download.',
    docs: 'https://huggingface.co/docs/huggingface_hub/guides/cli',
    examples: {
      held: [
        'hf repos delete acme/shop-model',
        'huggingface-cli repo delete acme/shop-model -y',
        'hf repos branch delete acme/shop-model v1',
        'huggingface-cli repo-files acme/shop-model delete "*.safetensors"',
        `curl -X DELETE -H "Authorization: Bearer $T" https://huggingface.co/api/repos/delete -d '{"name":"shop-model","organization":"acme"}'`,
      ],
      free: [
        'hf download acme/shop-model',
        'hf cache rm x',
        'hf upload acme/shop-model .',
        'huggingface-cli delete-cache',
        'curl -H "Authorization: Bearer $T" https://huggingface.co/api/models/acme/shop-model',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Machines and places for models: Modal, RunPod, Vast.ai, Hugging Face. */
export const modal = {
  id: 'modal',
  title: 'Modal, RunPod, Vast.ai and Hugging Face',
  hosts: ['huggingface.co', 'api.endpoints.huggingface.cloud', 'rest.runpod.io', 'api.runpod.io', 'console.vast.ai', 'cloud.vast.ai'],
  graphql: ['/graphql'],
  programs: [
    { id: 'modal', names: ['modal'], everyday: true, valueFlags: list('-e --env --profile') },
    { id: 'runpodctl', names: ['runpodctl'], valueFlags: list('--podCount -o --output') },
    { id: 'vastai', names: ['vastai'], valueFlags: list('--url --api-key --retry') },
    {
      id: 'hf',
      names: ['hf', 'huggingface-cli'],
      everyday: true,
      valueFlags: list('--repo-type --type --token --revision --namespace --include --exclude --commit-message --commit-description'),
    },
  ],
  rules,
} as const satisfies Provider;
