import { readFileSync, writeSync } from 'node:fs';
import os from 'node:os';
import { decodePayload } from '../agents/index';
import { judgeAlone } from '../hook/alone';
import { askServer } from '../hook/ask';
import { runtimeFolder } from '../host/setUp/runtime';
import { readState } from '../host/setUp/state';
import { readCustomAgents } from '../server/customAgents';

/** What an agent's hook is told. */
interface Told {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number;
}
const refused = (why: string, stdout = ''): Told => ({ stdout, stderr: `${why}\n`, status: 2 });

/**
 * The launcher's way without the launcher: asks the running guard server, else judges alone. `given`: a home that the command line names;
 * null: the one that the system knows. Nothing is taken from the environment, which an agent may have filled from a workspace.
 */
export async function hook(agent: string, given: string | null): Promise<number> {
  for (const name of Object.keys(process.env)) delete process.env[name];
  const { stdout, stderr, status } = await answer(agent, given ?? os.userInfo().homedir).catch(() =>
    refused('Mollyguard did not let this action run: it could not be judged.'),
  );
  writeWhole(1, stdout);
  writeWhole(2, stderr);
  return status;
}

async function answer(agent: string, home: string): Promise<Told> {
  if (!/^[a-z][a-z0-9-]*$/.test(agent)) return refused('Mollyguard did not let this action run: --agent must be a name in small letters.');
  const payload = readFileSync(0);
  const runtime = runtimeFolder(home, process.getuid?.() ?? 0);
  const { own } = await readState(home);
  const text = (await askServer(payload, agent, runtime)) ?? judgeAlone(payload, agent, { home, runtime, own });
  return toldBy(text, payload, agent, home);
}

/** What the launcher prints, with the exit status that belongs to it. */
function toldBy(text: string, payload: Buffer, agent: string, home: string): Told {
  const custom = readCustomAgents(home);
  const { codec, decoded } = decodePayload(payload.toString('utf8'), agent, { cwd: process.cwd(), home, custom: () => custom });
  const said = parse(text);
  if (text !== '' && said === null) return refused(text);
  // An older server does not know this language.
  if (codec.id === 'generic' && said?.decision !== 'allow' && said?.decision !== 'deny') return refused(reasonOf(said));
  const agents = custom.kind === 'agents' ? custom.agents : [];
  const deny = agents.find(({ id }) => id === codec.id)?.deny;
  if (deny && 'exitCode' in deny && text !== codec.encode({ kind: 'no-opinion' }, decoded))
    return { ...refused(reasonOf(said)), status: deny.exitCode };
  // What was not understood is a denial by every sign there is.
  return decoded.kind === 'malformed' ? refused(reasonOf(said), text) : { stdout: text, stderr: '', status: 0 };
}

const reasonOf = (said: Readonly<Record<string, unknown>> | null): string => {
  const found = Object.values(said ?? {}).filter((one) => typeof one === 'string');
  return String(said?.reason ?? said?.denied ?? found.at(-1) ?? 'Mollyguard did not let this action run.');
};

function parse(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null; // plain words, by which a launcher refuses
  }
}

function writeWhole(fd: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
}
