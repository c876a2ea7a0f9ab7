/** A price in USD. Absent where nobody knows it: unknown is never 0 (rule 28). */
export interface Price {
  readonly min: number;
  readonly max: number;
}
