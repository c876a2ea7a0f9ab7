/** The tree of a condition. `at` is where it starts in the text. */
export type Expression =
  | { readonly op: "literal"; readonly value: string | number | boolean | null; readonly at: number }
  | { readonly op: "name"; readonly name: string; readonly at: number }
  | { readonly op: "get"; readonly of: Expression; readonly key: string; readonly at: number }
  | { readonly op: "list"; readonly items: readonly Expression[]; readonly at: number }
  | { readonly op: "not"; readonly of: Expression; readonly at: number }
  | { readonly op: Binary; readonly left: Expression; readonly right: Expression; readonly at: number }
  | {
      readonly op: "?:";
      readonly test: Expression;
      readonly yes: Expression;
      readonly no: Expression;
      readonly at: number;
    }
  | { readonly op: "size"; readonly of: Expression; readonly at: number }
  | { readonly op: TextTest; readonly of: Expression; readonly part: Expression; readonly at: number };

export type Ordering = "<" | "<=" | ">" | ">=";
type Equality = "==" | "!=";
type Logic = "&&" | "||";
export type Binary = Ordering | Equality | Logic | "in";
type TextTest = "startsWith" | "endsWith" | "contains";

/** A mistake in the text of a condition; caught by `compileCondition`. */
export class Mistake extends Error {
  readonly at: number;
  readonly hint: string | undefined;
  constructor(at: number, message: string, hint?: string) {
    super(message);
    this.at = at;
    this.hint = hint;
  }
}
