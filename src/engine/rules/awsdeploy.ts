import type { Provider, Rule } from './rule';
import { command, list } from './when';

const HELP = { none: ['--help', '-h'] };
const copilot = command('copilot', HELP);
const eb = command('eb', HELP);
const amplify = command('amplify', HELP);
const ampx = command('ampx', HELP);
const ENVIRONMENTS = ['flag:--profile', 'flag:--region', 'flag:-r', 'env:AWS_PROFILE', 'label:env:AWS_REGION'];
const docs = (page: string): string => `https://aws.github.io/copilot-cli/docs/commands/${page}/`;

const rules = [
  {
    id: 'awsdeploy/delete-app',
    when: [
      copilot('app|env|svc|service|job|task|pipeline delete'),
      eb('terminate'),
      eb('platform delete'),
      amplify('delete'),
      amplify('env remove'),
      ampx('sandbox delete'),
      amplify('sandbox delete'),
    ],
    verb: 'delete',
    class: 'data',
    resource: {
      kind: 'application',
      name: ['flag:--name', 'flag:-n', 'flag:--identifier', 'args', 'flag:--app', 'flag:-a', '=this application'],
      identifiers: ['flag:--env', 'flag:-e', 'flag:--app', 'flag:-a', 'word:2', ...ENVIRONMENTS],
    },
    dies: 'its stacks with everything in them: databases, buckets, user pools, logs',
    undo: 'Deploy it again; data stays lost.',
    safer: 'Show what its stacks hold, and make snapshots first.',
    docs: docs('app-delete'),
    examples: {
      held: [
        'copilot app delete --yes',
        'copilot env delete -n prod --yes',
        'copilot svc delete --name api --env prod --yes',
        'eb terminate shop-prod --force',
        'eb terminate --all --force',
        'amplify delete --force',
        'npx ampx sandbox delete --yes',
        'amplify env remove prod',
      ],
      free: [
        'copilot svc deploy --name api',
        'copilot app ls',
        'eb status',
        'eb deploy',
        'amplify push',
        'amplify status',
        'npx ampx sandbox',
        'copilot app show',
      ],
    },
  },
  {
    id: 'awsdeploy/delete-part',
    when: [eb('appversion', { any: ['--delete', '-d'] }), ampx('sandbox secret remove')],
    verb: 'delete',
    class: 'suspected',
    resource: { kind: 'version', name: ['flag:--delete', 'flag:-d', 'args', '=version'], identifiers: ENVIRONMENTS },
    dies: 'a version that could be gone back to, or a secret that nobody can read back',
    undo: 'None known.',
    safer: 'List them first.',
    docs: 'https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/eb3-appversion.html',
    examples: {
      held: ['eb appversion --delete app-1', 'npx ampx sandbox secret remove STRIPE_KEY'],
      free: ['eb appversion', 'npx ampx sandbox secret list', 'eb list'],
    },
  },
] as const satisfies readonly Rule[];

/** AWS Copilot, the Elastic Beanstalk command line, and Amplify's two generations. */
export const awsdeploy = {
  id: 'awsdeploy',
  title: 'AWS Copilot, Elastic Beanstalk and Amplify',
  hosts: [],
  programs: [
    {
      id: 'copilot',
      names: ['copilot'],
      everyday: true,
      valueFlags: list('-a --app -e --env -n --name --env-profile --default-config --task-group --image-tag'),
    },
    {
      id: 'eb',
      names: ['eb'],
      valueFlags: list(
        '--profile -r --region --timeout --delete -d --application -a --label -l --message -m --source --process -p --endpoint-url',
      ),
    },
    { id: 'amplify', names: ['amplify'], valueFlags: list('--profile --appId --envName') },
    {
      id: 'ampx',
      names: ['ampx'],
      valueFlags: list('--identifier --profile --dir-to-watch --exclude --outputs-format --outputs-out-dir --outputs-version'),
    },
  ],
  rules,
} as const satisfies Provider;
