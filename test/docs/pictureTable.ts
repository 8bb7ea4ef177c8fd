/** A picture of each surface in media/screenshots, as the README shows them; `test/editor/pictures.test.ts` and its neighbours take them. */
const pictures = {
  question: 'The question: who wants to delete what, what dies with it, how we know it is production',
  'question-facts': 'A question with what a look-up in a real database tells: rows, size, and what depends on the table',
  'type-name': 'The box in which the name is typed',
  tooltip: 'The tooltip of the banner: how production is known, the scope, who is guarded, what was decided last',
  tint: 'A window tinted while production is in reach, where a person has asked for it',
  decisions: 'What waits and what was decided',
  badge: 'The explorer marks files that are off limits to agents',
  secret: 'A secret in an open file: what can be lost by it, and who can read it; no value is shown or sent anywhere',
  'secret-actions': 'What can be done about it',
  credentials: 'Credentials in Reach: what an agent could read, what can be lost by each, and what would do instead; no value is shown',
  'protected-files': 'The view Protected Files: each file with the pattern that made it off limits',
  'check-protection': 'Check Protection lists what it looked at, and leads to the repair',
  walkthrough: 'The walkthrough and its five steps',
  undo: 'Undo Last: what would be written over, before it is',
} as const;
const COLUMNS = 3;

/** A table of those that are there. */
export function pictureTable(exists: (name: string) => boolean): string {
  const cells = Object.entries(pictures)
    .filter(([name]) => exists(name))
    .map(([name, words]) => `![${words}](media/screenshots/${name}.png)`);
  const rows = cells.flatMap((_, at) => (at % COLUMNS === 0 ? [`| ${cells.slice(at, at + COLUMNS).join(' | ')} |`] : []));
  return [`|${' |'.repeat(COLUMNS)}`, `|${'---|'.repeat(COLUMNS)}`, ...rows].join('\n');
}
