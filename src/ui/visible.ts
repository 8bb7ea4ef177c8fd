/** Controls, bidirectional and zero-width characters, odd spaces, private use: what could make one text look like another. */
const DECEIVING = /(?![\n ])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

const escaped = (character: string) => `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`;

/** A text that looks like what it is: deceiving characters are written out, unknown parts (the engine's HOLE) become `…`. Keeps newlines. */
export function visible(text: string): string {
  return text.replaceAll('\uE000', '…').replaceAll('\t', '  ').replaceAll('\r\n', '\n').replace(DECEIVING, escaped);
}

/** One visible line that neither draws an icon (`$(check)`) nor a link (`[text](command:…)`) where VS Code would read such in a label. */
export function label(text: string): string {
  return visible(text).replace(/\s+/g, ' ').replaceAll('$(', '$ (').replaceAll('](', '] (').trim();
}

/** At most so many characters, the end replaced by `…`. */
export function shortened(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}

/** At most so many characters, the middle replaced by ` … `: a command's end says as much as its beginning. */
export function middleOut(text: string, length: number): string {
  const characters = [...text];
  if (characters.length <= length) return text;
  const kept = length - 3;
  const head = Math.ceil(kept / 2);
  return `${characters.slice(0, head).join('')} … ${characters.slice(characters.length - (kept - head)).join('')}`;
}

/** As `middleOut`; a long path is known by its last folders instead. */
export function shortName(text: string, length: number): string {
  if ([...text].length <= length || !/^(?:~|[A-Za-z]:)?[\\/]/.test(text)) return middleOut(text, length);
  const end = text.match(/[\\/][^\\/]*/g) ?? [];
  let kept = '';
  for (const part of end.reverse()) {
    if ([...part, ...kept].length + 1 > length) break;
    kept = part + kept;
  }
  return kept === '' ? middleOut(text, length) : `…${kept}`;
}

/** The first lines of a long text, each cut in its middle; `…` tells that there is more. */
export function firstLines(text: string, lines: number, width: number): string {
  const all = visible(text).trimEnd().split('\n');
  const shown = all.slice(0, lines).map((line) => middleOut(line, width));
  return all.length > lines ? `${shown.join('\n')}\n…` : shown.join('\n');
}
