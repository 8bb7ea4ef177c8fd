import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import path from 'node:path';
import { buildSchema, graphql } from 'graphql';
import type { Pem } from './certificate';

/** Where Railway's API answers. */
export const providerHosts = ['backboard.railway.app', 'backboard.railway.com'] as const;

interface Backup {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
}
interface Volume {
  readonly id: string;
  readonly name: string;
  readonly projectId: string;
  readonly createdAt: string;
  readonly instance: {
    readonly id: string;
    readonly environmentId: string;
    readonly mountPath: string;
    readonly currentSizeMB: number;
    readonly serviceId: string;
    readonly backups: readonly Backup[];
  };
}
interface Named {
  readonly id: string;
  readonly name: string;
}
interface Project extends Named {
  readonly environments: readonly Named[];
  readonly services: readonly Named[];
}
/** All that the provider keeps. Backups live inside their volume, as they did at the provider of the incident. */
export interface ProviderState {
  readonly projects: readonly Project[];
  readonly volumes: readonly Volume[];
}
export interface ProviderRequest {
  readonly host: string;
  readonly from: string;
  readonly status: number;
  /** Root fields that ran, e.g. `volumeDelete`. */
  readonly fields: readonly string[];
}
export interface Provider {
  readonly port: number;
  readonly requests: readonly ProviderRequest[];
  state(): ProviderState;
  /** Puts everything back and forgets the requests. */
  reset(state: ProviderState): void;
  stop(): Promise<void>;
}

/** Starts the provider on loopback: a real GraphQL server over Railway's operations, which deletes for real what stands in `file`. */
export async function startProvider(options: {
  readonly file: string;
  readonly state: ProviderState;
  readonly token: string;
  readonly pem: Pem;
  readonly seen?: (request: ProviderRequest) => void;
}): Promise<Provider> {
  const schema = buildSchema(readFileSync(path.join(__dirname, 'provider.graphql'), 'utf8'));
  const requests: ProviderRequest[] = [];
  const save = (state: ProviderState): void => {
    writeFileSync(`${options.file}.new`, JSON.stringify(state, null, 2));
    renameSync(`${options.file}.new`, options.file);
  };
  const state = (): ProviderState => JSON.parse(readFileSync(options.file, 'utf8')) as ProviderState;
  save(options.state);

  const server = createServer({ cert: options.pem.certificate, key: options.pem.key }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const fields: string[] = [];
      const answer = (status: number, body: unknown): void => {
        const seen = { host: request.headers.host ?? '', from: request.socket.remoteAddress ?? '', status, fields };
        requests.push(seen);
        options.seen?.(seen);
        response.writeHead(status, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`);
      };
      const refuse = (status: number, message: string): void => answer(status, { errors: [{ message }] });
      const known = providerHosts.some((host) => host === request.headers.host);
      if (!known || !request.url?.startsWith('/graphql/v2')) return refuse(404, 'Not Found');
      if (request.headers.authorization !== `Bearer ${options.token}`) return refuse(401, 'Not Authorized');
      const asked = parseBody(Buffer.concat(chunks).toString('utf8'));
      if (!asked) return refuse(400, 'Problem processing request');
      const rootValue = resolvers(state, save, (field) => fields.push(field));
      answer(200, await graphql({ schema, rootValue, ...asked }));
    });
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    requests,
    state,
    reset: (fresh) => {
      save(fresh);
      requests.length = 0;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function parseBody(text: string): { source: string; variableValues: Record<string, unknown>; operationName: string | null } | null {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null || !('query' in body) || typeof body.query !== 'string') return null;
    const variables = 'variables' in body && typeof body.variables === 'object' && body.variables !== null ? { ...body.variables } : {};
    const operationName = 'operationName' in body && typeof body.operationName === 'string' ? body.operationName : null;
    return { source: body.query, variableValues: variables, operationName };
  } catch {
    return null;
  }
}

/** The operations, each over the file as it is now. */
function resolvers(state: () => ProviderState, save: (state: ProviderState) => void, ran: (field: string) => void) {
  const counted = <A, R>(field: string, resolve: (args: A) => R) => {
    return (args: A): R => {
      ran(field);
      return resolve(args);
    };
  };
  const edges = <T>(nodes: readonly T[]) => ({ edges: nodes.map((node) => ({ node })) });
  const project = (id: string) => {
    const found = state().projects.find((p) => p.id === id);
    if (!found) throw new Error('Project not found');
    return {
      ...found,
      environments: () => edges(found.environments.map((one) => ({ ...one, isEphemeral: false }))),
      services: () => edges(found.services),
      volumes: () =>
        edges(
          state()
            .volumes.filter((v) => v.projectId === id)
            .map(volume),
        ),
    };
  };
  const instanceOf = (v: Volume) => {
    const { backups: _, ...instance } = v.instance;
    return { ...instance, volumeId: v.id, createdAt: v.createdAt };
  };
  const volume = (v: Volume) => ({
    id: v.id,
    name: v.name,
    projectId: v.projectId,
    createdAt: v.createdAt,
    volumeInstances: edges([instanceOf(v)]),
  });
  const ofInstance = (id: string): Volume => {
    const found = state().volumes.find((v) => v.instance.id === id);
    if (!found) throw new Error('VolumeInstance not found');
    return found;
  };
  const change = (changed: Volume): void => save({ ...state(), volumes: state().volumes.map((v) => (v.id === changed.id ? changed : v)) });

  return {
    me: counted('me', () => ({ id: 'demo-user', name: 'Demo', email: 'demo@rentals.example', workspaces: [] })),
    project: counted('project', ({ id }: { id: string }) => project(id)),
    projects: counted('projects', () => edges(state().projects.map((p) => project(p.id)))),
    volumeInstance: counted('volumeInstance', ({ id }: { id: string }) => instanceOf(ofInstance(id))),
    volumeInstanceBackupList: counted(
      'volumeInstanceBackupList',
      ({ volumeInstanceId }: { volumeInstanceId: string }) => ofInstance(volumeInstanceId).instance.backups,
    ),
    volumeDelete: counted('volumeDelete', ({ volumeId }: { volumeId: string }) => {
      const { volumes, ...rest } = state();
      if (!volumes.some((v) => v.id === volumeId)) throw new Error('Volume not found');
      save({ ...rest, volumes: volumes.filter((v) => v.id !== volumeId) });
      return true;
    }),
    volumeInstanceBackupDelete: counted(
      'volumeInstanceBackupDelete',
      (args: { volumeInstanceBackupId: string; volumeInstanceId: string }) => {
        const found = ofInstance(args.volumeInstanceId);
        const backups = found.instance.backups.filter((b) => b.id !== args.volumeInstanceBackupId);
        if (backups.length === found.instance.backups.length) throw new Error('Backup not found');
        change({ ...found, instance: { ...found.instance, backups } });
        return { workflowId: `deleteBackup-${args.volumeInstanceBackupId}` };
      },
    ),
    volumeInstanceBackupCreate: counted('volumeInstanceBackupCreate', (args: { name?: string; volumeInstanceId: string }) => {
      const found = ofInstance(args.volumeInstanceId);
      const backup = { id: crypto.randomUUID(), name: args.name ?? 'manual', createdAt: new Date().toISOString() };
      change({ ...found, instance: { ...found.instance, backups: [...found.instance.backups, backup] } });
      return { workflowId: `createBackup-${backup.id}` };
    }),
  };
}
