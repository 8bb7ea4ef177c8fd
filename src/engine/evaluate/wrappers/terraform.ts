import type { ProgramCall, Text } from '../../types';
import { HOLE } from '../../types';
import { type Inner, innerProgram, type Unwrap } from './inner';

const GLOBAL = 'TF_CLI_ARGS';

/** `TF_CLI_ARGS_apply=-destroy terraform apply`: words from variables stand behind the verb, those for this verb alone behind those for all. */
const fromVariables: Unwrap = (call) => {
  const at = call.argv.findIndex((word) => !word.startsWith('-'));
  const verbs = call.argv.slice(at).filter((word) => !word.startsWith('-'));
  // `state rm` reads TF_CLI_ARGS_state_rm.
  const names = at < 0 ? [] : [GLOBAL, `${GLOBAL}_${verbs[0]}`, ...(verbs[1] === undefined ? [] : [`${GLOBAL}_${verbs[0]}_${verbs[1]}`])];
  const found = names.flatMap((name) => wordsOf(call, name));
  if (found.length === 0) return [];
  const env = Object.fromEntries(names.map((name) => [name, '']));
  const words = [call.path, ...call.argv.slice(0, at + 1), ...found, ...call.argv.slice(at + 1)];
  return innerProgram(call, words, { env });
};

const wordsOf = ({ env }: ProgramCall, name: string): readonly Text[] => {
  const value = Object.hasOwn(env, name) ? (env[name] ?? '') : '';
  if (value.includes(HOLE)) return [value];
  return (value.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? []).map((word) => word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'));
};

/** `terragrunt run --all -- apply -destroy` hands words to terraform, `terragrunt exec -- program` runs any. */
const terragrunt: Unwrap = (call) => {
  const separator = call.argv.indexOf('--');
  const verb = call.argv.slice(0, Math.max(separator, 0)).find((word) => /^(?:run|run-all|exec|stack)$/.test(word));
  const words = call.argv.slice(separator + 1);
  const inner: readonly Inner[] =
    separator < 0 || verb === undefined || words.length === 0 ? [] : innerProgram(call, verb === 'exec' ? words : ['terraform', ...words]);
  return inner.length > 0 ? inner : fromVariables(call);
};

export const terraformWrappers: Readonly<Record<string, Unwrap>> = {
  terraform: fromVariables,
  tofu: fromVariables,
  opentofu: fromVariables,
  tf: fromVariables,
  terragrunt,
};
