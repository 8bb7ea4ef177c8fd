import type { TestExpression } from '../../parse/shell';
import { nested, type Run, spend } from './run';
import type { State } from './state';
import { expandPattern, expandText } from './words';

/** `[[ … ]]` is not decided, but the substitutions in it run. */
export function lookAtTest(run: Run, state: State, expression: TestExpression): void {
  if (!spend(run, 1)) return;
  nested(run, undefined, () => {
    switch (expression.type) {
      case 'TestUnary':
        expandText(run, state, expression.operand);
        return;
      case 'TestBinary':
        expandText(run, state, expression.left);
        expandPattern(run, state, expression.right);
        return;
      case 'TestLogical':
        for (const operand of expression.operands) lookAtTest(run, state, operand);
        return;
      case 'TestNot':
        return lookAtTest(run, state, expression.operand);
      case 'TestGroup':
        return lookAtTest(run, state, expression.expression);
    }
  });
}
