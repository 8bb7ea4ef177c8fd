/** A part of a text where a credential stands, by what is around it. */
export interface Position {
  readonly value: string;
  readonly from: number;
}

const WORD = String.raw`(?:"((?:[^"\\\n]|\\.){1,400})"|'([^'\n]{1,400})'|([^\s"'\`;|&<>]{1,400}))`;
const NAME = String.raw`(?:pass|pwd|secret|token|credential|api[_-]?key|access[_-]?key|auth)[\w.-]{0,40}`;

const PATTERNS: readonly RegExp[] = [
  // `--password VALUE`, `PGPASSWORD=VALUE`, `"password": "VALUE"`, `Authorization: VALUE`
  new RegExp(String.raw`${NAME}["']?(?:\s{0,8}(?:=>|:=|[:=])\s{0,8}|\s{1,8})${WORD}`, 'gi'),
  // `-p VALUE`, `-pVALUE`
  new RegExp(String.raw`(?<!\S)-[pPWa](?:\s{1,8}|=)?${WORD}`, 'g'),
  /:\/\/[^\s/:@"']{0,200}:([^\s/"'@]{1,400})@/g,
  // `-u user:VALUE`
  /(?<!\S)(?:-u|--user|--proxy-user)(?:\s{1,8}|=)?["']?[^\s:"']{0,200}:([^\s"']{1,400})/g,
  /\b(?:Bearer|Token|ApiKey)\s{1,4}([^\s"']{1,400})/gi,
  /\bidentified\s{1,8}by\s{1,8}["']([^"'\n]{1,400})["']/gi,
];
/** What a `Basic` header decodes to. */
const PAIR = /^[^\s:]{0,200}:([\x21-\x7e]{1,400})$/;

/** The words of a text that stand where a credential does. */
export function* credentialPositions(text: string): Generator<Position> {
  const pair = PAIR.exec(text)?.[1];
  if (pair !== undefined) yield { value: pair, from: text.length - pair.length };
  for (const pattern of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const value = match.slice(1).find((group) => group !== undefined);
      if (value !== undefined) yield { value, from: match.index + match[0].lastIndexOf(value) };
    }
  }
}
