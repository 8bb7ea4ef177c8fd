import type { Provider, Rule, Source, When } from './rule';
import { command, list, request } from './when';

const NONE = ['--help', '-h', '--dry-run'];
const TEST_KEYS = ['sk_test_*', 'rk_test_*', 'pk_test_*'];
/** The command line works on test data unless it is told otherwise: by a flag, by a key in a flag, or by one in a variable. */
const live = (verb: string, more: Parameters<ReturnType<typeof command>>[1] = {}): readonly When[] => {
  const run = command('stripe');
  return [
    run(verb, { none: NONE, ...more, any: ['--live'] }),
    run(verb, { ...more, none: [...NONE, ...TEST_KEYS.map((key) => `--api-key=${key}`)], any: ['--api-key'] }),
    run(verb, { none: NONE, ...more, env: { STRIPE_API_KEY: ['*_live_*'] } }),
  ];
};
const TEST_HEADER = { authorization: TEST_KEYS.flatMap((key) => [`Bearer ${key}`, `bearer ${key}`, `Basic ${key}`]) };
/** A request whose key is not known to be one for test data. */
const api = (line: string, more: Parameters<typeof request>[1] = {}): When => request(line, { noHeaders: TEST_HEADER, ...more });
/** Tools of Stripe's own MCP server, and the same of any other that takes Stripe's identifiers. */
const tool = (...names: readonly string[]): When => ({
  call: 'mcp',
  server: ['*stripe*'],
  tool: names.flatMap((name) => [name, `stripe_${name}`]),
});
const PLACE: readonly Source[] = ['flag:--stripe-account', 'flag:--project-name', 'flag:-p', 'path:account', 'env:STRIPE_PROJECT_NAME'];
const named = (kind: string) => ({
  kind,
  name: [
    'path:name',
    'path:owner',
    'args',
    'flag:--charge',
    'flag:--payment-intent',
    'flag:--destination',
    'body:charge',
    'body:payment_intent',
    'body:destination',
    'input:subscription',
    'input:payment_intent',
    'input:id',
    'path:last',
  ],
  identifiers: PLACE,
});
const docs = (page: string): string => `https://docs.stripe.com/${page}`;
const undoNone = 'none known';

