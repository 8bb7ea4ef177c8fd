const SAID =
  /example|change[-_ ]?me|changeit|placeholder|your[-_ ]|[-_]your|^your|<|>|\$\{|\{\{|\}\}|%\(|x{4}|\*{3}|\.{3}|dummy|sample|redacted|replace[-_ ]?(?:me|with)|insert[-_ ]|to[-_]?do|fake|not[-_]?a[-_]?real|notreal|invalid|deadbeef|cafebabe|foobar|foo[-_]bar|1234567|abcdef|abcd1234|qwerty|lorem|0{8}/i;
const REFERENCE = /^(?:\$[A-Za-z_({]|%[A-Z_]+%$|process\.env|os\.|env\.|getenv|import\.meta|secrets\.|vars\.|@@|ENC\[|vault:|op:\/\/|ssm:)/;

/** Whether the text stands for a value to be put there, or was made up to show one: no secret. */
export function isPlaceholder(value: string): boolean {
  return SAID.test(value) || REFERENCE.test(value) || /^(.)\1*$/.test(value) || new Set(value).size * 5 < Math.min(value.length, 30);
}

/** Bits of a character, by how often each occurs in the value. */
export function entropy(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}
