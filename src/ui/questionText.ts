import type { EnvironmentLevel } from '../engine/types';
import type { EvidenceLine, Question } from '../protocol/messages';
import type { Words } from './text';
import { firstLines, label, shortened, visible } from './visible';

const COMMAND_LINES = 3;
const COMMAND_WIDTH = 320;
const EVIDENCE_LINES = 4;
const FULL_LINES = 60;
const FULL_WIDTH = 2_000;

/** First step: the modal's headline and its detail. */
export function modalText(question: Question, words: Words): { readonly message: string; readonly detail: string } {
  const detail = [firstLines(question.command, COMMAND_LINES, COMMAND_WIDTH), consequences(question, words)];
  if (!question.waits) detail.push(words.nextTry.later);
  if (question.ends) detail.push(question.waits ? words.question.ends(words.agent(question.agent)) : words.question.ended);
  return { message: headline(question, words), detail: detail.filter((part) => part !== '').join('\n\n') };
}

/** Everything about the question, for *Why?*: the whole command, the folder, the rule. */
export function fullText(question: Question, words: Words): { readonly message: string; readonly detail: string } {
  const q = words.question;
  const facts = [
    ...(question.rule === null ? [] : [`${q.rule}: ${label(question.rule)}`]),
    `${q.folder}: ${label(question.cwd)}`,
    `${q.agent}: ${words.agent(question.agent)}`,
  ];
  const detail = [consequences(question, words), facts.join('\n'), firstLines(question.command, FULL_LINES, FULL_WIDTH)];
  return { message: headline(question, words), detail: detail.join('\n\n') };
}

/** Second step: the input box. */
export function boxText(question: Question, words: Words, now: number): { readonly title: string; readonly prompt: string } {
  const { environment, verb, resource } = question;
  const { prompt } = question.waits ? words.question : words.nextTry;
  return {
    title: words.question.title(
      capitalised(words.environmentWord(environment)),
      capitalised(words.verb(verb)),
      kindOf(question),
      visible(resource.name),
    ),
    prompt: prompt(label(question.expects), words.minutes(question.expires - now)),
  };
}

/** `Claude Code wants to delete the production volume "orders".` */
export function headline(question: Question, words: Words): string {
  const agent = words.agent(question.agent);
  if (question.reason.id === 'not-understood' || question.reason.id === 'too-big') return words.question.opaque(agent);
  return words.question.wants(agent, words.verb(question.verb), thing(question, words));
}

/** `the production volume "orders" and 2 more` */
function thing(question: Question, words: Words): string {
  const { environment, others } = question;
  const name = shortened(visible(question.resource.name), 80);
  const unknown = environment === 'unknown';
  const one = unknown
    ? words.question.thingUnknown(kindOf(question), name)
    : words.question.thing(words.environmentWord(environment), kindOf(question), name);
  const all = others > 0 ? words.question.others(one, others) : one;
  return unknown ? words.question.inUnknown(all) : all;
}

const kindOf = ({ resource }: Question): string => label(resource.kind).replaceAll('-', ' ');

function consequences(question: Question, words: Words): string {
  const q = words.question;
  const lines: string[] = [];
  if (question.reason.id !== 'rule') lines.push(`${q.why}: ${words.reason(question.reason)}`);
  if (question.dies) lines.push(`${q.lost}: ${label(question.dies)}`);
  lines.push(`${q.undo}: ${question.undo ? label(question.undo) : q.noUndo}`);
  lines.push(...place(question.environment, question.evidence, words));
  const secret = words.secret.uses(question.reason.data, (question.provenance?.length ?? 1) - 1);
  if (secret !== '') lines.push(secret);
  const known = factsOf(question, words);
  if (known !== '') lines.push(`${words.facts.title}: ${known}`);
  if (question.claimed) lines.push(q.claimed(label(question.claimed)));
  if (question.safer) lines.push(`${q.safer}: ${label(question.safer)}`);
  const { approvers, asks } = question.reason.data;
  if (approvers) lines.push(words.policy.approvers(shortened(visible(approvers), 200), asks ? shortened(visible(asks), 200) : null));
  return lines.join('\n\n');
}

/** What providers told of it, and what is not known: one line. */
export const factsOf = ({ facts }: Question, words: Words): string =>
  facts
    .map(words.facts.one)
    .filter((one) => one !== '')
    .join(' · ');

function place(environment: EnvironmentLevel, evidence: readonly EvidenceLine[], words: Words): readonly string[] {
  const q = words.question;
  const notes = evidence.slice(0, EVIDENCE_LINES).map(({ note, file, line }) => {
    const where = file === null ? null : words.at(shortFile(file), line);
    return where === null || note.includes(shortFile(file ?? '')) ? label(note) : `${label(note)} (${label(where)})`;
  });
  if (environment === 'unknown') return [`${q.evidenceUnknown}: ${[q.unknown, ...notes].join(' ')}`];
  return notes.length === 0 ? [] : [`${q.evidence(words.environmentWord(environment))}: ${notes.join(' · ')}`];
}

/** The last two parts of a path: enough to recognise a file. */
const shortFile = (file: string): string => file.split(/[\\/]/).slice(-2).join('/');

const capitalised = (word: string): string => word.slice(0, 1).toLocaleUpperCase() + word.slice(1);
