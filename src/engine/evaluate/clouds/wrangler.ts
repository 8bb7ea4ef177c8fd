import type { Context, Reader } from '../../context';
import { readJsonc } from '../../parse/jsonc';
import { readToml } from '../../parse/toml';
import type { Json, ProgramCall, Text } from '../../types';
import { absolute } from '../http/sources';

type Members = Readonly<Record<string, Json>>;
const FILES = ['wrangler.json', 'wrangler.jsonc', 'wrangler.toml'];
const isMembers = (value: Json | undefined): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * `wrangler deploy` takes away the classes of Durable Objects that its settings have deleted, with all that they store: by the newest of the
 * migrations, or by what is exported. Whether that was done before, only the server knows.
 */
export const wrangler: Reader = (call, context) => {
  const words = call.argv.filter((word) => !word.startsWith('-'));
  if ((words[0] !== 'deploy' && words[0] !== 'publish') || call.remote) return [];
  if (call.argv.some((word) => /^--(?:dry-run|help|h)$|^-h$/.test(word))) return [];
  const settings = settingsOf(call, context);
  const environment = flagOf(call.argv, ['-e', '--env']) ?? call.env.CLOUDFLARE_ENV;
  const environments = isMembers(settings?.env) ? settings.env : {};
  const own = environment === undefined ? undefined : environments[environment];
  const classes = [settings, isMembers(own) ? own : undefined].flatMap((one) => (one ? deleted(one) : []));
  return classes.length === 0 ? [] : [{ ...call, argv: ['durable-objects', 'delete', ...new Set(classes)] }];
};

function settingsOf(call: ProgramCall, context: Context): Members | undefined {
  const named = flagOf(call.argv, ['-c', '--config']);
  const files = named === undefined ? FILES : [named];
  const facts = files.map((file) => [file, context.file(absolute(file, call.cwd), 'text')] as const);
  for (const [file, fact] of facts) {
    if (fact.kind !== 'text') continue;
    const value = file.endsWith('.toml') ? readToml(fact.text)?.value : readJsonc(fact.text)?.value;
    if (isMembers(value)) return value;
  }
  return undefined;
}

function deleted({ migrations, exports }: Members): readonly Text[] {
  const newest = Array.isArray(migrations) ? migrations.at(-1) : undefined;
  const gone: Json | undefined = isMembers(newest) ? newest.deleted_classes : undefined;
  const named = Array.isArray(gone) ? gone.flatMap((one: Json) => (typeof one === 'string' ? [one] : [])) : [];
  const tombs = isMembers(exports) ? Object.entries(exports).filter(([, one]) => isMembers(one) && one.state === 'deleted') : [];
  return [...named, ...tombs.map(([name]) => name)];
}

function flagOf(argv: readonly Text[], flags: readonly string[]): Text | undefined {
  for (const [at, word] of argv.entries()) {
    if (flags.includes(word)) return argv[at + 1];
    const flag = flags.find((one) => one.startsWith('--') && word.startsWith(`${one}=`));
    if (flag !== undefined) return word.slice(flag.length + 1);
  }
  return undefined;
}
