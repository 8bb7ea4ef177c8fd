import type { Reader } from '../../context';
import type { ProgramCall, Text } from '../../types';
import { curl } from './curl';
import { longOption, shortOption } from './curlFlags';
import { itemOf, jsonBody } from './httpieItems';

/** curlie: curl's options, then METHOD, URL and items as HTTPie writes them. It hands all of it to curl, and so does this. */
export const curlie: Reader = (call, context) => {
  const { options, rest } = divided(call);
  const [first = '', second] = rest;
  const named = second !== undefined && /^[a-zA-Z]+$/.test(first);
  const items = rest.slice(named ? 2 : 1).map(itemOf);
  const argv: Text[] = [...options, ...(named ? ['-X', first] : [])];
  for (const { kind, name, value } of items) {
    if (kind === 'header') argv.push('-H', `${name}: ${value}`);
    if (kind === 'query') argv.push('--url-query', `${name}=${value}`);
  }
  const fields = items.filter(({ kind }) => kind === 'field' || kind === 'json');
  const body = jsonBody(fields.map((item) => ({ ...item, content: { kind: 'text', text: item.value } })));
  if (fields.length > 0 && body.kind === 'text') argv.push('--json', body.text);
  const url = named ? second : first;
  return curl({ ...call, argv: url === '' ? argv : [...argv, url] }, context);
};

function divided(call: ProgramCall): { readonly options: readonly Text[]; readonly rest: readonly Text[] } {
  const options: Text[] = [];
  const rest: Text[] = [];
  for (let at = 0; at < call.argv.length; at++) {
    const word = call.argv[at] ?? '';
    if (!word.startsWith('-') || word === '-') {
      rest.push(word);
      continue;
    }
    options.push(word);
    if (takesNext(word)) options.push(call.argv[++at] ?? '');
  }
  return { options, rest };
}

function takesNext(word: Text): boolean {
  if (word.startsWith('--')) return !word.includes('=') && longOption(word.slice(2))?.takesValue === true;
  for (let at = 1; at < word.length; at++) if (shortOption(word.charAt(at))?.takesValue) return at === word.length - 1;
  return false;
}
