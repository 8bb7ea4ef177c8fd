import fc from 'fast-check';
import type { Decision } from '../../../src/engine/types';
import { actionOf, judgeIn } from '../world';

const ORDER: readonly Decision[] = ['allow', 'snapshot', 'hold', 'deny'];

/** How strict the answer to an action is: 0 runs, 2 and more stops. */
export const strictness = (action: string | Readonly<Record<string, unknown>>): number =>
  ORDER.indexOf(judgeIn(actionOf(action)).verdict.decision);
export const HOLD = ORDER.indexOf('hold');

/** The same tries each time, so that a failure is one for everybody. */
export const holds = <T extends [unknown, ...unknown[]]>(property: fc.IPropertyWithHooks<T>, numRuns = 300): void =>
  fc.assert(property, { seed: 5, numRuns });

/** Text in which quotes, brackets, expansions and words of commands come often. */
export const noise = fc
  .array(
    fc.oneof(
      fc.string({ maxLength: 8, unit: 'binary' }),
      fc.constantFrom(
        ...'\' " ` $ ( ) { } [ ] < > | & ; \n \\ # * ? ~ ! = % @ , : - -- /* */ $$ << <<< >> && || ;; $( ${ $(( )) [[ ]]'.split(' '),
        ...'if then else fi for in do done while case esac function eval exec trap source bash sh rm echo select insert drop'.split(' '),
        ...'delete update table from where mutation query fragment on true false null railway curl psql git'.split(' '),
      ),
    ),
    { maxLength: 60 },
  )
  .chain((parts) => fc.constantFrom('', ' ').map((by) => parts.join(by)));
