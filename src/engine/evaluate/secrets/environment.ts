import { nameKind } from '../../../secrets/names';
import type { ProgramCall } from '../../types';
import { has } from '../files/flags';
import type { Filtered } from './filters';
import { environmentMark, isFileMark, type Mark, nameOfMark, WHOLE_ENVIRONMENT } from './marks';
import { mayMatch } from './patterns';

/** Variables of the kind that an agent's environment has: a search that fits none of them is after something else. */
const TYPICAL = [
  'GITHUB_TOKEN=ghs GH_TOKEN=gho GITLAB_TOKEN= NPM_TOKEN= SLACK_BOT_TOKEN= RAILWAY_API_TOKEN= FLY_ACCESS_TOKEN=fm',
  'AWS_ACCESS_KEY_ID=AKIA AWS_SECRET_ACCESS_KEY= AWS_SESSION_TOKEN= AZURE_CLIENT_SECRET= GOOGLE_API_KEY=AIza CLOUDFLARE_API_TOKEN= HEROKU_API_KEY=',
  'OPENAI_API_KEY=sk- ANTHROPIC_API_KEY=sk-ant STRIPE_SECRET_KEY=sk_live_ SENTRY_AUTH_TOKEN= SUPABASE_SERVICE_ROLE_KEY=eyJ SECRET_KEY_BASE= JWT_SECRET=',
  'PGPASSWORD= DB_PASSWORD= MYSQL_PWD= PASSWD= REDIS_URL=redis://: DATABASE_URL=postgres:// MONGODB_URI=mongodb+srv:// PRIVATE_KEY=----- CREDENTIALS=',
]
  .join(' ')
  .replaceAll(' ', '\n');

/** What `env` and `printenv` print: everything, or the variables that are named. */
export function environmentOf({ program, argv, secrets, bare }: ProgramCall): readonly Mark[] {
  const words = secrets?.words ?? [];
  const all = bare ? words : [...words, WHOLE_ENVIRONMENT];
  const operands = argv.filter((word) => !word.startsWith('-') && !word.includes('='));
  if (program.endsWith('printenv')) {
    if (operands.length === 0) return all;
    const named = operands.filter((name) => nameKind(name) === 'credential').map(environmentMark);
    return [...words.filter((mark) => isFileMark(mark) || operands.includes(nameOfMark(mark).replace(/^\$/, ''))), ...named];
  }
  // With a program behind its options it prints nothing itself; without the environment only what it is given.
  if (operands.length > 0) return [];
  return argv.some((word) => /^-$|^-\w*i|^--ignore-environment$/.test(word)) ? words : all;
}

/** The head of a function: bash lists functions behind the variables. */
const FUNCTION = /^\^[\w-]+ \(\)[ {]*\$?$/;

/** Whether a search through lines of variables leaves only such that are no secret: `env | grep -i node`. */
export function leavesNoSecret({ name, words, script, many }: Filtered): boolean {
  if (script === null || many) return false;
  const before = has(words, '-v', '--invert-match', '-B', '-C', '--before-context', '--context', '--passthru', '-f');
  if (name === 'grep' && !before && FUNCTION.test(script)) return true;
  const around = before || has(words, '-A', '--after-context');
  if (name === 'grep' || name === 'rg') return !around && !mayMatch(script, TYPICAL);
  const searched = name === 'sed' && has(words, '-n') ? /^\/([^/]+)\/p$/.exec(script)?.[1] : undefined;
  return searched !== undefined && !mayMatch(searched, TYPICAL);
}
