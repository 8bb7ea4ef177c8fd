import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const src = path.join(__dirname, '..', 'src');

/** What each layer may import: other layers, `node:` built-ins, packages, vscode. The first matching row counts. */
const table: readonly { readonly layer: RegExp; readonly may: RegExp }[] = [
  { layer: /^engine\/parse\/shell\.ts$/, may: /^(engine\/|unbash($|\/))/ },
  { layer: /^engine\/parse\/graphql\.ts$/, may: /^(engine\/|graphql($|\/))/ },
  { layer: /^engine\/parse\/(python|javascript|php)\.ts$/, may: /^(engine\/|@lezer\/)/ },
  { layer: /^engine\/parse\/jsonc\.ts$/, may: /^(engine\/|jsonc-parser$)/ },
  { layer: /^engine\//, may: /^(engine|secrets)\// },
  { layer: /^secrets\/globs\.ts$/, may: /^(engine|secrets)\/|^minimatch$/ },
  { layer: /^secrets\//, may: /^(engine|secrets)\// },
  { layer: /^environments\//, may: /^(environments\/|engine\/types$|engine\/policy\/|engine\/parse\/(jsonc|toml)$)/ },
  { layer: /^protocol\//, may: /^(protocol\/|engine\/types$)/ },
  // The trust of Codex is a hash, in TOML.
  // The text of a plugin that an agent loads: its own import stands in it.
  { layer: /^agents\/[^/]+\/plugin\.ts$/, may: /^(agents\/|node:child_process$)/ },
  { layer: /^agents\/codex\/(config|requirements|trust)\.ts$/, may: /^(agents\/|engine\/(types|parse\/toml)$|environments\/sha256$)/ },
  { layer: /^agents\/([^/]+\/install|jsonList|hookFile)\.ts$/, may: /^(agents\/|protocol\/|engine\/types$|jsonc-parser$)/ },
  // Agents' own ignore files say what the one list of off-limits files says; some of them are JSON.
  { layer: /^agents\/ignore\/list\.ts$/, may: /^(agents\/|secrets\/defaultFiles$)/ },
  { layer: /^agents\/ignore\/entries\.ts$/, may: /^agents\/|^jsonc-parser$/ },
  { layer: /^agents\//, may: /^(agents\/|protocol\/|engine\/types$)/ },
  {
    layer: /^hook\/uninstall\.ts$/,
    may: /^(hook\/|host\/setUp(\/|$)|agents\/|protocol\/|node:|jsonc-parser$)/,
  },
  {
    layer: /^hook\//,
    may: /^(hook|agents|protocol|engine|environments|secrets)\/|^server\/(alonePolicy|customAgents|facts|journal|journalEvents|machinePolicy|redactedView|scanning\/alone)(\/|$)|^node:/,
  },
  // The clients of databases; each loaded with the first look-up of one.
  { layer: /^server\/lookup\/mysqlClient\.ts$/, may: /^server\/lookup\/|^engine\/policy\/loopback|^node:|^mysql2$/ },
  { layer: /^server\/lookup\/postgresClient\.ts$/, may: /^server\/lookup\/|^node:|^pg$/ },
  { layer: /^server\//, may: /^(server|agents|protocol|engine|environments|secrets)\/|^node:|^vscode-languageserver(\/|$)/ },
  // What it checks is what the others wrote: the hook files of agents, the library of set-up, the journal, policies and socket of the server.
  {
    layer: /^doctor\//,
    may: /^(doctor|agents|protocol)\/|^host\/setUp\/|^server\/(ask|journal|policyFile|processes|registry|runtimeFolder)$|^node:|^jsonc-parser$/,
  },
  // The command line says of a finding what the editor says of it.
  {
    layer: /^cli\/doctor\.ts$/,
    may: /^(cli|doctor|protocol)(\/|$)|^host\/setUp\/runtime$|^ui\/(doctorText|visible)$|^node:/,
  },
  // The command line says of a credential what the editor says of it.
  { layer: /^cli\/audit\.ts$/, may: /^(cli|protocol|secrets)\/|^server\/audit\/audit$|^ui\/auditText$|^node:/ },
  // It goes the launcher's way: the running server first, else the launcher's own program.
  {
    layer: /^cli\/hook\.ts$/,
    may: /^(cli|hook|agents|protocol)\/|^host\/setUp\/(runtime|state)$|^server\/customAgents$|^node:/,
  },
  {
    layer: /^cli(\/|\.ts$)/,
    may: /^(cli|engine|secrets|environments|agents)\/|^protocol\/|^server\/(alonePolicy|facts|journal|machinePolicy|scanning\/alone|teamFile)(\/|$)|^node:/,
  },
  { layer: /^host\/setUp(\/|\.ts$)/, may: /^(host\/setUp|hook\/launcher\.sh|agents\/|protocol\/)|^node:|^jsonc-parser$/ },
  // The badge in the explorer and the view beside it need the very matcher that the engine judges with; it is pure.
  { layer: /^host\/hooks\.ts$/, may: /^(host|protocol)\/|^doctor$|^node:|^vscode$/ },
  {
    layer: /^host\/(decorations|protectedFiles|protectedPatterns)\.ts$/,
    may: /^host\/protectedPatterns$|^protocol\/messages$|^secrets\/(globs|because)$|^node:|^vscode$/,
  },
  { layer: /^host\//, may: /^(host|protocol)\/|^engine\/types$|^agents\/[^/]+\/install$|^node:|^vscode$|^vscode-languageclient(\/|$)/ },
  { layer: /^ui\//, may: /^(ui|protocol)\/|^engine\/types$|^vscode$|^node:path$/ },
  { layer: /^extension\.ts$/, may: /^(host|ui|protocol)\/|^vscode$/ },
];

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    return entry.isDirectory() ? sources(full) : entry.name.endsWith('.ts') ? [full] : [];
  });
}

/** Everything a file imports, as `layer/file` without extension, `node:x`, or a package. */
function imports(file: string): string[] {
  const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const names = [...text.matchAll(/^(?:import|export)\s(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/gm)].map((m) => m[1] ?? '');
  const dynamic = [...text.matchAll(/\b(?:import|require)\(\s*['"]([^'"]+)['"]/g)].map((m) => m[1] ?? '');
  return [...names, ...dynamic].map((name) =>
    name.startsWith('.') ? path.relative(src, path.resolve(path.dirname(file), name)).replaceAll(path.sep, '/') : name,
  );
}

const files = sources(src);

test('every file belongs to a layer and imports only what its layer may', () => {
  const wrong: string[] = [];
  for (const file of files) {
    const name = path.relative(src, file).replaceAll(path.sep, '/');
    const row = table.find(({ layer }) => layer.test(name));
    if (!row) {
      wrong.push(`${name}: no layer`);
      continue;
    }
    for (const imported of imports(file)) if (!row.may.test(imported)) wrong.push(`${name} imports ${imported}`);
  }
  assert.deepEqual(wrong, []);
});

test('the reader of imports sees every form', () => {
  const sample = path.join(src, 'engine', 'types.ts');
  assert.ok(existsSync(sample));
  assert.ok(
    files.some((file) => imports(file).includes('unbash')),
    'engine/parse/shell.ts imports unbash: the table would otherwise pass on nothing',
  );
});

test('no file is longer than what one idea needs', () => {
  const long = files
    .map((file) => ({ file: path.relative(src, file), lines: readFileSync(file, 'utf8').split('\n').length }))
    .filter(({ lines }) => lines > 400);
  assert.deepEqual(long, []);
});
