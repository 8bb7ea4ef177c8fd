import { describeValue, lengthOf, pemKind } from './describe';

/** `machine … login … password …`, one line for each machine. */
export function viewNetrc(text: string): readonly string[] {
  const plain = text.replace(/^macdef[\s\S]*?(?:\r?\n){2}/gm, '').replace(/^[^\S\n]*#.*$/gm, '');
  const words = plain.split(/\s+/).filter((word) => word !== '');
  const out: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const value = words[at + 1] ?? '';
    if (word === 'default') out.push('default:');
    if (word === 'machine') out.push('machine (host name):');
    const said =
      word === 'login' || word === 'account'
        ? `${word} text`
        : word === 'password'
          ? `password ${describeValue('password', value, true)}`
          : '';
    if (said !== '') out.push(`${out.pop() ?? ''} ${said};`.trim());
    if (word === 'machine' || said !== '') at += 1;
  }
  return out.map((line) => line.replace(/[;:]$/, ''));
}

/** `host:port:database:user:password`, one line each. */
export function viewPgpass(text: string): readonly string[] {
  return contentLines(text).map((line) => {
    const fields = line.split(/(?<!\\):/);
    return fields.length === 5
      ? `host, port, database, user, password (${lengthOf((fields[4] ?? '').length)})`
      : `text, ${lengthOf(line.length)}`;
  });
}

const PEM = /-----BEGIN [A-Z0-9 ]{1,60}-----[\s\S]*?(?:-----END [A-Z0-9 ]{1,60}-----|$)/g;

/** Whatever else: blocks of PEM, lines that are URLs, and how much text there is besides. */
export function viewText(text: string): readonly string[] {
  const blocks = [...text.matchAll(PEM)].map(([block]) => `${pemKind(block)}, ${lengthOf(block.length)}`);
  const lines = contentLines(text.replace(PEM, ''));
  const urls = lines.filter((line) => /^[a-z][a-z\d+.-]{1,20}:\/\/\S+$/i.test(line)).map((line) => describeValue('', line, true));
  const others = lines.length - urls.length;
  return [...blocks, ...urls, ...(others > 0 ? [`${others} ${others === 1 ? 'line' : 'lines'} of text`] : [])];
}

const contentLines = (text: string): readonly string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
