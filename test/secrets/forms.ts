/** The value as it is, in hex, backwards, and in base64 wherever in a text it stands. */
export function formsOf(value: string): readonly string[] {
  const shifted = [0, 1, 2].map((by) =>
    Buffer.from(' '.repeat(by) + value)
      .toString('base64')
      .slice(4, -4),
  );
  return [value, Buffer.from(value).toString('hex'), [...value].reverse().join(''), ...shifted];
}

/** Those of them that a text holds; encoders wrap their lines, and dumps have blanks. */
export function formsIn(text: string, value: string): readonly string[] {
  const joined = `${text}\n${text.replace(/\\[nr]|\s/g, '')}`;
  return formsOf(value).filter((form) => joined.includes(form));
}
