// Rules as text: a program that judges one action and ends reads the providers that the action needs, not all of them.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { build } from 'esbuild';

const folder = fileURLToPath(new URL('src/engine/rules', import.meta.url));

/** Takes the place of `src/engine/rules/shelf.ts` in a bundle. Examples are for tests and documents, and stay out. */
export const writtenRules = {
  name: 'written-rules',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]engine[\\/]rules[\\/]shelf\.ts$/ }, async () => ({
      contents: await shelf(),
      loader: 'js',
      watchFiles: readdirSync(folder).map((name) => path.join(folder, name)),
    }));
  },
};

async function shelf() {
  const { providers, catalogueOf } = await rules();
  const bare = providers.map((one) => ({
    ...one,
    rules: one.rules.map((rule) => ({ ...rule, examples: { held: [], free: [] } })),
  }));
  // A text in a function of its own is read by V8 when it is asked for.
  const text = (value) => JSON.stringify(JSON.stringify(value));
  return `
const texts = [${bare.map((one) => `() => ${text(one)}`).join(',\n')}];
const providers = [];
let catalogue;
export const shelf = {
  size: texts.length,
  catalogue: () => (catalogue ??= JSON.parse(${text(catalogueOf(providers))})),
  provider: (at) => (providers[at] ??= JSON.parse(texts[at]())),
};
`;
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
