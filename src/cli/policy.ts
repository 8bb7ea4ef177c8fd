import { readFileSync } from 'node:fs';
import { parsePolicy } from '../engine/policy/parse';
import type { Policy } from '../engine/types';

/** The policy of a file of the user layer, or what is wrong with it: file, key, remedy, one line each. */
export function readConfig(file: string): Policy | { readonly problems: readonly string[] } {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const why = error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'does not exist' : 'cannot be read';
    return { problems: [`${file} ${why}. Give --config the path of a policy file.`] };
  }
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return {
      problems: [`${file} is not valid JSON. Correct it, for example {"environments":{"production":{"match":["db.example.com"]}}}.`],
    };
  }
  const { policy, problems } = parsePolicy(value, 'user', file);
  return problems.length > 0 ? { problems: problems.map(({ message }) => message) } : policy;
}
