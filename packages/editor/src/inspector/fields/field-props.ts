import type { FunctionComponent } from "react";
import type { Json } from "@reelgraph/engine";
import type { Schema } from "../schema.ts";

/** What a control gets that edits a value. */
export interface FieldProps {
  /** Ties the label to the control. */
  readonly id: string;
  readonly schema: Schema;
  /** Undefined: the file says nothing, and the default holds. */
  readonly value: Json | undefined;
  /** Names that may stand in a condition or a template. */
  readonly names?: readonly string[];
  readonly invalid: boolean;
  /** Undefined takes the value out of the file. */
  onChange(value: Json | undefined): void;
}

/** What every widget gets. */
export interface WidgetProps extends FieldProps {
  /** Edits a value within the value, where there are some. */
  readonly Inner: FunctionComponent<FieldProps>;
}
