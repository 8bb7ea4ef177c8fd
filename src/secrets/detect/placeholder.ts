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
  return distinct(value) * 5 < Math.min(value.length, 30);
}

/** How often each character of ASCII occurs in what is being looked at. */
const counts = new Uint32Array(128);

/** Counts the characters of a text; whether all of them are ASCII. */
function counted(value: string): boolean {
  counts.fill(0);
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    if (code > 127) return false;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return true;
}

/** How many different characters. */
export function distinct(value: string): number {
  if (!counted(value)) return new Set(value).size;
  let different = 0;
  for (let code = 0; code < counts.length; code += 1) if (counts[code] !== 0) different += 1;
  return different;
}

/** Bits of a character, by how often each occurs in the value. */
export function entropy(value: string): number {
  let bits = 0;
  const add = (count: number): void => {
    bits -= (count / value.length) * Math.log2(count / value.length);
  };
  if (counted(value)) {
    for (let at = 0; at < value.length; at += 1) {
      const code = value.charCodeAt(at);
      const count = counts[code] ?? 0;
      if (count === 0) continue;
      add(count);
      counts[code] = 0;
    }
    return bits;
  }
  const all = new Map<string, number>();
  for (const character of value) all.set(character, (all.get(character) ?? 0) + 1);
  for (const count of all.values()) add(count);
  return bits;
}
