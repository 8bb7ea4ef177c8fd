import type { Provider, Rule } from './rule';
import { command, list, request } from './when';

const run = command('twilio', { none: ['--help', '-h'] });
const V1 = '/2010-04-01/Accounts/{account}';
const PLACE = ['flag:--profile', 'flag:-p', 'flag:--account-sid', 'path:account'];
const named = (kind: string) => ({
  kind,
  name: ['flag:--sid', 'flag:--path-sid', 'path:name', 'args', 'path:last', `=${kind}`],
  identifiers: PLACE,
});

const rules = [
  {
    id: 'twilio/release-number',
    when: [
      run('api:core:incoming-phone-numbers:remove'),
      run('api:*:phone-numbers:remove'),
      run('api core incoming-phone-numbers remove'),
      request(`DELETE ${V1}/IncomingPhoneNumbers/{name} /v2/HostedNumber/Orders/{name}`),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('phone number'),
    dies: 'the number: others can take it, and customers who call or write to it reach them',
    undo: 'it may be bought again for some days, if nobody else has',
    safer: 'Point its webhooks somewhere else, and keep it.',
    docs: 'https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource#delete-an-incomingphonenumber-resource',
    examples: {
      held: [
        'twilio api:core:incoming-phone-numbers:remove --sid PN1',
        'curl -X DELETE -u "$SID:$TOKEN" https://api.twilio.com/2010-04-01/Accounts/AC1/IncomingPhoneNumbers/PN1.json',
      ],
      free: [
        'twilio phone-numbers:list',
        'twilio phone-numbers:update PN1 --sms-url=http://localhost:3000/sms',
        'twilio api:core:incoming-phone-numbers:fetch --sid PN1',
        'curl -u "$SID:$TOKEN" https://api.twilio.com/2010-04-01/Accounts/AC1/IncomingPhoneNumbers.json',
      ],
    },
  },
  {
    id: 'twilio/close-account',
    when: [
      run('api:core:accounts:update', { any: ['--status=closed', '--status=suspended'] }),
      request('POST /2010-04-01/Accounts/{name}', { fields: { Status: ['closed', 'suspended'] } }),
    ],
    verb: 'disable',
    class: 'data',
    resource: named('account'),
    dies: 'the account: its numbers are released, and nothing that uses it works',
    undo: 'a suspended one can be made active again; a closed one not',
    safer: 'Let an owner do it in the console.',
    docs: 'https://www.twilio.com/docs/iam/api/account',
    examples: {
      held: [
        'twilio api:core:accounts:update --sid AC1 --status closed',
        'curl -X POST -u "$SID:$TOKEN" https://api.twilio.com/2010-04-01/Accounts/AC1.json -d Status=closed',
      ],
      free: [
        'twilio api:core:accounts:update --sid AC1 --friendly-name shop',
        'curl -X POST -u "$SID:$TOKEN" https://api.twilio.com/2010-04-01/Accounts/AC1.json -d FriendlyName=shop',
      ],
    },
  },
  {
    id: 'twilio/delete-resource',
    net: 'provider',
    when: [
      run('api:*:remove'),
      run('api ** remove'),
      run('*:remove'),
      run('api:accounts:v1:auth-tokens:promote:update'),
      request('DELETE'),
      // The secondary token takes the place of the one that everything signs in with.
      request('POST /v1/AuthTokens/Promote'),
      // An empty body takes the text out of a message.
      request(`POST ${V1}/Messages/{name}`, { fields: { Body: [''] } }),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it held: a recording, a service with its conversations, a key that something signs in with',
    undo: 'none known',
    safer: 'Fetch it first and show what it holds.',
    docs: 'https://www.twilio.com/docs/twilio-cli/general-usage',
    examples: {
      held: [
        'twilio api:messaging:v1:services:remove --sid MG1',
        'twilio api:core:recordings:remove --sid RE1',
        'curl -X DELETE -u "$SID:$TOKEN" https://conversations.twilio.com/v1/Services/IS1',
      ],
      free: [
        'twilio api:core:messages:list',
        'twilio api:core:messages:create --from +1 --to +2 --body hello',
        'curl -u "$SID:$TOKEN" https://verify.twilio.com/v2/Services',
      ],
    },
  },
  {
    id: 'twilio/tidy-up',
    when: [
      run('profiles:remove|plugins:uninstall|plugins:remove|plugins:unlink|config:*'),
      run('profiles|plugins remove|uninstall|unlink'),
    ],
    verb: 'remove',
    class: 'disposable',
    resource: { kind: 'profile', name: ['args'] },
    undo: 'twilio profiles:create, or install it again',
    safer: 'Go ahead.',
    docs: 'https://www.twilio.com/docs/twilio-cli/general-usage/profiles',
    examples: { held: [], free: ['twilio profiles:remove old', 'twilio plugins:uninstall @twilio-labs/plugin-serverless'] },
  },
] as const satisfies readonly Rule[];

/** Twilio: its command line and its API. */
export const twilio = {
  id: 'twilio',
  title: 'Twilio',
  hosts: ['api.twilio.com', '*.twilio.com'],
  programs: [
    {
      id: 'twilio',
      names: ['twilio', 'twilio-cli'],
      valueFlags: list(
        `-p --profile -l --cli-log-level -o --cli-output-format --sid --path-sid --account-sid --status --properties --service-sid --friendly-name --limit
         --add-on-result-sid --assistant-id --bucket --bundle-sid --call-sid --category-sid --channel-sid --chat-service-sid --conference-sid
         --connection-policy-sid --conversation-sid --country --credential-list-sid --customer-profile-sid --date --document-sid --domain-sid
         --environment-sid --field --flow-sid --id --identity --index --ip-access-control-list-sid --job-sid --key --list-sid --map-sid --message-sid
         --messaging-service-sid --network-access-profile-sid --operator-sid --organization-sid --phone-number --phone-number-sid --port-in-request-sid
         --question-sid --questionnaire-sid --rate-limit-sid --recording-sid --reference-sid --resource-sid --role-assignment-sid --room-sid --session-sid
         --subscription-sid --trunk-sid --trust-product-sid --type --user-sid --webhook-type --workspace-sid`,
      ),
    },
  ],
  rules,
} as const satisfies Provider;
