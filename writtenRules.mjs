// Rules as text: a program reads the providers that an action needs, not all of them.
import { createHash } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { build } from 'esbuild';

const folder = fileURLToPath(new URL('src/engine/rules', import.meta.url));

/** Takes the place of `src/engine/rules/shelf.ts` in a bundle that must run with nothing beside it. Examples are for tests and documents, and stay out. */
export const writtenRules = plugin(async () => shelfWithin(await texts()));

/** The same for a bundle beside which the rules lie as `rules.txt`: it keeps in memory what it has read, and no more. */
export const rulesBeside = plugin(async () => shelfBeside(bound(await texts())));

/** Writes `rules.txt` into a folder of bundles. */
export async function writeRules(into) {
  writeFileSync(path.join(into, 'rules.txt'), bound(await texts()).bytes);
}

function plugin(contents) {
  return {
    name: 'written-rules',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]engine[\\/]rules[\\/]shelf\.ts$/ }, async () => ({
        contents: await contents(),
        loader: 'js',
        resolveDir: folder,
        watchFiles: readdirSync(folder).map((name) => path.join(folder, name)),
      }));
    },
  };
}

/** The catalogue, then each provider, as JSON. */
async function texts() {
  const { providers, catalogueOf } = await rules();
  const bare = providers.map((one) => ({
    ...one,
    rules: one.rules.map((rule) => ({ ...rule, examples: { held: [], free: [] } })),
  }));
  return [catalogueOf(providers), ...bare].map((value) => JSON.stringify(value));
}

// A text in a function of its own is read by V8 when it is asked for.
const shelfWithin = (all) =>
  shelf(`const texts = [${all.map((text) => `() => ${JSON.stringify(text)}`).join(',\n')}];`, 'texts[at]()', all.length);

const shelfBeside = ({ digest, places }) =>
  shelf(
    `
import { closeSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
const file = path.join(__dirname, 'rules.txt');
const places = ${JSON.stringify(places)};
function read(from, length) {
  const bytes = Buffer.alloc(length);
  const fd = openSync(file, 'r');
  try {
    readSync(fd, bytes, 0, length, from);
  } finally {
    closeSync(fd);
  }
  return bytes.toString('utf8');
}
let checked = false;
function textAt(at) {
  // Rules of another build would be other rules.
  if (!checked && read(0, ${digest.length}) !== '${digest}') throw new Error(file + ' belongs to another version. Reinstall the Mollyguard extension.');
  checked = true;
  return read(...places[at]);
}`,
    'textAt(at)',
    places.length,
  );

const shelf = (before, text, count) => `${before}
const providers = [];
let catalogue;
export const shelf = {
  size: ${count - 1},
  catalogue: () => (catalogue ??= JSON.parse(((at) => ${text})(0))),
  provider: (index) => (providers[index] ??= JSON.parse(((at) => ${text})(index + 1))),
};
`;

/** All texts in one file behind their digest, and where each lies in it, in bytes. */
function bound(all) {
  const body = all.map((text) => Buffer.from(text));
  const digest = createHash('sha256').update(Buffer.concat(body)).digest('hex');
  let from = digest.length + 1;
  const places = body.map(({ length }) => {
    const place = [from, length];
    from += length;
    return place;
  });
  return { bytes: Buffer.concat([Buffer.from(`${digest}\n`), ...body]), digest, places };
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
