// Rules as text in a file beside the programs: each reads the providers that an action needs, not all of them.
import { createHash } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { build } from 'esbuild';

const NAME = 'rules.txt';
const folder = fileURLToPath(new URL('src/engine/rules', import.meta.url));

/** Takes the place of `src/engine/rules/shelf.ts` in a bundle beside which the rules lie: it keeps in memory what it has read, and no more. */
export const rulesBeside = {
  name: 'rules-beside',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]engine[\\/]rules[\\/]shelf\.ts$/ }, async () => ({
      contents: shelf(bound(await texts()).places),
      loader: 'js',
      resolveDir: folder,
      watchFiles: readdirSync(folder).map((name) => path.join(folder, name)),
    }));
  },
};

/** Writes the rules into a folder of bundles. */
export async function writeRules(into) {
  writeFileSync(path.join(into, NAME), bound(await texts()).bytes);
}

/** The catalogue, then each provider, as JSON: plain ASCII, which is read in half the time. Examples are for tests and documents, and stay out. */
async function texts() {
  const { providers, catalogueOf } = await rules();
  const bare = providers.map((one) => ({ ...one, rules: one.rules.map(({ examples, ...rule }) => rule) }));
  return [catalogueOf(providers), ...bare].map((value) =>
    JSON.stringify(value).replace(/[^\x00-\x7F]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
}

/** Rules that are missing, cut short, of another build or changed are none: whoever asks for one gets an error, and judges nothing. */
const shelf = (places) => `
import { createHash } from 'node:crypto';
import { fstatSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
const places = ${JSON.stringify(places)};
// Stays open: the rules of a program that runs are its own, whatever is installed meanwhile.
let fd;
function read(at) {
  const file = path.join(__dirname, '${NAME}');
  const [from, length, digest] = places[at];
  const bytes = Buffer.alloc(length);
  fd ??= openSync(file, 'r');
  if (fstatSync(fd).size !== ${places.reduce((sum, [, length]) => sum + length, 0)} || readSync(fd, bytes, 0, length, from) !== length || createHash('sha256').update(bytes).digest('base64') !== digest)
    throw new Error(file + ' was changed or belongs to another version. Reinstall the Mollyguard extension.');
  return JSON.parse(bytes.latin1Slice(0, length));
}
const none = { held: [], free: [] };
function whole(provider) {
  for (const rule of provider.rules) rule.examples = none;
  return provider;
}
const providers = [];
let catalogue;
export const shelf = {
  size: ${places.length - 1},
  catalogue: () => (catalogue ??= read(0)),
  provider: (index) => (providers[index] ??= whole(read(index + 1))),
};
`;

/** All texts in one file, and of each where it lies in it, in bytes, and its digest. */
function bound(all) {
  const body = all.map((text) => Buffer.from(text));
  let from = 0;
  const places = body.map((bytes) => {
    const place = [from, bytes.length, createHash('sha256').update(bytes).digest('base64')];
    from += bytes.length;
    return place;
  });
  return { bytes: Buffer.concat(body), places };
}

async function rules() {
  const contents = `export { providers } from './index'; export { catalogueOf } from './catalogue';`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder, loader: 'ts' },
    bundle: true,
    format: 'cjs',
    target: 'node20',
    write: false,
    logLevel: 'silent',
  });
  const module = { exports: {} };
  vm.runInThisContext(`(function (module, exports) {${outputFiles[0].text}\n})`)(module, module.exports);
  return module.exports;
}
