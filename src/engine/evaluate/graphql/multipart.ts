/** Fields of a multipart body, by its own boundary (the first line): name and text. null: not one. */
export function multipartFields(text: string): readonly (readonly [string, string])[] | null {
  const boundary = /^--([^\r\n]+)\r?\n/.exec(text)?.[0].trimEnd();
  if (!boundary) return null;
  const fields: [string, string][] = [];
  for (const part of text.split(boundary).slice(1)) {
    if (part.startsWith('--')) break;
    const head = /\r?\n\r?\n/.exec(part);
    if (!head) return null;
    const name = /name="([^"]*)"/i.exec(part.slice(0, head.index))?.[1];
    if (name === undefined) return null;
    fields.push([name, part.slice(head.index + head[0].length).replace(/\r?\n$/, '')]);
  }
  return fields;
}
