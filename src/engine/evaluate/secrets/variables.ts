import { nameKind } from '../../../secrets/names';
import type { Text } from '../../types';
import { environmentMark, type Mark, WHOLE_ENVIRONMENT } from './marks';

const secret = (names: readonly string[]): readonly Mark[] => names.filter((name) => nameKind(name) === 'credential').map(environmentMark);
const named = (code: Text, pattern: RegExp): readonly string[] => [...code.matchAll(pattern)].map(([, name = '']) => name);

/** How code of a language takes one variable of the environment, and how all of them. */
const LANGUAGES: Readonly<Record<string, { readonly one: RegExp; readonly all: RegExp; readonly prints?: RegExp }>> = {
  awk: { one: /ENVIRON\s*\[\s*"(\w+)"\s*\]/g, all: /ENVIRON\b(?!\s*\[\s*")/ },
  jq: { one: /(?:\benv|\$ENV)\s*\.\s*"?(\w+)|(?:\benv|\$ENV)\s*\[\s*"(\w+)"/g, all: /(?:(?<![.\w$"])env|\$ENV)\b(?!\s*[.[])/ },
  perl: {
    one: /\$ENV\{\s*["']?(\w+)["']?\s*\}/g,
    all: /\$ENV\{\s*\$|\bprint\b[^;]{0,80}(?<!keys )%ENV|Dumper[^;]{0,20}%ENV|values\s+%ENV/,
    prints: /\b(?:print|say|printf|warn|Dumper)\b/,
  },
  ruby: {
    one: /\bENV(?:\.fetch\s*\(?|\[)\s*["'](\w+)/g,
    all: /\bENV\.(?:to_h|to_a|each|map|inspect|values|sort)|\b(?:p|puts|print|pp)[\s(]+ENV\b(?!\s*[.[])/,
    prints: /\b(?:p|puts|print|pp|warn)\b/,
  },
  php: {
    one: /(?:getenv\s*\(\s*|\$_(?:ENV|SERVER)\s*\[\s*)["'](\w+)/g,
    all: /getenv\s*\(\s*\)|\$_(?:ENV|SERVER)\b(?!\s*\[)|\bphpinfo\s*\(/,
    prints: /\b(?:echo|print|print_r|var_dump|var_export|printf|phpinfo|json_encode)\b/,
  },
};

/** Variables of the environment that a script prints, where scripts of its language print by themselves or it says so. */
export function variablesIn(program: string, code: Text | null): readonly Mark[] {
  const language = Object.hasOwn(LANGUAGES, program) ? LANGUAGES[program] : undefined;
  if (!language || code === null || (language.prints && !language.prints.test(code))) return [];
  return [
    ...(language.all.test(code) ? [WHOLE_ENVIRONMENT] : []),
    ...secret([...code.matchAll(language.one)].map(([, a, b]) => a ?? b ?? '')),
  ];
}

/** `$NAME` and `${NAME}` in a text that `envsubst` fills in. */
export const variablesNamed = (text: Text): readonly Mark[] => secret(named(text, /\$\{?(\w+)/g));

const ENV = '(?:process\\.env|(?:os\\.)?environb?)';
const PRINTS = /(?:\bprint|\bconsole\.\w+|\bwrite|\bpprint)\s*\(([^;\n]{1,400})/g;
const WHOLE = new RegExp(
  `^[\\s({[*.]*(?:(?:dict|str|repr|json\\.dumps|JSON\\.stringify|util\\.inspect|Object\\.(?:entries|values)|sorted)\\s*\\(\\s*)*\\*?${ENV}(?:\\.(?:items|copy|values)\\(\\))?\\s*(?:[),}]|$)`,
);
const LOOP = new RegExp(`\\bfor\\b[^:{]{1,80}\\b(?:in|of)\\s+(?:sorted\\(|Object\\.entries\\()?${ENV}(?:\\.items\\(\\))?\\W`);
const ONE =
  /(?<!!)(?:process\.env(?:\.|\[["'`])|(?:os\.)?(?:environ(?:\.get)?|getenv)\s*[[(]\s*["'])(\w+)(?:["'`]?[\])]?)(?!\s*\.length|\w)/g;

/** Variables of the environment that Python or JavaScript prints, where it says so in one breath: `print(os.environ)`, `console.log(process.env.TOKEN)`. */
export function variablesShown(code: Text, argv: readonly Text[]): readonly Mark[] {
  // `process.env`, `os.environ`, `getenv`: all names of it have this in them.
  if (!code.includes('env')) return [];
  const all = argv.some((word) => /^-\w*p$|^--print$/.test(word)) ? `console.log(${code})` : code;
  const shown = named(all, PRINTS);
  const loops =
    LOOP.test(code) &&
    /\bprint\b|console\.|write/.test(code) &&
    !/\b(?:in|of)\s+(?:sorted\()?(?:os\.)?environ\)?:?\s*(?:[\n:]\s*)?print\(\s*\w+\s*\)/.test(code);
  const taken = named(code, /\{([^{}]{1,200})\}\s*=\s*process\.env\b/g).flatMap((names) =>
    names.split(',').map((name) => name.split(':').at(-1)?.trim() ?? ''),
  );
  const printed = taken.filter((name) => shown.some((rest) => new RegExp(`\\b${name.replace(/\W/g, '')}\\b(?!\\.length)`).test(rest)));
  return [
    ...(shown.some((rest) => WHOLE.test(rest)) || loops ? [WHOLE_ENVIRONMENT] : []),
    ...secret([...shown.flatMap((rest) => named(rest, ONE)), ...printed]),
  ];
}
