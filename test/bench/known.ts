import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type * as known from '../../src/secrets/known/index';
import type { Figure } from './run';
import { shippedModule } from './shipped';

const SECRETS = 10_000;
const RUNS = 2_000;

/** Microseconds of processor time for one call, which other programs on the machine do not stretch; the median of rounds, after a warm-up. */
function micros(run: (at: number) => void, runs = RUNS): number {
  const rounds = Array.from({ length: 9 }, () => {
    const before = process.cpuUsage();
    for (let at = 0; at < runs; at += 1) run(at);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / runs;
  });
  return rounds.slice(2).sort((a, b) => a - b)[3] ?? Number.NaN;
}

/** How long it takes to find out whether a command carries one of ten thousand known secrets. */
export async function benchKnown(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mg-known-'));
  const { SecretIndex } = await shippedModule<typeof known>('src/secrets/known/index.ts', folder);
  rmSync(folder, { recursive: true, force: true });
  const index = new SecretIndex(randomBytes(32));
  const values = Array.from({ length: SECRETS }, (_, at) => (at % 2 === 0 ? randomUUID() : randomBytes(20).toString('base64url')));
  const atoms = values.map(
    (value, at) => ({ value, key: 'TOKEN', line: at + 1, provider: null, strength: at % 10 === 0 ? 'weak' : 'strong' }) as const,
  );
  const started = process.hrtime.bigint();
  for (let at = 0; at < SECRETS; at += 100) index.put(`/files/${at}.env`, atoms.slice(at, at + 100), true);
  const build = Number(process.hrtime.bigint() - started) / 1e6;

  const body = JSON.stringify({ query: 'mutation { volumeDelete(volumeId: "3d2c1b0a") }' });
  const command = (token: string): string =>
    `curl -sS -X POST https://backboard.railway.app/graphql/v2 -H "Authorization: Bearer ${token}" -H "Content-Type: application/json" -d '${body}' | jq -r .data`.padEnd(
      250,
      ' #',
    );
  const without = Array.from({ length: 64 }, () => command(randomUUID()));
  const carrying = Array.from({ length: 64 }, (_, at) => command(values[at * 31 + ((at * 31) % 10 === 0 ? 1 : 0)] ?? ''));
  const encoded = carrying.map((text) =>
    text.replace(/Bearer (\S+?)"/, (_, token: string) => `Basic ${Buffer.from(`me:${token}`).toString('base64')}"`),
  );
  const of = (texts: readonly string[], at: number): string => texts[at % texts.length] ?? '';
  if (carrying.concat(encoded).some((text) => index.find(text).length === 0) || without.some((text) => index.find(text).length > 0))
    throw new Error('the index does not find what it must');

  const look = micros((at) => index.find(of(without, at)));
  const hit = micros((at) => index.find(of(carrying, at)));
  const decoded = micros((at) => index.find(of(encoded, at)));
  const json = without.map((text) => JSON.stringify({ command: text, cwd: '/home/you/shop', tool: 'Bash' }));
  const parse = micros((at) => JSON.parse(of(json, at)));
  const loop = micros((at) => values.some((value) => of(without, at).includes(value)), 20);
  const megabyte = `${'const value = compute(input, 42);\n'.repeat(31_000)}${values[1] ?? ''}`;
  const large = micros(() => index.find(megabyte), 2) / 1_000;

  return [
    { what: `look-up in a 250-character command, ${SECRETS} secrets known`, value: look, unit: 'µs', aim: '≤ 50' },
    { what: '… that carries one', value: hit, unit: 'µs', aim: '≤ 50' },
    { what: '… that carries one in base64', value: decoded, unit: 'µs', aim: '≤ 50' },
    { what: '… against JSON.parse of the command', value: look / parse, unit: '×', aim: '≤ 60' },
    { what: 'a loop of String.includes over the secrets against it', value: loop / look, unit: '×', aim: '≥ 10' },
    { what: 'look-up in a file of one megabyte', value: large, unit: 'ms', aim: '≤ 30' },
    { what: `building the index of ${SECRETS} secrets`, value: build, unit: 'ms', aim: '≤ 300' },
  ];
}
