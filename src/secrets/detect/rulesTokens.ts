import type { Row } from './row';

/** Tokens that their own shape proves. */
export const tokens: readonly Row[] = [
  {
    rule: 'github/token',
    provider: 'github',
    kind: 'GitHub token',
    words: ['ghp_', 'gho_', 'ghu_', 'ghs_'],
    pattern: 'gh[pous]_[A-Za-z0-9]{36}',
    check: 'crc',
    placeholders: false,
  },
  {
    rule: 'stripe/secret-key',
    provider: 'stripe',
    kind: 'Stripe secret key',
    words: ['sk_live_', 'sk_test_', 'sk_prod_'],
    pattern: 'sk_(?:live|test|prod)_[A-Za-z0-9]{20,110}',
    check: 'random',
  },
];
