import type { Text } from '../../types';

/** `set -gx NAME value…` */
export function assignment(words: readonly Text[]): Text {
  const at = words.findIndex((word) => !/^-[A-Za-z-]+$/.test(word));
  const flags = (at < 0 ? words : words.slice(0, at)).join(' ');
  if (at < 0) return /-\w*q|--query/.test(flags) ? 'test "$__unknown"' : 'set';
  const [name = '', ...values] = words.slice(at);
  if (/-\w*q|--query/.test(flags)) return 'test "$__unknown"';
  if (/-\w*e|--erase/.test(flags)) return `unset ${words.slice(at).join(' ')}`;
  const exported = /-\w*x|--export/.test(flags);
  const [, plain = name, index] = /^(\w+)\[(\d+)\]$/.exec(name) ?? [];
  if (!/^\w+$/.test(plain)) return `eval ${[name, ...values].join(' ')}`;
  const [only = ''] = values;
  if (index !== undefined) return `${plain}[${Number(index) - 1}]=${only}`;
  const appended = /-\w*a|--append/.test(flags);
  // One value is text, so that programs find it in their environment.
  return values.length === 1 && !appended && !/[*?$(]/.test(only)
    ? `${exported ? 'export ' : ''}${plain}=${only}`
    : `${plain}${appended ? '+' : ''}=(${values.join(' ')})${exported ? `\nexport ${plain}` : ''}`;
}

/** `alias name text`, `alias name=text` */
export function renamed(words: readonly Text[]): Text {
  const [name = '', ...text] = words.filter((word) => !/^-(?:s|-save)$/.test(word));
  return text.length > 0 && !name.includes('=') ? `alias ${name}=${text.join(' ')}` : `alias ${[name, ...text].join(' ')}`;
}

/** `function name -a first second --description text` */
export function declaration(words: readonly Text[]): Text {
  const [name = '', ...options] = words;
  const at = options.findIndex((word) => word === '-a' || word === '--argument-names');
  const args = at < 0 ? [] : options.slice(at + 1).filter((word) => /^\w+$/.test(word));
  const event = options.some((word) => /^(?:-e|-v|-j|-p|-s|--on-\w+)/.test(word));
  const set = args.map((arg, place) => `${arg}="\${${place + 1}}"\n`).join('');
  // What an event starts runs some time: it is looked at where it stands.
  return event ? `{\n${set}:\n` : `${name}() {\n${set}:\n`;
}
