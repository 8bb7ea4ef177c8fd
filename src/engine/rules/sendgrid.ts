import type { Provider, Rule, When } from './rule';
import { request } from './when';

/** SendGrid ships no command line: servers that speak for it are recognised by their name. */
const tool = (...names: readonly string[]): When => ({ call: 'mcp', server: ['*sendgrid*'], tool: names });
const named = (kind: string) => ({
  kind,
  name: ['query:ids', 'path:name', 'input:list_id', 'input:template_id', 'input:emails', 'input:id', 'path:last', `=${kind}`],
  identifiers: ['host'],
});

const rules = [
  {
    id: 'sendgrid/delete-contacts',
    when: [
      request(
        'DELETE /v3/marketing/contacts /v3/marketing/lists/{name} /v3/marketing/lists/{name}/contacts /v3/marketing/field_definitions/{name}',
      ),
      request('DELETE /v3/contactdb/** /v3/marketing/segments/** /v3/marketing/singlesends /v3/marketing/singlesends/{name}'),
      request('POST /v3/recipients/erasejob'),
      tool('delete_contacts', 'delete_contact*', 'delete_list'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('contacts'),
    dies: 'the contacts or the list, with what was known of each',
    undo: 'import them again, if an export is kept',
    safer: 'Export them first: POST /v3/marketing/contacts/exports.',
    docs: 'https://www.twilio.com/docs/sendgrid/api-reference/contacts/delete-contacts',
    examples: {
      held: [
        'curl -X DELETE -H "Authorization: Bearer $K" "https://api.sendgrid.com/v3/marketing/contacts?delete_all_contacts=true"',
        { kind: 'mcp', server: 'sendgrid', tool: 'delete_contacts', input: { emails: ['a@example.com'] } },
      ],
      free: [
        'curl -H "Authorization: Bearer $K" https://api.sendgrid.com/v3/marketing/contacts',
        { kind: 'mcp', server: 'sendgrid', tool: 'list_contacts', input: {} },
      ],
    },
  },
  {
    id: 'sendgrid/delete-suppression',
    when: [
      request(
        'DELETE /v3/suppression/** /v3/asm/suppressions/global/{name} /v3/asm/groups/{group}/suppressions/{name} /v3/asm/groups/{name}',
      ),
      request('DELETE /v3/whitelabel/** /v3/access_settings/whitelist /v3/access_settings/whitelist/{name} /v3/sso/**'),
    ],
    verb: 'delete',
    class: 'safeguard',
    resource: named('suppression'),
    dies: 'who must not be written to, or what proves that mail is yours',
    undo: 'set it again, if it is kept elsewhere',
    safer: 'Export the list first with a GET of the same path.',
    docs: 'https://www.twilio.com/docs/sendgrid/api-reference/suppressions-global-suppressions',
    examples: {
      held: ['curl -X DELETE -H "Authorization: Bearer $K" https://api.sendgrid.com/v3/asm/suppressions/global/a@example.com'],
      free: ['curl -H "Authorization: Bearer $K" https://api.sendgrid.com/v3/suppression/bounces'],
    },
  },
  {
    id: 'sendgrid/delete-resource',
    net: 'provider',
    when: [
      request('DELETE'),
      request('POST /v3/send_ips/**/*:batchDelete'),
      request('PATCH /v3/subusers/{name}', { fields: { disabled: [true] } }),
      tool('delete_*', 'remove_*'),
    ],
    verb: 'delete',
    class: 'data',
    resource: named('resource'),
    dies: 'whatever it held: a template, a key that something sends with, a subuser',
    undo: 'none known',
    safer: 'Look at it first with a GET of the same path.',
    docs: 'https://www.twilio.com/docs/sendgrid/api-reference',
    examples: {
      held: [
        'curl -X DELETE -H "Authorization: Bearer $K" https://api.sendgrid.com/v3/templates/d-1',
        'curl -X DELETE -H "Authorization: Bearer $K" https://api.sendgrid.com/v3/api_keys/k1',
        { kind: 'mcp', server: 'sendgrid', tool: 'delete_template', input: { template_id: 'd-1' } },
      ],
      free: ['curl -X POST -H "Authorization: Bearer $K" https://api.sendgrid.com/v3/mail/send -d "{}"'],
    },
  },
] as const satisfies readonly Rule[];

/** SendGrid: its API, and MCP servers that speak for it. */
export const sendgrid = {
  id: 'sendgrid',
  title: 'SendGrid',
  hosts: ['api.sendgrid.com', 'api.eu.sendgrid.com'],
  programs: [],
  rules,
} as const satisfies Provider;
