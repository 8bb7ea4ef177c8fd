import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { scan } from '../../src/secrets/detect/scan';
import { Findings } from '../../src/server/diagnostics/findings';
import { hostileTexts } from '../secrets/detect/hostile';
import { seeded, tokenKinds } from '../secrets/detect/tokens';
import type { Figure } from './run';

const ROOT = path.join(__dirname, '..', '..');
const TEXT = /\.(?:[cm]?[jt]sx?|json|md|ya?ml|toml|css|html|sh|py)$/;
const MOST = 20e6;
const LONGEST = 1e6;

interface Source {
  readonly path: string;
  readonly text: string;
}

/** Real sources: this repository and what is installed for it, up to a size. */
function tree(): readonly Source[] {
  const sources: Source[] = [];
  let size = 0;
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (size >= MOST) return;
      const full = path.join(folder, entry.name);
      if (entry.isDirectory()) walk(full);
      else if (entry.isFile() && TEXT.test(entry.name) && statSync(full).size <= LONGEST) {
        const text = readFileSync(full, 'latin1');
        size += text.length;
        sources.push({ path: full, text });
      }
    }
  };
  for (const folder of ['src', 'test', 'node_modules']) walk(path.join(ROOT, folder));
  return sources;
}

/** A file of each kind of secret, among plain lines. */
function secretFiles(): readonly Source[] {
  const plain = 'const answer = await client.get("/orders/" + id); // nothing to see\n'.repeat(20);
  return tokenKinds().map(({ make, file }, index) => {
    const { path: name, text } = file(make(seeded(index)));
    return { path: `/tree/${index}/${name}`, text: /^\s*[{[]/.test(text) ? text : plain + text };
  });
}

/** Milliseconds of processor time of the best of several runs: another process on the machine costs none. */
async function best(runs: number, work: () => unknown): Promise<number> {
  let fastest = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run += 1) {
    const started = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(started);
    fastest = Math.min(fastest, (user + system) / 1000);
  }
  return fastest;
}

/** Speed and recall of the precise rules beside `@secretlint` on the same texts; a changed file; texts built against the rules. */
export async function benchSecrets(): Promise<readonly Figure[]> {
  const [sources, secrets] = [tree(), secretFiles()];
  const all = [...sources, ...secrets];
  const size = all.reduce((sum, { text }) => sum + text.length, 0) / 1e6;
  const ours = await best(3, () => all.map(({ text }) => scan(text)));

  const [{ lintSource }, { creator }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
  ]);
  const id = '@secretlint/secretlint-rule-preset-recommend';
  const theirs = ({ path: filePath, text }: Source) =>
    lintSource({
      source: { filePath, content: text, ext: path.extname(filePath), contentType: 'text' },
      options: { config: { rules: [{ id, rule: creator }] }, noPhysicFilePath: true, maskSecrets: true },
    });
  // It is slow: every twentieth of the files.
  const part = all.filter((_one, index) => index % 20 === 0);
  const partSize = part.reduce((sum, { text }) => sum + text.length, 0) / 1e6;
  const theirTime = await best(1, async () => {
    for (const one of part) await theirs(one);
  });
  const ourPart = await best(3, () => part.map(({ text }) => scan(text)));
  let theirRecall = 0;
  for (const one of secrets) theirRecall += (await theirs(one)).messages.length > 0 ? 1 : 0;

  const open = `${'const answer = await client.get("/orders/" + id); // nothing to see\n'.repeat(15_000)}${secrets.map(({ text }) => text).join('\n')}`;
  const findings = new Findings(open.length);
  while (!findings.done) findings.step(open);
  let typed = open;
  const strokes: number[] = [];
  for (const letter of 'secret') {
    typed = typed.slice(0, 500_000) + letter + typed.slice(500_000);
    const text = typed;
    strokes.push(
      await best(1, () => {
        findings.changed({ from: 500_000, to: 500_000, length: 1 });
        while (!findings.done) findings.step(text);
      }),
    );
  }
  const hostile = hostileTexts();
  const slowest = { rule: '', shape: '', ms: 0 };
  for (const { rule, shape, text } of hostile) {
    const ms = await best(1, () => scan(text));
    if (ms > slowest.ms) Object.assign(slowest, { rule, shape, ms });
  }
  const alarms = sources.flatMap(({ text }) => scan(text));
  return [
    {
      what: `precise rules over ${all.length} files, ${size.toFixed(0)} MB, one core`,
      value: size / (ours / 1000),
      unit: 'MB/s',
      aim: '≥ 100',
    },
    { what: '@secretlint with its recommended rules, a twentieth of them', value: partSize / (theirTime / 1000), unit: 'MB/s', aim: '-' },
    { what: '@secretlint / ours, time on the same files', value: theirTime / ourPart, unit: '×', aim: '≥ 10' },
    {
      what: `kinds of secrets found in their files, of ${secrets.length}`,
      value: secrets.filter(({ text }) => scan(text).length > 0).length,
      unit: '',
      aim: '≥ 80 of 84',
    },
    { what: 'the same, @secretlint', value: theirRecall, unit: '', aim: '-' },
    { what: 'findings in the sources of others', value: alarms.length / (size || 1), unit: '/MB', aim: '≤ 0.05' },
    {
      what: `slowest of five keystrokes in a file of ${(open.length / 1e6).toFixed(1)} MB`,
      value: Math.max(...strokes.slice(1)),
      unit: 'ms',
      aim: '≤ 10',
    },
    { what: `slowest of ${hostile.length} hostile texts of 60 kB: ${slowest.rule}`, value: slowest.ms, unit: 'ms', aim: '≤ 50' },
  ];
}
