import { ruleById } from '../engine/rules/candidates';
import type { Action, Effect, Evidence, Verdict } from '../engine/types';
import { settle } from '../server/facts';
import { readAction } from './action';
import { howToAllow } from './allowing';
import { callLines, chainOf, evaluatedLines, plain, quoted } from './calls';
import { type JudgeOptions, sourceFor } from './judge';
import { effectLine, reasonSentence } from './text';

/** What is understood of a command and what decides, for people. One argument is shell text, several are an argv. */
export function explain(words: readonly string[], options: JudgeOptions): string {
  const command = words.length === 1 ? (words[0] ?? '') : words.map(quoted).join(' ');
  return explainAction({ kind: 'shell', command, shell: 'bash', agent: 'cli', conversation: null, cwd: options.cwd }, options);
}

/** The same of one JSON action of `judge --jsonl`, its id left out; or what is wrong with it. */
export function explainJson(json: string, options: JudgeOptions): string | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { problem: '--action is not JSON. Give it an action such as {"kind":"mcp","server":"db","tool":"drop_table","input":{}}.' };
  }
  const problems: string[] = [];
  const record: Readonly<Record<string, unknown>> = typeof value === 'object' && value !== null ? { ...value } : {};
  const action = readAction(record, options.cwd, problems);
  return action && problems.length === 0 ? explainAction(action, options) : { problem: `--action: ${problems.join('; ')}` };
}

function explainAction(action: Action, options: JudgeOptions): string {
  const { verdict, judged, trouble } = settle([action], sourceFor(options));
  const calls = judged.flatMap((one) => one.calls);
  const effect = verdict.effects.find(({ rule }) => rule === verdict.rule);
  const chain = chainOf(calls, verdict);
  const read = Object.keys(Object.assign({}, ...judged.map((one) => one.read)));
  const allowing = howToAllow(verdict, judged, options.policy, (policy) => settle([action], sourceFor({ ...options, policy })).verdict);
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['What runs', callLines(calls, verdict)],
    ['Unwrapped', chain === null ? [] : [`  ${chain}`]],
    [
      'Worked out',
      evaluatedLines(
        judged.flatMap((one) => one.evaluated ?? []),
        read,
      ),
    ],
    ['What it does', effectLines(verdict)],
    ['Which rule', ruleLines(verdict)],
    ['Which secrets', secretLines(verdict)],
    ['Which environment', whereLines(effect)],
    ['Which scope', scopeLines(verdict)],
    ['How to allow it', allowing.map((line) => `  ${line}`)],
    ['Failed at', trouble === null ? [] : [`  ${trouble}`]],
  ];
  const text = sections.filter(([, lines]) => lines.length > 0).map(([title, lines]) => `\n${title}\n${lines.join('\n')}\n`);
  const tier = verdict.tier === 'none' ? '' : ` (${verdict.tier})`;
  return `${verdict.decision}${tier}: ${plain(reasonSentence(verdict), LONG)}\n${text.join('')}`;
}

const LONG = 500;
const MOST = 40;

function effectLines({ effects, rule, resource, decision, reason }: Verdict): readonly string[] {
  if (effects.length === 0) return decision === 'allow' || reason.id === 'out-of-scope' ? [] : ['  nobody knows before it runs'];
  const all = [...new Set(effects.map((one) => `  ${plain(effectLine(one))}${one.rule === rule ? '' : `  by ${one.rule}`}`))];
  const lines = all.slice(0, MOST);
  const more = all.length > MOST ? [`  and ${all.length - MOST} more`] : [];
  const claimed = resource?.claimed ? [`  the command calls it "${plain(resource.claimed)}"`] : [];
  return [...lines, ...more, ...claimed];
}

function ruleLines({ rule: id, decision, reason, effects }: Verdict): readonly string[] {
  const known = id === null ? undefined : ruleById(id);
  if (known) {
    const { rule, provider } = known;
    const safer = effects.find((effect) => effect.rule === id)?.safer ?? rule.safer;
    const dies = rule.dies ? [`  also lost: ${rule.dies}`] : [];
    return [`  ${rule.id} (${provider.title})`, ...dies, `  undo: ${rule.undo}`, `  safer: ${safer}`, `  ${rule.docs}`];
  }
  if (decision !== 'hold') return [];
  return [reason.id === 'not-understood' ? `  none: ${UNREAD}` : '  none'];
}
const UNREAD = 'what cannot be read is held where it may reach a tool that rules know, a provider, or a credential';

/** Where the secrets that it carries come from. */
const secretLines = ({ provenance = [] }: Verdict): readonly string[] =>
  provenance.map(({ file, line, key, provider }) => {
    const told = [key, provider].filter((one) => one !== null).join(', ');
    return `  ${plain(file)}, line ${line}${told === '' ? '' : `  (${plain(told)})`}`;
  });

function whereLines(effect: Effect | undefined): readonly string[] {
  if (!effect) return [];
  const { environment, evidence, resource } = effect;
  if (!PLACED.has(effect.class)) return [`  ${FILES.has(effect.class) ? 'on this machine' : 'does not matter: it is the same everywhere'}`];
  const shown = [...new Set(evidence.map((one) => `  ${plain(evidenceLine(one))}`))];
  if (environment === 'local' && shown.length === 0) return ['  local: on this machine'];
  if (environment !== 'unknown') return [`  ${environment}, because`, ...shown.map((line) => `  ${line}`)];
  const named = resource.identifiers.map((one) => plain(one)).join(', ');
  const why = named === '' ? 'the command names no place' : `nothing that is known speaks of ${named}`;
  return [`  unknown, which counts as production: ${why}`, ...shown];
}

/** What the work is limited to, where that decides. */
function scopeLines({ reason: { id, data } }: Verdict): readonly string[] {
  if (id !== 'out-of-scope' && id !== 'scope-read') return [];
  const { scope = '', target = '', about = '' } = data;
  const where = about === '' ? '' : ` (${plain(about)})`;
  return [`  limited to ${plain(scope)} and what is less dangerous; the target is in ${plain(target)}${where}`];
}

/** Classes whose decision depends on the environment, and those that are about files of this machine. */
const PLACED: ReadonlySet<string> = new Set(['data', 'safeguard', 'suspected', 'session']);
const FILES: ReadonlySet<string> = new Set(['workspace-files', 'outside-files', 'disposable', 'persistence', 'foreign-hook']);
const SOURCES: Readonly<Record<string, string>> = { settings: 'your settings', policy: 'a policy file', words: 'the name itself' };

function evidenceLine({ note, source, file, line }: Evidence): string {
  const by = SOURCES[source] ?? source;
  return file === null ? `${note}  (${by})` : `${note}  (${by}: ${file}${line === null ? '' : `:${line}`})`;
}
