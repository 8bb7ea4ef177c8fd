import { HOLE, type Text } from '../../../types';

/** Decodes base64 or hex as text; null where that is not possible. What is not text is of no use to a shell. */
export function decode(kind: 'base64' | 'hex', input: Text): Text | null {
  if (input.includes(HOLE)) return null;
  const plain = input.replace(/\s+/g, '');
  if (kind === 'hex') {
    if (plain.length % 2 === 1 || !/^[\da-fA-F]*$/.test(plain)) return null;
    return fromBytes(Uint8Array.from({ length: plain.length / 2 }, (_, i) => Number.parseInt(plain.slice(i * 2, i * 2 + 2), 16)));
  }
  if (!/^[A-Za-z\d+/]*={0,2}$/.test(plain)) return null;
  try {
    return fromBytes(Uint8Array.from(atob(plain.replace(/=+$/, '')), (c) => c.charCodeAt(0)));
  } catch {
    // A length that no bytes can have: what the program prints before it complains is not known.
    return null;
  }
}

export function encode(kind: 'base64' | 'hex', input: Text): Text | null {
  if (input.includes(HOLE)) return null;
  const bytes = new TextEncoder().encode(input);
  if (kind === 'hex') return `${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}\n`;
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `${btoa(binary)}\n`;
}

const fromBytes = (bytes: Uint8Array): Text => new TextDecoder().decode(bytes).replaceAll(HOLE, '\uFFFD');
