// Rules as text in a file beside the programs: each reads the providers that an action needs, not all of them.
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
      contents: shelf(bound(await texts())),
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

/**
 * The catalogue, then each provider, as JSON of whole words of four bytes: plain ASCII, which is read in half the time. Examples are for
 * tests and documents, and stay out.
 */
async function texts() {
  const { providers, catalogueOf } = await rules();
  const bare = providers.map((one) => ({ ...one, rules: one.rules.map(({ examples, ...rule }) => rule) }));
  return [catalogueOf(providers), ...bare].map((value) => {
    const text = JSON.stringify(value).replace(/[^\x00-\x7F]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
    return text.padEnd(Math.ceil(text.length / 4) * 4);
  });
}

/** What a part sums up to; each word that is another makes another sum. Runs in the programs. */
function sumOf(bytes) {
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  let sum = bytes.length;
  for (let at = 0; at < words.length; at += 1) sum = Math.imul(sum ^ words[at], 0x01000193);
  return sum;
}

/**
 * Rules that are missing, cut short, of another build or changed are none: whoever asks for one gets an error, and judges nothing. The sum is
 * no cryptographic one: `node:crypto` takes longer to load than an action to judge, and who could forge the rules could forge the program.
 */
const shelf = ({ length, places }) => `
import { fstatSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
const places = ${JSON.stringify(places)};
${sumOf}
// Stays open: the rules of a program that runs are its own, whatever is installed meanwhile.
let fd;
function read(at) {
  const file = path.join(__dirname, '${NAME}');
  const [from, length, sum] = places[at];
  const bytes = Buffer.alloc(length);
  fd ??= openSync(file, 'r');
  if (fstatSync(fd).size !== ${length} || readSync(fd, bytes, 0, length, from) !== length || sumOf(bytes) !== sum)
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

/** All texts in one file, and of each where it lies in it, in bytes, and its sum. */
function bound(all) {
  let length = 0;
  const body = all.map((text) => Buffer.from(text));
  const places = body.map((bytes) => {
    const place = [length, bytes.length, sumOf(Uint8Array.from(bytes))];
    length += bytes.length;
    return place;
  });
  return { bytes: Buffer.concat(body), length, places };
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
