import { END, IS, type Row, UUID } from './row';

/** Values that only the name beside them proves. */
export const keyed: readonly Row[] = [
  {
    rule: 'railway/token',
    provider: 'railway',
    kind: 'Railway token',
    words: ['railway'],
    pattern: `railway\\w{0,40}${IS}(${UUID})${END}`,
    fold: true,
    check: 'uuid',
  },
];
