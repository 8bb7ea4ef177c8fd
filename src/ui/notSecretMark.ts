const SLASHES = ['javascript', 'javascriptreact', 'typescript', 'typescriptreact', 'java', 'kotlin', 'groovy', 'scala', 'go', 'rust'];
const MORE_SLASHES = ['c', 'cpp', 'csharp', 'swift', 'dart', 'php', 'jsonc'];
const HASHES = ['python', 'ruby', 'perl', 'r', 'elixir', 'powershell', 'yaml', 'toml', 'terraform', 'shellscript'];
const COMMENTS: Readonly<Record<string, string>> = Object.fromEntries([
  ...[...SLASHES, ...MORE_SLASHES].map((id) => [id, '//']),
  ...HASHES.map((id) => [id, '#']),
  ...['sql', 'lua'].map((id) => [id, '--']),
]);
/** Files whose readers take a comment behind a value for a part of it. */
const PLAIN = /(?:^|[\\/])(?:\.env(?:\..*)?|.*\.env|\.envrc|.*\.(?:ini|properties|conf|cfg))$/i;

/**
 * What is added at the end of a value's line to say that it is no secret, where the language has comments there; null: the line may go on in
 * another one, or is a text. `to` is where the value ends.
 */
export function notSecretMark(id: string, path: string, line: string, to: number): string | null {
  const comment = Object.hasOwn(COMMENTS, id) ? COMMENTS[id] : undefined;
  const rest = line.slice(to).trimEnd();
  if (comment === undefined || PLAIN.test(path) || !/^["'][\s"');,\]}]*$/.test(rest)) return null;
  // three quotes end a text of several lines, which a comment in it would be a part of
  return /(["'])\1\1/.test(line) ? null : ` ${comment} mollyguard: not a secret`;
}
