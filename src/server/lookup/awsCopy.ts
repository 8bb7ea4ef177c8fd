import { createHash } from 'node:crypto';
import { type Section, sectionsOf } from '../../environments/ini';
import { parseJson, textOf } from '../../environments/json';
import type { NotKnown } from '../../protocol/liveFact';
import { readHomeText } from './homeFile';
import type { PrivateFile } from './lookup';

type Values = ReadonlyMap<string, string>;
interface Settings {
  readonly profiles: ReadonlyMap<string, Values>;
  readonly sessions: ReadonlyMap<string, Values>;
}

/** What a profile may say; all else is left out. `region` stays, or there would be no service to ask. */
const TAKEN = [
  'region',
  'aws_access_key_id',
  'aws_secret_access_key',
  'aws_session_token',
  'role_arn',
  'role_session_name',
  'external_id',
  'duration_seconds',
  'source_profile',
  'sso_session',
  'sso_start_url',
  'sso_region',
  'sso_account_id',
  'sso_role_name',
];
/** With these it is somebody else, or somewhere else, than a copy without them would be. */
const REFUSED = [
  'credential_source',
  'web_identity_token_file',
  'mfa_serial',
  'login_session',
  'endpoint_url',
  'services',
  'ca_bundle',
  'ignore_configured_endpoint_urls',
];
const LOGINS = ['aws_access_key_id', 'role_arn', 'sso_account_id'];
const PROFILE = /^[\w.@+-]{1,100}$/;
const DEEPEST = 5;
const LONGEST = 20_000;

/**
 * Copies one profile of `~/.aws` with those that it takes its login from. Not taken over: `credential_process`, which is a program; plugins, aliases
 * and customised services of the whole installation, which are code or rename commands; other endpoints. Of single sign-on only a token that is valid
 * now: with a refresh token the copy would use up the person's own.
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html
 */
export async function copyProfile(home: string, name: string): Promise<readonly PrivateFile[] | NotKnown> {
  const settings = settingsOf((await readHomeText(home, '.aws/config')) ?? '', (await readHomeText(home, '.aws/credentials')) ?? '');
  const sections: string[] = [];
  const tokens: PrivateFile[] = [];
  let next: string | undefined = name;
  const seen = new Set<string>();
  while (next !== undefined && !seen.has(next)) {
    const profile = settings.profiles.get(next);
    if (!profile || !PROFILE.test(next) || seen.size >= DEEPEST) return 'no-connection';
    if (profile.has('credential_process')) return 'runs-code';
    if (REFUSED.some((key) => profile.has(key)) || !LOGINS.some((key) => profile.has(key))) return 'no-connection';
    sections.push(`${sectionOf(next === 'default' ? next : `profile ${next}`, profile, TAKEN)}max_attempts = 1\n`); // there is no time for a second
    if (profile.has('sso_account_id')) {
      const signedIn = await copySignOn(home, profile, settings);
      if (signedIn === null) return 'no-connection';
      sections.push(signedIn.section);
      tokens.push(signedIn.token);
    }
    seen.add(next);
    next = profile.has('role_arn') ? (profile.get('source_profile') ?? '') : undefined;
  }
  return [{ path: '.aws/config', content: sections.join('\n') }, ...tokens];
}

/** Names of the profiles there are. */
export async function profileNames(home: string): Promise<readonly string[]> {
  const { profiles } = settingsOf((await readHomeText(home, '.aws/config')) ?? '', (await readHomeText(home, '.aws/credentials')) ?? '');
  return [...profiles.keys()];
}

function settingsOf(config: string, credentials: string): Settings {
  const profiles = new Map<string, Values>();
  const sessions = new Map<string, Values>();
  const add = (to: Map<string, Values>, name: string | undefined, { values }: Section): void => {
    if (name !== undefined) to.set(name, new Map([...(to.get(name) ?? []), ...values]));
  };
  for (const section of sectionsOf(config, LONGEST)) {
    add(profiles, section.name === 'default' ? section.name : /^profile\s+"?([^"]+)"?$/.exec(section.name)?.[1], section);
    add(sessions, /^sso-session\s+"?([^"]+)"?$/.exec(section.name)?.[1], section);
  }
  for (const section of sectionsOf(credentials, LONGEST)) add(profiles, section.name, section);
  return { profiles, sessions };
}

/** The token that `aws sso login` has left, as long as it is valid. */
async function copySignOn(
  home: string,
  profile: Values,
  { sessions }: Settings,
): Promise<{ readonly section: string; readonly token: PrivateFile } | null> {
  const named = profile.get('sso_session');
  const session = named === undefined ? undefined : sessions.get(named);
  const from = session ?? (named === undefined ? profile : undefined);
  const start = from?.get('sso_start_url');
  if (start === undefined || (named !== undefined && !PROFILE.test(named))) return null;
  const file = `.aws/sso/cache/${createHash('sha1')
    .update(named ?? start)
    .digest('hex')}.json`;
  const cached = parseJson((await readHomeText(home, file)) ?? '');
  const [accessToken, expiresAt] = [textOf(cached, 'accessToken'), textOf(cached, 'expiresAt')];
  if (accessToken === '' || !(Date.parse(expiresAt) > Date.now())) return null;
  const content = JSON.stringify({ startUrl: start, region: from?.get('sso_region') ?? '', accessToken, expiresAt });
  return {
    section: session ? sectionOf(`sso-session ${named}`, session, ['sso_start_url', 'sso_region']) : '',
    token: { path: file, content },
  };
}

const sectionOf = (name: string, values: Values, keys: readonly string[]): string =>
  [`[${name}]`, ...keys.flatMap((key) => (values.has(key) ? [`${key} = ${values.get(key)}`] : [])), ''].join('\n');
