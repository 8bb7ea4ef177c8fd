import type { Evidence } from '../engine/types';
import { evidenceOf } from './databaseEvidence';
import type { Place, Variables } from './detector';
import type { EnvFiles } from './envFiles';

/** Which variables name the environment that a framework takes, by how its choices begin. */
const TELLING: Readonly<Record<string, readonly (keyof Variables)[]>> = {
  rails: ['RAILS_ENV', 'RACK_ENV'],
  sequelize: ['NODE_ENV'],
  mix: ['MIX_ENV'],
  laravel: ['APP_ENV'],
  symfony: ['APP_ENV'],
};
/** Loaded before a framework asks for its environment, by itself or by direnv. */
const FILES = ['.env', '.env.local', '.envrc'];
/** Their `.env` belongs to whatever environment it names. */
const OWN_FILE: ReadonlySet<string> = new Set(['laravel', 'symfony']);
const DEFAULTS: ReadonlySet<string> = new Set(['development', 'dev', 'local']);

/**
 * A framework takes another environment than its default where a variable of the editor or of a `.env` file names one. The default stays a candidate:
 * the agent's own shell may not have the variable. An environment that no file describes is nobody knows where.
 */
export function withCurrentNames(evidence: readonly Evidence[], read: EnvFiles, place: Place): readonly Evidence[] {
  const tools = Object.keys(TELLING).filter((tool) => evidence.some(({ choice }) => choice?.name.startsWith(`${tool}:`)));
  if (tools.length === 0) return evidence;
  const said = FILES.flatMap((name) => read.of(name).map((one) => ({ ...one, file: `${place.cwd}/${name}` })));
  return tools.reduce<readonly Evidence[]>((all, tool) => {
    const keys = TELLING[tool] ?? [];
    const inFiles = OWN_FILE.has(tool) ? [] : said.filter(({ key }) => keys.some((one) => one === key));
    const named = [...keys.flatMap((key) => ofEditor(place, key)), ...inFiles].filter(({ value }) => !DEFAULTS.has(value));
    const isNamed = ({ choice }: Evidence): boolean => named.some(({ value }) => choice?.name === `${tool}:${value}`);
    const missing = named.filter(({ value }) => !all.some(({ choice }) => choice?.name === `${tool}:${value}`));
    return [
      ...all.map((one) => (one.choice && isNamed(one) ? { ...one, choice: { ...one.choice, current: true } } : one)),
      ...missing.map(({ key, value, line, file }) =>
        evidenceOf(place, `${tool}:${value}`, null, { file, line, key: `${key}=${plain(value)}`, current: true }),
      ),
    ];
  }, evidence);
}

const ofEditor = ({ env }: Place, key: keyof Variables) => {
  const value = env?.[key] ?? '';
  return value === '' ? [] : [{ key, value, line: null, file: null }];
};
const plain = (value: string): string => (/^[\w.-]{1,60}$/.test(value) ? value : '…');
