import type { Pipeline } from "@reelgraph/engine";
import { fieldsOf, type Field } from "../app-view/values.ts";

/** Fields for the inputs that a run needs and that neither the file nor `given` has a value for. */
export const neededInputs = (
  { inputs = {} }: Pipeline,
  given: Readonly<Record<string, unknown>> = {},
): readonly Field[] =>
  fieldsOf(inputs).filter(
    ({ name, optional }) => !optional && inputs[name]?.default === undefined && !Object.hasOwn(given, name),
  );
