import type { Provider, Rule } from './rule';
import { request as api } from './when';

const rules = [
  {
    id: 'posthog/delete-project',
    when: api(
      'DELETE /api/projects/{name} /api/environments/{name} /api/organizations/{name} /api/organizations/{organization}/projects/{name}',
    ),
    verb: 'delete',
    class: 'data',
    resource: { kind: 'project', name: ['path:name'], identifiers: ['host'] },
    dies: 'all its events, persons, recordings, flags and dashboards',
    undo: 'None known.',
    safer: 'Export what is needed first, and let the owner do it.',
    docs: 'https://posthog.com/docs/privacy/data-deletion',
    examples: {
      held: [
        'curl -X DELETE -H "Authorization: Bearer $K" https://us.posthog.com/api/projects/7/',
        { kind: 'http', method: 'DELETE', url: 'https://eu.posthog.com/api/organizations/o1/', headers: {} },
      ],
      free: ['curl -H "Authorization: Bearer $K" https://us.posthog.com/api/projects/7/'],
    },
  },
  {
    id: 'posthog/delete-resource',
    net: 'provider',
    when: [api('DELETE'), api('POST /api/{scope}/{project}/persons/bulk_delete /api/{scope}/{project}/persons/{name}/delete_property')],
    verb: 'delete',
    class: 'data',
    resource: { kind: 'resource', name: ['path:name', 'path:last'], identifiers: ['path:project', 'host'] },
    dies: 'persons with their events, a flag with its conditions, a cohort or a dashboard',
    undo: 'None known for persons and events.',
    safer: 'Archive it, or set deleted in its settings, which can be taken back.',
    docs: 'https://posthog.com/docs/api/persons-3',
    examples: {
      held: [
        'curl -X DELETE -H "Authorization: Bearer $K" https://us.posthog.com/api/projects/7/feature_flags/3/',
        `curl -X POST -H "Authorization: Bearer $K" https://eu.posthog.com/api/projects/7/persons/bulk_delete/ -d '{"ids":["a"],"delete_events":true}'`,
      ],
      free: [
        'curl -H "Authorization: Bearer $K" https://us.posthog.com/api/projects/7/feature_flags/',
        'curl -X POST https://us.i.posthog.com/capture/ -d "{}"',
      ],
    },
  },
] as const satisfies readonly Rule[];

/** PostHog's API. */
export const posthog = {
  id: 'posthog',
  title: 'PostHog',
  hosts: ['us.posthog.com', 'eu.posthog.com', 'app.posthog.com'],
  programs: [],
  rules,
} as const satisfies Provider;
