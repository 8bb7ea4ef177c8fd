import { limits } from '../../limits';
import { type ArithmeticExpression, parseShell } from '../../parse/shell';
import { HOLE, type Text } from '../../types';
import { runSubscript } from './hooks';
import { emitOpaque, nested, type Run, spend } from './run';
import type { State } from './state';
import { commandOutput } from './substitute';
import { currentValue, fromOf, setVariable } from './variables';
import { appendParts, newFields } from './words';

/** Whether an expression is of a length that somebody writes. A longer one is a tree as deep as it is long; it is said before it is parsed. */
export function isReadable(run: Run, { pos, end }: { readonly pos: number; readonly end: number }): boolean {
  if (end - pos <= limits.expressionLength) return true;
  emitOpaque(run, 'too-deep', '', '');
  return false;
}

/** `$((…))` as text; HOLE where it is not constant. */
export function arithmeticText(run: Run, state: State, expression: ArithmeticExpression | undefined): Text {
  const n = expression ? evaluate(run, state, expression) : 0;
  return n === null ? HOLE : String(n);
}

/** A number, or the name of a variable that holds one. */
export function numberOf(run: Run, state: State, text: Text, hops = 0): number | null {
  const word = text.trim();
  if (word === '') return 0;
  if (/^[-+]?\d+$/.test(word)) return safe(/^[-+]?0\d/.test(word) ? Number.parseInt(word, 8) : Number(word));
  if (/^[-+]?0[xX][\da-fA-F]+$/.test(word)) return safe(Number(word));
  const based = /^(\d{1,2})#([\da-zA-Z]+)$/.exec(word);
  if (based) {
    const n = Number.parseInt(based[2] ?? '', Number(based[1]));
    return Number.isNaN(n) ? null : safe(n);
  }
  runSubscript(run, state, word);
  if (hops > 8) return null;
  if (!/^[A-Za-z_]\w*$/.test(word)) return /^[\w\s+*/%()<>=!&|^~?:-]{2,100}$/.test(word) ? expressionOf(run, state, word) : null;
  const value = currentValue(run, state, word);
  return typeof value === 'string' ? numberOf(run, state, value, hops + 1) : value === null ? 0 : null;
}

/** `2-1`, `n+1` */
function expressionOf(run: Run, state: State, text: Text): number | null {
  if (!spend(run, 4)) return null;
  return nested(run, null, () => {
    const command = parseShell(`((${text}))`).commands[0]?.command;
    return command?.type === 'ArithmeticCommand' && command.expression && command.expression.type !== 'ArithmeticWord'
      ? evaluate(run, state, command.expression)
      : null;
  });
}

const safe = (n: number): number | null => (Number.isSafeInteger(n) ? (n === 0 ? 0 : n) : null);

/** Whether nothing but numbers stands in an expression. */
export const isConstant = (expression: ArithmeticExpression): boolean => {
  switch (expression.type) {
    case 'ArithmeticWord':
      return /^\d{1,15}$/.test(expression.value) && !expression.parts;
    case 'ArithmeticGroup':
      return isConstant(expression.expression);
    case 'ArithmeticCommandExpansion':
      return false;
    case 'ArithmeticTernary':
      return isConstant(expression.test) && isConstant(expression.consequent) && isConstant(expression.alternate);
    case 'ArithmeticUnary':
      return isConstant(expression.operand);
    case 'ArithmeticBinary':
      return isConstant(expression.left) && isConstant(expression.right);
  }
};

/** Looks at an arithmetic expression: its substitutions run, its assignments count. null: not constant. */
export function evaluate(run: Run, state: State, expression: ArithmeticExpression): number | null {
  if (!spend(run, 1)) return null;
  return nested(run, null, () => {
    switch (expression.type) {
      case 'ArithmeticWord': {
        if (!expression.parts) return numberOf(run, state, expression.value);
        const fields = newFields(null);
        appendParts(run, state, expression.parts, fields, '');
        return numberOf(run, state, fields.open ?? '');
      }
      case 'ArithmeticGroup':
        return evaluate(run, state, expression.expression);
      case 'ArithmeticCommandExpansion':
        return numberOf(run, state, commandOutput(run, state, expression.script, expression.text).text);
      case 'ArithmeticTernary': {
        const test = evaluate(run, state, expression.test);
        const yes = evaluate(run, state, expression.consequent);
        const no = evaluate(run, state, expression.alternate);
        return test === null ? null : test !== 0 ? yes : no;
      }
      case 'ArithmeticUnary':
        return unary(run, state, expression);
      case 'ArithmeticBinary':
        return binary(run, state, expression);
    }
  });
}

function unary(
  run: Run,
  state: State,
  { operator, operand, prefix }: Extract<ArithmeticExpression, { type: 'ArithmeticUnary' }>,
): number | null {
  const n = evaluate(run, state, operand);
  if (operator === '++' || operator === '--') {
    const after = n === null ? null : safe(n + (operator === '++' ? 1 : -1));
    assign(run, state, operand, after);
    return prefix ? after : n;
  }
  if (n === null) return null;
  if (operator === '-') return safe(-n);
  if (operator === '!') return n === 0 ? 1 : 0;
  return operator === '~' ? safe(-n - 1) : n;
}

function binary(
  run: Run,
  state: State,
  { operator, left, right }: Extract<ArithmeticExpression, { type: 'ArithmeticBinary' }>,
): number | null {
  const plain = operator === '=';
  const a = plain ? 0 : evaluate(run, state, left);
  const b = evaluate(run, state, right);
  if (operator === ',') return b;
  const assigns = /^(?:[-+*/%&|^]|<<|>>)?=$/.test(operator);
  const n = plain ? b : a === null || b === null ? null : calculate(assigns ? operator.slice(0, -1) : operator, a, b);
  if (assigns) assign(run, state, left, n);
  return n;
}

function assign(run: Run, state: State, target: ArithmeticExpression, n: number | null): void {
  if (target.type !== 'ArithmeticWord' || !/^[A-Za-z_]\w*$/.test(target.value)) return;
  setVariable(run, state, target.value, { value: n === null ? HOLE : String(n), from: fromOf(state, target.value) });
}

function calculate(operator: string, a: number, b: number): number | null {
  const wide = (n: bigint): number | null => safe(Number(BigInt.asIntN(64, n)));
  switch (operator) {
    case '+':
      return safe(a + b);
    case '-':
      return safe(a - b);
    case '*':
      return safe(a * b);
    case '/':
      return b === 0 ? null : safe(Math.trunc(a / b));
    case '%':
      return b === 0 ? null : safe(a % b);
    case '**':
      return b < 0 ? null : safe(a ** b);
    case '<<':
      return b >= 0 && b < 64 ? wide(BigInt(a) << BigInt(b)) : null;
    case '>>':
      return b >= 0 && b < 64 ? wide(BigInt(a) >> BigInt(b)) : null;
    case '&':
      return wide(BigInt(a) & BigInt(b));
    case '|':
      return wide(BigInt(a) | BigInt(b));
    case '^':
      return wide(BigInt(a) ^ BigInt(b));
    case '&&':
      return a !== 0 && b !== 0 ? 1 : 0;
    case '||':
      return a !== 0 || b !== 0 ? 1 : 0;
    case '==':
      return a === b ? 1 : 0;
    case '!=':
      return a !== b ? 1 : 0;
    case '<':
      return a < b ? 1 : 0;
    case '>':
      return a > b ? 1 : 0;
    case '<=':
      return a <= b ? 1 : 0;
    case '>=':
      return a >= b ? 1 : 0;
    default:
      return null;
  }
}
