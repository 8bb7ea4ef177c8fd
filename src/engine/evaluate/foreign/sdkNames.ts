import { type Call, HOLE, type ProgramCall, type Text } from '../../types';
import { deletionUrl } from '../clouds/sdks';
import { httpCall } from '../http/request';
import { connection, sqlCall } from '../sql/connection';
import { fact } from '../sql/fact';
import type { Token } from './literals';

/** Ruby's client libraries by the module they live in, and the library of other languages whose requests are the same. */
const MODULES: Readonly<Record<string, string>> = {
  Stripe: 'stripe',
  Twilio: 'twilio',
  DropletKit: 'digitalocean',
  Octokit: 'github',
  Gitlab: 'gitlab',
  Hcloud: 'hcloud',
  Auth0: 'auth0',
  Clerk: '@clerk/backend',
  PlatformAPI: 'heroku3',
  CloudFlare: 'cloudflare',
};
const DELETES = /[.:](?:delete|destroy|terminate|purge|remove|cancel|empty|clear|batch_delete)_?(\w*)[!]?$/;
const root = (name: string): string => /^(\w+)/.exec(name)?.[1] ?? '';
const kebab = (name: string): string => name.replaceAll('_', '-');

/** What calls of services' client libraries and of Ecto delete, in a language of which only the words are read. */
export function sdkNames(tokens: readonly Token[], call: ProgramCall): readonly Call[] {
  const names = tokens.flatMap((token, at) => (token.kind === 'name' ? [{ text: token.text, at }] : []));
  const service = names.map(({ text }) => /^Aws::(\w+)/.exec(text)?.[1]).find((found) => found !== undefined);
  const module = names.map(({ text }) => MODULES[root(text)]).find((found) => found !== undefined);
  let found: Text | null | undefined;
  const bucket = (): Text | null => {
    if (found === undefined) found = bucketIn(tokens);
    return found;
  };
  return names.flatMap(({ text: name, at }): readonly Call[] => {
    // `….objects.each(&:delete)`, `bucket("media").clear!`
    const text = /^[.:]$/.test(tokens[at - 1]?.text ?? '') && /^[a-z]/.test(name) ? `.${name}` : name;
    const every = /(?:^|\.)Repo\.delete_all$/.test(text) ? wholeTable(tokens, at) : null;
    if (every !== null) return [sqlCall(fact('DELETE', { names: [every] }), connection('unknown'), call)];
    const [, what = ''] = DELETES.exec(text) ?? [];
    if (!DELETES.test(text) || (service === undefined && module === undefined)) return [];
    const id = stringAfter(tokens, at);
    if (service !== undefined) {
      const operation = kebab(text.slice(text.lastIndexOf('.') + 1));
      const storage = service === 'S3';
      const emptied = storage && /(?:^|\.)(?:delete|clear|batch_delete)$/.test(text) ? bucket() : null;
      if (emptied !== null)
        return [{ ...call, program: 'aws', path: 'aws', argv: ['s3', 'rm', '--recursive', `s3://${emptied}`], stdin: { kind: 'none' } }];
      const argv = [storage ? 's3api' : service.toLowerCase(), operation, ...(id === HOLE ? [] : [storage ? '--bucket' : '--name', id])];
      return [{ ...call, program: 'aws', path: 'aws', argv, stdin: { kind: 'none' } }];
    }
    const thing = what !== '' ? what : (/(\w+)[.:]\w+$/.exec(text)?.[1] ?? '');
    const url = deletionUrl(module ?? '', thing.toLowerCase(), id);
    if (url === null) return [];
    return [
      httpCall({ method: 'DELETE', url, headers: [], body: { kind: 'none' }, credential: true }, { via: call.via, remote: call.remote }),
    ];
  });
}

/** The model of `Repo.delete_all(Model)`; null: a query stands there, which may leave rows. */
function wholeTable(tokens: readonly Token[], at: number): string | null {
  const [open, model, close] = tokens.slice(at + 1, at + 4);
  return open?.text === '(' && model?.kind === 'name' && close?.text === ')' ? (model.text.split('.').at(-1) ?? model.text) : null;
}

/** `Aws::S3::Resource.new.bucket("media")`, `Aws::S3::Bucket.new("media")` */
function bucketIn(tokens: readonly Token[]): Text | null {
  const at = tokens.findIndex(({ kind, text }) => kind === 'name' && /(?:^|[.:])(?:bucket|Bucket\.new)$/.test(text));
  return at < 0 ? null : stringAfter(tokens, at);
}

const stringAfter = (tokens: readonly Token[], at: number): Text =>
  tokens.slice(at + 1, at + 8).find((token) => token.kind === 'string')?.text ?? HOLE;
