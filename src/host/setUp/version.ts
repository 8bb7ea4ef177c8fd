/** Is version `a` newer than `b`? By semver's order; what is no version is older than any. */
export function isNewer(a: string, b: string): boolean {
  const [left, right] = [parse(a), parse(b)];
  if (!left || !right) return left !== undefined && right === undefined;
  for (const index of [0, 1, 2]) {
    const difference = (left.numbers[index] ?? 0) - (right.numbers[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  if (left.pre === '' || right.pre === '') return left.pre === '' && right.pre !== '';
  return comparePre(left.pre.split('.'), right.pre.split('.')) > 0;
}

function comparePre(left: readonly string[], right: readonly string[]): number {
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const [a, b] = [left[index], right[index]];
    if (a === undefined || b === undefined) return a === undefined ? -1 : 1;
    if (a === b) continue;
    const [isA, isB] = [/^\d+$/.test(a), /^\d+$/.test(b)];
    if (isA && isB && Number(a) !== Number(b)) return Number(a) - Number(b);
    if (isA !== isB) return isA ? -1 : 1; // numbers come before words
    return a < b ? -1 : 1;
  }
  return 0;
}

function parse(version: string): { readonly numbers: readonly number[]; readonly pre: string } | undefined {
  const found = /^(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/.exec(version);
  return found ? { numbers: [Number(found[1]), Number(found[2]), Number(found[3])], pre: found[4] ?? '' } : undefined;
}
