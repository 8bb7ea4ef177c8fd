/** The name that a value at this place is given to, on its own line: `NAME=`, `"name": "`, `name: Bearer `, `--name `, `NAME=scheme://user:`. */
export function keyBefore(text: string, from: number): string | null {
  const line = text
    .slice(Math.max(text.lastIndexOf('\n', from - 1) + 1, from - 300), from)
    .replace(/[a-z][a-z\d+.-]{1,20}:\/\/[^\s/@]{0,200}$/i, '');
  const match =
    /([A-Za-z_][\w.-]{0,80})\\?["'\]]{0,3}[ \t]{0,8}(?:=>|:=|[:=])[ \t]{0,8}\\?["'`(]{0,2}(?:(?:Bearer|Basic|token)[ \t]{1,3})?$/i.exec(
      line,
    ) ?? /--?([A-Za-z][\w-]{1,60})[ \t]{1,4}["']?$/.exec(line);
  return match?.[1] ?? null;
}
