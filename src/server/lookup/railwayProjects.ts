/**
 * What Railway tells of a person's projects, read from its GraphQL answers. The fields are those of its published schema
 * (https://docs.railway.com/integrations/api); what is not as it should be is not there.
 */

export interface Named {
  readonly id: string;
  readonly name: string;
}
export interface Environment extends Named {
  readonly ephemeral: boolean;
}
export interface Instance {
  readonly id: string;
  readonly environmentId: string;
  readonly serviceId: string;
  /** Megabytes that are in use. */
  readonly megabytes: number | null;
}
export interface Volume extends Named {
  readonly instances: readonly Instance[];
}
export interface Project extends Named {
  readonly environments: readonly Environment[];
  readonly services: readonly Named[];
  readonly volumes: readonly Volume[];
}

export const PROJECTS = `query Projects($workspace: String) {
  projects(workspaceId: $workspace, first: 200) { edges { node { id name
    environments { edges { node { id name isEphemeral } } }
    services { edges { node { id name } } }
    volumes { edges { node { id name volumeInstances { edges { node { id environmentId serviceId currentSizeMB } } } } } }
  } } }
}`;
export const WORKSPACES = 'query Workspaces { me { workspaces { id } } }';
export const BACKUPS = `query Backups($instance: String!) {
  volumeInstanceBackupList(volumeInstanceId: $instance) { createdAt }
}`;

export const projectsIn = (data: unknown): readonly Project[] =>
  nodes(member(data, 'projects')).map((one) => ({
    ...named(one),
    environments: nodes(member(one, 'environments')).map((each) => ({ ...named(each), ephemeral: member(each, 'isEphemeral') === true })),
    services: nodes(member(one, 'services')).map(named),
    volumes: nodes(member(one, 'volumes')).map((each) => ({
      ...named(each),
      instances: nodes(member(each, 'volumeInstances')).map(instanceIn),
    })),
  }));

export const workspacesIn = (data: unknown): readonly string[] =>
  list(member(member(data, 'me'), 'workspaces')).map((one) => text(one, 'id'));

/** When each backup was made; null: not told. */
export function backupsIn(data: unknown): readonly string[] | null {
  const found = member(data, 'volumeInstanceBackupList');
  return Array.isArray(found) ? list(found).map((one) => text(one, 'createdAt')) : null;
}

function instanceIn(node: unknown): Instance {
  const size = member(node, 'currentSizeMB');
  return {
    id: text(node, 'id'),
    environmentId: text(node, 'environmentId'),
    serviceId: text(node, 'serviceId'),
    megabytes: typeof size === 'number' && size >= 0 ? size : null,
  };
}

const named = (node: unknown): Named => ({ id: text(node, 'id'), name: text(node, 'name') });
const nodes = (connection: unknown): readonly unknown[] => list(member(connection, 'edges')).map((edge) => member(edge, 'node'));
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown, key: string): string => {
  const found = member(value, key);
  return typeof found === 'string' ? found : '';
};

export function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}
