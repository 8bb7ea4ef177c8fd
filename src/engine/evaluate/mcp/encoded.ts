import type { Json } from '../../types';
import { decode } from '../shell/outputs/encodings';

const RUN = /^(?:commands?|cmd|scripts?|sql|query|queries|code|statements?|input|body|payload|text|content)$/;
const MARK = /(?:encoded|base64|b64)/g;

/** What fields hold that say that they are encoded (`command_b64`, or `command` beside `encoding: base64`), under the names without that. */
export function decodedFields(members: Readonly<Record<string, Json>>): readonly (readonly [string, string])[] {
  const entries = Object.entries(members);
  const all = entries.some(
    ([key, value]) =>
      /^(?:is)?(?:base64|b64)$|encoding$|encoded$/.test(plain(key)) &&
      (value === true || (typeof value === 'string' && /^(?:base-?64|b64|true)$/i.test(value))),
  );
  return entries.flatMap(([key, value]) => {
    if (typeof value !== 'string' || value.length < 4) return [];
    const name = plain(key).replace(MARK, '');
    if (!RUN.test(name) || (!all && name === plain(key))) return [];
    const text = decode('base64', value);
    return text === null ? [] : [[name, text] as const];
  });
}

const plain = (key: string): string => key.replace(/[-_\s]/g, '').toLowerCase();
