import { HOLE, type Text } from '../../types';
import type { Run } from '../shell/run';
import type { State } from '../shell/state';
import { currentValue } from '../shell/variables';
import { cwdOf } from '../shell/words';
import { plain } from './parse';

/** `%NAME%`, `%NAME:~1,3%`, `%NAME:a=b%`, `!NAME!`, `%1`, `%~dp0`, `%%i`: what stands there when the command runs. */
export function expand(run: Run, state: State, text: Text): Text {
  return text
    .replace(
      /%%?~?([a-z]*)([0-9*])(?![\w%])|%%?~([a-z]*?)([a-z])(?![\w%])|%%?([A-Za-z])(?![\w%:])|%%/gi,
      (whole, ...groups: (string | undefined)[]) => {
        const [modifiers, argument, changed, one, two] = groups;
        if (argument !== undefined) return argumentOf(state, argument, modifiers ?? '');
        const name = one ?? two;
        if (name === undefined) return '%';
        const value = currentValue(run, state, `%${name}`);
        if (typeof value !== 'string') return whole;
        return changed && /[dpnxf]/.test(changed) ? value : value;
      },
    )
    .replace(/%([^%:\s=]+)(?::([^%]*))?%|!([^!:\s=]+)(?::([^!]*))?!/g, (whole, ...groups: (string | undefined)[]) => {
      const [name = '', change, late, other] = groups;
      const found = variableOf(run, state, late ?? name);
      // Without delayed expansion an exclamation mark is one.
      if (late !== undefined && found === HOLE && currentValue(run, state, DELAYED) !== 'on') return whole;
      return changeOf(found, change ?? other);
    });
}

function argumentOf(state: State, name: string, modifiers: string): Text {
  if (name === '*') return state.args.join(' ');
  if (name !== '0') return (state.args[Number(name) - 1] ?? '').replaceAll('"', '');
  const folder = state.zero.includes('/') ? state.zero.slice(0, state.zero.lastIndexOf('/') + 1) : '';
  return /p/i.test(modifiers) ? folder || './' : state.zero;
}

function variableOf(run: Run, state: State, name: string): Text {
  for (const one of [name, name.toUpperCase(), name.toLowerCase()]) {
    const value = currentValue(run, state, one);
    if (typeof value === 'string') return value;
    if (value === null) return '';
  }
  const { home } = run.host.context.facts;
  switch (name.toUpperCase()) {
    case 'USERPROFILE':
    case 'HOMEPATH':
    case 'HOME':
      return home;
    case 'HOMEDRIVE':
      return '';
    case 'CD':
      return cwdOf(run, state);
    case 'TEMP':
    case 'TMP':
      return '/tmp';
    case 'SYSTEMDRIVE':
      return 'C:';
    case 'SYSTEMROOT':
    case 'WINDIR':
      return 'C:/Windows';
    case 'PROGRAMFILES':
      return 'C:/Program Files';
    case 'APPDATA':
      return `${home}/AppData/Roaming`;
    case 'LOCALAPPDATA':
      return `${home}/AppData/Local`;
    case 'COMSPEC':
      return 'cmd.exe';
    default:
      return HOLE;
  }
}

function changeOf(value: Text, change: string | undefined): Text {
  if (change === undefined || value.includes(HOLE)) return value;
  const part = /^~(-?\d+)(?:,(-?\d+))?$/.exec(change);
  if (part) {
    const from = Number(part[1]);
    const start = from < 0 ? Math.max(0, value.length + from) : from;
    const length = part[2] === undefined ? undefined : Number(part[2]);
    return value.slice(start, length === undefined ? undefined : length < 0 ? value.length + length : start + length);
  }
  const at = change.indexOf('=');
  return at > 0 ? value.replaceAll(change.slice(0, at), () => change.slice(at + 1)) : HOLE;
}

/** Stands for `setlocal enabledelayedexpansion`. */
export const DELAYED = '%!';

/** Words between blanks; quotes hold together and go. */
export const wordsOf = (text: Text): readonly Text[] =>
  (text.match(/(?:"[^"]*"?|[^\s"])+/g) ?? []).map((word) => plain(word.replaceAll('"', '')));

/** Words as a program of C takes them: an odd number of backslashes before a quote makes it a character, pairs are halved. */
export function argumentsOf(text: Text): readonly Text[] {
  const words: Text[] = [];
  let word: Text | null = null;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\\') {
      let end = at;
      while (text[end] === '\\') end += 1;
      const count = end - at;
      const quote = text[end] === '"';
      word = (word ?? '') + '\\'.repeat(quote ? count >> 1 : count) + (quote && count % 2 === 1 ? '"' : '');
      at = quote && count % 2 === 1 ? end : end - 1;
    } else if (char === '"') {
      word ??= '';
      if (quoted && text[at + 1] === '"') {
        word += '"';
        at += 1;
      } else quoted = !quoted;
    } else if (!quoted && /\s/.test(char)) {
      if (word !== null) words.push(word);
      word = null;
    } else word = (word ?? '') + char;
  }
  return (word === null ? words : [...words, word]).map(plain);
}
