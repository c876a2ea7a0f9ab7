import type { Pipeline } from "@reelgraph/engine";
import { fieldsOf, type Field } from "../app-view/values.ts";

/** Fields for the inputs that a run needs and the file gives no value for. */
export const neededInputs = ({ inputs = {} }: Pipeline): readonly Field[] =>
  fieldsOf(inputs).filter(({ name, optional }) => !optional && inputs[name]?.default === undefined);
