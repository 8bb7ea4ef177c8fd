import type { Row } from './row';

/** Secrets that the place where they stand proves: keys in PEM form, addresses with a password, files of programs. */
export const placed: readonly Row[] = [
  {
    rule: 'pem/private-key',
    provider: null,
    kind: 'private key',
    words: ['-----BEGIN '],
    pattern:
      '-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----[\\s\\S]{0,8000}?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|$)',
    check: 'pem',
    placeholders: false,
  },
];
