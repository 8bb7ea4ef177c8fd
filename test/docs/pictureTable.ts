/** A picture of each surface in media/screenshots, as the README shows them: what it is, and a sentence below it. `test/editor/pictures.test.ts` and its neighbours take them. */
const pictures = {
  question: ['A question', 'The question says who wants to delete what, what dies with it, and how we know it is production.'],
  'question-facts': [
    'A question with facts',
    'A look-up in the database itself adds what is there now: rows, size, and what depends on the table.',
  ],
  'type-name': ['The box for the name', 'Only the typed name runs it, once.'],
  tooltip: [
    'The tooltip of the status item',
    'The banner tells how production is known, the scope, who is guarded, and what was decided last.',
  ],
  tint: ['A tinted window', 'Where a person has asked for it, the window is tinted while production is in reach.'],
  decisions: ['The view Decisions', 'What waits, and what was decided.'],
  badge: ['The explorer with badges', 'A badge marks each file that is off limits to agents, by its name or by a secret in it.'],
  secret: [
    'A secret in an open file, underlined, and its hover',
    'A secret is underlined; its hover says what can be lost by it and which agents can read it. No value is shown.',
  ],
  'secret-actions': [
    'The quick fixes of a secret',
    'Its quick fixes move the value to the secret storage, bar the file to agents, keep it out of git, or call it no secret.',
  ],
  credentials: [
    'The view Credentials in Reach and its report',
    'The audit lists what an agent could read, what can be lost by each, and what would do instead. No value is shown.',
  ],
  'protected-files': ['The view Protected Files', 'Every file that is off limits, each with the pattern that made it so.'],
  'check-protection': ['Check Protection', 'Check Protection lists what it looked at, and leads to the repair.'],
  walkthrough: ['The walkthrough', 'The walkthrough has five steps.'],
  undo: ['Undo Last', 'Undo Last shows what would be written over, before it is.'],
} as const;
const COLUMNS = 3;

/** A table of those that are there. */
export function pictureTable(exists: (name: string) => boolean): string {
  const cells = Object.entries(pictures)
    .filter(([name]) => exists(name))
    .map(([name, [what, sentence]]) => `![${what}](media/screenshots/${name}.png)<br>${sentence}`);
  const rows = cells.flatMap((_, at) => (at % COLUMNS === 0 ? [`| ${cells.slice(at, at + COLUMNS).join(' | ')} |`] : []));
  return [`|${' |'.repeat(COLUMNS)}`, `|${'---|'.repeat(COLUMNS)}`, ...rows].join('\n');
}
