import type { Provider, Rule, When } from './rule';
import { list, request } from './when';

const on = (hosts: string, line: string, more: Parameters<typeof request>[1] = {}): When => request(line, { hosts: list(hosts), ...more });
const MAILGUN = 'api.mailgun.net api.eu.mailgun.net';
const OPENAI = 'api.openai.com eu.api.openai.com';
const ANTHROPIC = 'api.anthropic.com';
const HUBSPOT = 'api.hubapi.com';
const AIRTABLE = 'api.airtable.com';
const DISCORD = 'discord.com discordapp.com';
const PADDLE = 'api.paddle.com';
const named = (kind: string) => ({
  kind,
  name: ['path:name', 'body:channel', 'body:user_id', 'body:file', 'body:objectId', 'path:last', `=${kind}`],
  identifiers: ['host', 'path:base', 'path:tailnet'],
});

const rules = [
  {
    id: 'saas/delete-sender',
    when: [
      on('api.resend.com', 'DELETE /domains/{name} /api-keys/{name} /audiences/{name} /segments/{name} /webhooks/{name} /templates/{name}'),
      on('api.postmarkapp.com', 'DELETE /servers/{name} /domains/{name} /senders/{name} /templates/{name} /webhooks/{name}'),
      on('api.postmarkapp.com', 'POST /message-streams/{name}/archive'),
      on(
        MAILGUN,
        'DELETE /v3/domains/{name} /v4/domains/{name} /v3/lists/{name} /v3/routes/{name} /v1/keys/{name} /v3/{domain}/templates/{name} /v3/{domain}/templates',
      ),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('domain'),
    dies: 'mail is sent no more from it; its keys, templates and the proof that the domain is yours',
    undo: 'Add and verify it again; who unsubscribed may be forgotten.',
    safer: 'Get it first and save what it returns.',
    docs: 'https://resend.com/docs/api-reference/domains/delete-domain',
    examples: {
      held: [
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.resend.com/domains/d1',
        'curl -X DELETE -H "X-Postmark-Account-Token: $T" https://api.postmarkapp.com/servers/1',
        'curl -X DELETE -u "api:$K" https://api.mailgun.net/v3/domains/example.com',
      ],
      free: [
        'curl -H "Authorization: Bearer $T" https://api.resend.com/domains',
        `curl -X POST -H "Authorization: Bearer $T" https://api.resend.com/emails -d '{"to":"a@example.com"}'`,
      ],
    },
  },
  {
    id: 'saas/delete-ai-data',
    when: [
      on(
        OPENAI,
        'DELETE /v1/files/{name} /v1/models/{name} /v1/vector_stores/{name} /v1/assistants/{name} /v1/containers/{name} /v1/evals/{name} /v1/skills/{name}',
      ),
      on(OPENAI, 'DELETE /v1/organization/**'),
      on(OPENAI, 'POST /v1/organization/projects/{name}/archive'),
      on(ANTHROPIC, 'DELETE /v1/files/{name} /v1/skills/{name} /v1/organizations/**'),
      on(ANTHROPIC, 'POST /v1/organizations/workspaces/{name}/archive'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('model'),
    dies: 'a model that was trained, files and vectors that apps ask; of a project or a key whatever uses it',
    undo: 'Upload and train again.',
    safer: 'List it first, and keep a copy of the files.',
    docs: 'https://platform.openai.com/docs/api-reference/models/delete',
    examples: {
      held: [
        'curl -X DELETE -H "Authorization: Bearer $K" https://api.openai.com/v1/models/ft:gpt-4o-mini:acme::a1',
        'curl -X DELETE -H "Authorization: Bearer $K" https://api.openai.com/v1/vector_stores/vs_1',
        'curl -X DELETE -H "x-api-key: $K" https://api.anthropic.com/v1/skills/s1?beta=true',
        'curl -X POST -H "x-api-key: $K" https://api.anthropic.com/v1/organizations/workspaces/w1/archive',
      ],
      free: ['curl -H "Authorization: Bearer $K" https://api.openai.com/v1/models'],
    },
  },
  {
    id: 'saas/delete-records',
    when: [
      on(
        HUBSPOT,
        'DELETE /crm/{v}/objects/{kind}/{name} /crm/{v}/schemas/{name} /crm/{v}/properties/{kind}/{name} /crm/{v}/pipelines/{kind}/{name} /crm/{v}/lists/{name}',
      ),
      on(
        HUBSPOT,
        'DELETE /crm-object-schemas/{v}/schemas/{name} /crm/objects/{v}/{kind}/{name} /crm/schemas/{v}/objects/{name} /crm/schemas/{v}/objects/{kind}/properties/{name}',
      ),
      on(HUBSPOT, 'POST /crm/objects/{v}/{name}/batch/archive /crm/objects/{v}/{name}/gdpr-delete'),
      on(HUBSPOT, 'POST /crm/{v}/objects/{name}/batch/archive /crm/{v}/objects/{name}/gdpr-delete'),
      on(AIRTABLE, 'DELETE /v0/meta/bases/{name} /v0/{base}/{name} /v0/{base}/{table}/{name}'),
      on(DISCORD, 'DELETE /api/{v}/channels/{name} /api/{v}/guilds/{name} /api/{v}/guilds/{guild}/roles/{name} /api/{v}/webhooks/{name}'),
      on(
        'slack.com',
        'POST /api/admin.conversations.delete /api/admin.conversations.bulkDelete /api/admin.users.remove /api/admin.conversations.bulkArchive',
      ),
      on('slack.com', 'POST|GET /api/conversations.archive /api/files.delete /api/usergroups.disable'),
      on('api.tailscale.com', 'DELETE'),
      on('api.tailscale.com', 'POST /api/v2/tailnet/{tailnet}/acl'),
      on('api.stytch.com', 'DELETE'),
      on('control.ably.net', 'DELETE /v1/apps/{name} /v1/apps/{app}/**'),
      on('api.liveblocks.io', 'DELETE /v2/rooms/{name} /v2/rooms/{room}/storage'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('record'),
    dies: 'what people wrote, or who is let in; of a table, a channel or a room everything in it',
    undo: 'Some keep it for days (HubSpot 90, Airtable 7), most do not.',
    safer: 'Export it first, or archive what can be brought back.',
    docs: 'https://developers.hubspot.com/docs/api-reference/crm-objects-v3/guide',
    examples: {
      held: [
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.hubapi.com/crm/v3/objects/contacts/1',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.hubapi.com/crm-object-schemas/v3/schemas/2-1',
        `curl -X POST -H "Authorization: Bearer $T" https://api.hubapi.com/crm/v3/objects/contacts/batch/archive -d '{"inputs":[{"id":"1"}]}'`,
        'curl -X DELETE -H "Authorization: Bearer $T" "https://api.airtable.com/v0/app1/Orders?records[]=rec1"',
        'curl -X DELETE -H "Authorization: Bot $T" https://discord.com/api/v10/channels/1',
        'curl -X POST -H "Authorization: Bearer $T" https://slack.com/api/conversations.archive -d channel=C1',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.tailscale.com/api/v2/device/1',
      ],
      free: [
        'curl -H "Authorization: Bearer $T" https://api.hubapi.com/crm/v3/objects/contacts',
        'curl -H "Authorization: Bearer $T" https://api.airtable.com/v0/app1/Orders',
        'curl -X POST -H "Authorization: Bearer $T" https://slack.com/api/chat.postMessage -d channel=C1',
      ],
    },
  },
  {
    id: 'saas/cancel-subscription',
    when: [
      on(PADDLE, 'POST /subscriptions/{name}/cancel'),
      on('api.lemonsqueezy.com', 'DELETE /v1/subscriptions/{name} /v1/discounts/{name} /v1/webhooks/{name}'),
      on(
        '*.chargebee.com',
        'POST /api/v2/customers/{name}/delete /api/v2/subscriptions/{name}/delete /api/v2/subscriptions/{name}/cancel /api/v2/subscriptions/{name}/cancel_for_items',
      ),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('subscription'),
    dies: 'what a customer pays, and what they get for it',
    undo: 'The customer subscribes again.',
    safer: 'Pause it, or let it end with the period.',
    docs: 'https://developer.paddle.com/api-reference/subscriptions/cancel-subscription',
    examples: {
      held: [
        'curl -X POST -H "Authorization: Bearer $T" https://api.paddle.com/subscriptions/sub_1/cancel',
        'curl -X DELETE -H "Authorization: Bearer $T" https://api.lemonsqueezy.com/v1/subscriptions/1',
        'curl -X POST -u "$K:" https://acme.chargebee.com/api/v2/customers/c1/delete',
      ],
      free: [
        'curl -H "Authorization: Bearer $T" https://api.paddle.com/subscriptions',
        'curl -X POST -H "Authorization: Bearer $T" https://sandbox-api.paddle.com/subscriptions/sub_1/cancel',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** Services that are mostly asked over HTTP: mail, models, customers, talk, networks, subscriptions. */
export const saas = {
  id: 'saas',
  title: 'Further services (mail, AI, CRM, chat, billing)',
  hosts: [],
  programs: [],
  rules,
} as const satisfies Provider;
