import { ROWS } from '../../../src/secrets/detect/rules';

const SIZE = 60_000;
const fill = (piece: string, before = ''): string => before + piece.repeat(Math.max(1, Math.floor((SIZE - before.length) / piece.length)));

/** Texts built against each word that wakes a rule: long runs after it, and the word again and again. */
export function hostileTexts(): readonly { readonly rule: string; readonly shape: string; readonly text: string }[] {
  return ROWS.flatMap(({ rule, words }) =>
    words.flatMap((low) => {
      // The form that most rules want: as it is written in the pattern.
      const word = low.startsWith('akia') || low.startsWith('-----begin') || low.startsWith('eyj') ? cased(low) : low;
      const texts: Readonly<Record<string, string>> = {
        'then blanks': fill(' ', word),
        'then letters': fill('a', word),
        'then hex': fill('0f', word),
        'then mixed': fill('aB3_-', word),
        'again and again': fill(word),
        'again and again, apart': fill(`${word} `),
        'on lines': fill(`${word}\n`),
        'with a sign': fill(`${word}=`),
        'with a quoted sign': fill(`${word}": "`),
        'with a value': fill(`${word}=aB3-`),
        'between slashes': fill(`/${word}a`),
        'with words': fill(`${word}token_key_secret_`),
        'in an address': fill(`${word}a:b@`),
      };
      return Object.entries(texts).map(([shape, text]) => ({ rule, shape: `${low} ${shape}`, text }));
    }),
  );
}

const cased = (word: string): string =>
  (word.startsWith('eyj') ? 'eyJ' : word.toUpperCase()) + (word.startsWith('-----') ? 'PRIVATE KEY-----' : '');