const rules = [
  {
    id: 'stripe/cancel-subscription',
    when: [
      ...live('subscriptions|subscription_schedules cancel'),
      ...live('delete', { args: ['/v1/subscriptions/*', '/subscriptions/*'] }),
      api('DELETE /v1/subscriptions/{name}'),
      api('POST /v1/subscriptions/{name}', { fields: { status: ['canceled'] } }),
      api('POST /v1/subscription_schedules/{name}/cancel /v1/subscription_schedules/{name}/release /v2/billing/cadences/{name}/cancel'),
      tool('cancel_subscription'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('subscription'),
    dies: 'what the customer pays for, from this moment: it cannot be started again',
    undo: 'none: the customer has to subscribe anew',
    safer: 'Set cancel_at_period_end, which can be taken back.',
    docs: docs('api/subscriptions/cancel'),
    examples: {
      held: [
        'stripe subscriptions cancel sub_1 --live',
        'curl -X DELETE https://api.stripe.com/v1/subscriptions/sub_1 -u "$STRIPE_KEY:"',
        { kind: 'mcp', server: 'stripe', tool: 'cancel_subscription', input: { subscription: 'sub_1' } },
      ],
      free: [
        'stripe subscriptions cancel sub_1',
        'stripe subscriptions update sub_1 --cancel-at-period-end=true --live',
        'curl https://api.stripe.com/v1/subscriptions/sub_1 -u "$STRIPE_KEY:" -d cancel_at_period_end=true',
        { kind: 'mcp', server: 'stripe', tool: 'list_subscriptions', input: {} },
      ],
    },
  },
  {
    id: 'stripe/move-money',
    when: [
      ...live('refunds|payouts|transfers create'),
      ...live('refunds|payouts|topups cancel'),
      ...live('payouts reverse'),
      ...live('transfer_reversals|fee_refunds create'),
      ...live('disputes close'),
      ...live('post', { args: ['*/refunds', '*/refund', '*/payouts', '*/transfers', '*/reversals', '*/reverse', '*/close'] }),
      api('POST /v1/refunds /v1/payouts /v1/transfers /v1/charges/{name}/refund /v1/charges/{name}/refunds'),
      api('POST /v1/refunds/{name}/cancel /v1/payouts/{name}/cancel /v1/payouts/{name}/reverse /v1/topups/{name}/cancel'),
      api('POST /v1/transfers/{name}/reversals /v1/application_fees/{name}/refunds /v1/disputes/{name}/close'),
      api('POST /v1/terminal/readers/{name}/refund_payment /v1/treasury/outbound_payments /v1/treasury/outbound_transfers'),
      api('POST /v2/money_management/outbound_payments /v2/money_management/outbound_transfers'),
      tool('create_refund'),
    ],
    verb: 'send',
    class: 'data',
    resource: named('payment'),
    dies: 'the money: what is refunded or paid out does not come back, and a dispute that is closed is lost',
    undo: undoNone,
    safer: 'Show the amount and the customer to a person, who does it in the dashboard.',
    docs: docs('api/refunds/create'),
    examples: {
      held: [
        'stripe refunds create --payment-intent pi_1 --live',
        'stripe payouts create --amount 1000 --currency eur --live',
        'curl https://api.stripe.com/v1/refunds -u "$STRIPE_KEY:" -d payment_intent=pi_1',
        { kind: 'mcp', server: 'stripe', tool: 'create_refund', input: { payment_intent: 'pi_1' } },
      ],
      free: [
        'stripe refunds create --payment-intent pi_1',
        'stripe refunds list --live',
        'curl https://api.stripe.com/v1/refunds -u "$STRIPE_KEY:"',
        'curl https://api.stripe.com/v1/payment_intents -u "$STRIPE_KEY:" -d amount=100 -d currency=eur',
      ],
    },
  },
  {
    id: 'stripe/close-account',
    when: [
      ...live('accounts delete|reject'),
      ...live('v2 core accounts close'),
      ...live('treasury financial_accounts close'),
      api('DELETE /v1/accounts/{name}'),
      api('POST /v1/accounts/{name}/reject /v2/core/accounts/{name}/close /v1/treasury/financial_accounts/{name}/close'),
      api('POST /v2/money_management/financial_accounts/{name}/close'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('account'),
    dies: 'the connected account, with its payments and payouts',
    undo: undoNone,
    safer: 'Let a person do it in the dashboard.',
    docs: docs('api/accounts/delete'),
    examples: {
      held: [
        'stripe accounts delete acct_1 --live --confirm',
        'stripe accounts reject acct_1 --reason fraud --live',
        'curl -X DELETE https://api.stripe.com/v1/accounts/acct_1 -u "$STRIPE_KEY:"',
      ],
      free: ['stripe accounts list --live', 'curl https://api.stripe.com/v1/accounts/acct_1 -u "$STRIPE_KEY:"'],
    },
  },
  {
    id: 'stripe/delete-customer',
    when: [
      ...live('customers delete'),
      ...live('delete', { args: ['/v1/customers/*', '/customers/*'] }),
      api('DELETE /v1/customers/{name}'),
      api('POST /v1/identity/verification_sessions/{name}/redact /v1/privacy/redaction_jobs/{name}/run'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('customer'),
    dies: 'the customer with every card and every active subscription',
    undo: undoNone,
    safer: 'Let a person do it in the dashboard.',
    docs: docs('api/customers/delete'),
    examples: {
      held: [
        'stripe customers delete cus_1 --live -c',
        'stripe delete /v1/customers/cus_1 --live',
        'curl -X DELETE https://api.stripe.com/v1/customers/cus_1 -H "Authorization: Bearer $STRIPE_KEY"',
      ],
      free: [
        'stripe customers delete cus_1',
        'stripe customers delete cus_1 --live --dry-run',
        'curl https://api.stripe.com/v1/customers/cus_1 -u "$STRIPE_KEY:"',
      ],
    },
  },
  {
    id: 'stripe/delete-database',
    when: [...live('databases|v2 ** delete'), api('DELETE /v2/data/databases/{name} /v2/data/databases/{owner}/users/{name}')],
    verb: 'delete',
    class: 'data',
    resource: named('database'),
    dies: 'the database with its data',
    undo: undoNone,
    safer: 'Make a dump of it first.',
    docs: docs('cli'),
    examples: {
      held: [
        'stripe databases delete db_1 --live --confirm',
        'curl -X DELETE https://api.stripe.com/v2/data/databases/db_1 -H "Authorization: Bearer $STRIPE_KEY"',
      ],
      free: ['stripe databases list', 'curl https://api.stripe.com/v2/data/databases -H "Authorization: Bearer $STRIPE_KEY"'],
    },
  },
  {
    id: 'stripe/delete-resource',
    net: 'provider',
    when: [
      ...live('* delete|cancel|void*|detach|archive|deactivate|expire|close|disable|disconnect|redact|mark_uncollectible'),
      ...live('* * delete|cancel|void*|detach|archive|deactivate|expire|close|disable|disconnect|redact|delete_where'),
      ...live('delete'),
      ...live('preview delete'),
      ...live('post', {
        args: [
          '*/cancel',
          '*/void',
          '*/delete',
          '*/detach',
          '*/archive',
          '*/deactivate',
          '*/disable',
          '*/reject',
          '*/redact',
          '*/expire',
          '*/remove_lines',
          '*/terminate',
        ],
      }),
      api('DELETE'),
      api(
        'POST /**/cancel /**/void /**/delete /**/detach /**/archive /**/deactivate /**/disable /**/mark_uncollectible /**/redact /**/expire /**/remove_lines /**/terminate',
      ),
      tool('delete_*', 'cancel_*', 'remove_*', 'void_*'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it stood for: an invoice, a price list, a webhook',
    undo: undoNone,
    safer: 'Do it with a test key first.',
    docs: docs('api'),
    examples: {
      held: [
        'stripe invoices void_invoice in_1 --live',
        'stripe webhook_endpoints delete we_1 --live',
        'STRIPE_API_KEY=$LIVE stripe products delete prod_1',
        'curl -X POST https://api.stripe.com/v1/invoices/in_1/void -u "$STRIPE_KEY:"',
        'curl -X DELETE https://api.stripe.com/v1/coupons/c1 -u "$STRIPE_KEY:"',
        { kind: 'mcp', server: 'stripe', tool: 'delete_product', input: { id: 'prod_1' } },
      ],
      free: [
        'stripe products delete prod_1 --confirm',
        'stripe listen --forward-to localhost:3000',
        'stripe trigger payment_intent.succeeded',
        'curl -X DELETE https://api.stripe.com/v1/coupons/c1 -u sk_test_fake:',
        { kind: 'mcp', server: 'stripe', tool: 'create_coupon', input: { name: 'x' } },
      ],
    },
  },
  {
    id: 'stripe/test-data',
    net: 'provider',
    when: request('DELETE|POST', { headers: TEST_HEADER }),
    verb: 'delete',
    class: 'disposable',
    resource: named('test data'),
    undo: 'make it again: it is test data',
    safer: 'Go ahead.',
    docs: docs('keys'),
    examples: {
      held: [],
      free: [
        'curl -X DELETE https://api.stripe.com/v1/customers/cus_1 -u sk_test_fake:',
        'curl https://api.stripe.com/v1/refunds -H "Authorization: Bearer sk_test_fake" -d payment_intent=pi_1',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Stripe in live mode: its command line, its API and its MCP server. Test data can be made again, and is left alone where its key is seen. */
export const stripe = {
  id: 'stripe',
  title: 'Stripe',
  hosts: ['api.stripe.com'],
  programs: [
    {
      id: 'stripe',
      names: ['stripe'],
      valueFlags: list(
        `--api-key --project-name -p --config --color --log-level --device-name -d --data -e --expand -i --idempotency -v --stripe-version
         --stripe-account --stripe-context -l --limit -a --starting-after -b --ending-before --charge --payment-intent --amount --currency
         --reason --destination --cancellation-details.comment --customer --url
         --access-base --api-base --cancellation-reason --description --destination-payment-method --financial-account --origin-payment-method
         --payout-method --received-credit --received-debit --source-transaction --source-type --statement-descriptor --transfer-group --method --origin
         --applied-configurations --scope.type --scope.user --from.currency --from.financial-account --to.currency --to.recipient --to.payout-method
         --to.financial-account --instructions-email --delivery-options.bank-account`,
      ),
    },
  ],
  rules,
} as const satisfies Provider;
