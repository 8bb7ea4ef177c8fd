import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes a file and its folders; what is no text becomes JSON. */
export function write(file: string, content: unknown): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`);
}
