import * as vscode from 'vscode';

/** Markdown in which no command link works: parts of it are an agent's words, which go in by `appendText` only. */
export function markdown(): vscode.MarkdownString {
  const text = new vscode.MarkdownString('', false);
  text.isTrusted = false;
  text.supportHtml = false;
  return text;
}

/** A heading and `name: value` lines. */
export function factSheet(heading: string, facts: readonly (readonly [string, string])[]): vscode.MarkdownString {
  const text = markdown().appendMarkdown('**').appendText(heading).appendMarkdown('**\n\n');
  for (const [name, value] of facts) {
    text.appendMarkdown('- ').appendText(`${name}: `);
    if (value.includes('://')) text.appendMarkdown(code(value));
    else text.appendText(value);
    text.appendMarkdown('\n');
  }
  return text;
}

/** As code, where an address does not become a link; the fence is longer than any run of backticks in the text. */
function code(value: string): string {
  const longest = Math.max(0, ...[...value.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${value} ${fence}`;
}
