/**
 * Spearman's rank correlation of pairs: 1 the same order, -1 the opposite, 0 none. Ties share their mean rank. Undefined
 * for fewer than three pairs, or where all on one side are equal: there is no order to compare.
 */
export function spearman(pairs: readonly (readonly [number, number])[]): number | undefined {
  if (pairs.length < 3) return undefined;
  const a = ranks(pairs.map(([one]) => one));
  const b = ranks(pairs.map(([, other]) => other));
  const middle = (pairs.length + 1) / 2;
  let [both, ofA, ofB] = [0, 0, 0];
  for (const [index, rank] of a.entries()) {
    const [x, y] = [rank - middle, (b[index] ?? middle) - middle];
    both += x * y;
    ofA += x * x;
    ofB += y * y;
  }
  if (ofA === 0 || ofB === 0) return undefined;
  return Math.round((both / Math.sqrt(ofA * ofB)) * 1000) / 1000;
}

function ranks(values: readonly number[]): number[] {
  const order = values.map((_, index) => index).toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const result = Array.from({ length: values.length }, () => 0);
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && values[order[end] ?? 0] === values[order[start] ?? 0]) end++;
    for (let at = start; at < end; at++) result[order[at] ?? 0] = (start + 1 + end) / 2;
    start = end;
  }
  return result;
}
