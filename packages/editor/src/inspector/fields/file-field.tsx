import { TextField } from "./text-field.tsx";
import type { FieldProps } from "./field-props.ts";

/** A file of the project, by its path. */
export function FileField(props: FieldProps) {
  return <TextField {...props} />;
}
