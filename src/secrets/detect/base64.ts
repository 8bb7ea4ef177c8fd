/** The bytes of a base64 or base64url text as Latin-1; empty if it is none. */
export function base64Decoded(value: string): string {
  try {
    return atob(value.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return '';
  }
}
