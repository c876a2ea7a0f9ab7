/** Solves linear equations, each row the coefficients and then the right side, by elimination with pivots; undefined when singular. */
export function solve(rows: readonly Float64Array[]): number[] | undefined {
  const matrix = rows.map((row) => Float64Array.from(row));
  const size = matrix.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++)
      if (Math.abs(matrix[row]![column]!) > Math.abs(matrix[pivot]![column]!)) pivot = row;
    const top = matrix[pivot]!;
    matrix[pivot] = matrix[column]!;
    matrix[column] = top;
    if (Math.abs(top[column]!) < 1e-12) return undefined;
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const factor = matrix[row]![column]! / top[column]!;
      for (let i = column; i <= size; i++) matrix[row]![i]! -= factor * top[i]!;
    }
  }
  return matrix.map((row, i) => row[size]! / row[i]!);
}
