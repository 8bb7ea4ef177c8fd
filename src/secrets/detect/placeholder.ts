/** Texts that say of a value that it is none, wherever they stand in it. */
const SAID =
  /example|change[-_ ]?me|changeit|placeholder|your[-_ ]|[-_]your|^your|[<>]|\$\{|\{\{|\}\}|%\(|\*{3}|\.{3}|redacted|replace[-_ ]?(?:me|with)|insert[-_ ]|not[-_]?a?[-_]?real|deadbeef|cafebabe|0{8}/i;
/** Those that a long random value may hold by chance. */
const SHORT = /x{5}|^x{3,}|x{4}$|dummy|sample|(?<![a-z])(?:fake|todo)(?![a-z])|foo[-_]?bar|1234567|abcdef|abcd1234|qwerty|lorem|invalid/i;
const MOST = 100;
const REFERENCE = /^(?:\$[A-Za-z_({]|%[A-Z_]+%$|process\.env|os\.|env\.|getenv|import\.meta|secrets\.|vars\.|@@|ENC\[|vault:|op:\/\/|ssm:)/;

/** Whether the text stands for a value to be put there, or was made up to show one: no secret. */
export function isPlaceholder(value: string): boolean {
  if (SAID.test(value) || REFERENCE.test(value) || (value.length <= MOST && SHORT.test(value))) return true;
  return new Set(value).size * 5 < Math.min(value.length, 30);
}

/** Bits of a character, by how often each occurs in the value. */
export function entropy(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}
