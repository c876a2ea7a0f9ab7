import type { FunctionComponent } from "react";
import { widgetOf, type Widget } from "../schema.ts";
import { ChoiceField } from "./choice-field.tsx";
import { ChoicesField } from "./choices-field.tsx";
import { ConditionField } from "./condition-field.tsx";
import type { FieldProps, WidgetProps } from "./field-props.ts";
import { FileField } from "./file-field.tsx";
import { JsonField } from "./json-field.tsx";
import { ListField } from "./list-field.tsx";
import { ModelField } from "./model-field.tsx";
import { NumberField } from "./number-field.tsx";
import { RecordField } from "./record-field.tsx";
import { SizeField } from "./size-field.tsx";
import { SwitchField } from "./switch-field.tsx";
import { MultilineField, TextField } from "./text-field.tsx";
import { UnionField } from "./union-field.tsx";
import { WeightsField } from "./weights-field.tsx";

const widgets: Readonly<Record<Widget, FunctionComponent<WidgetProps>>> = {
  text: TextField,
  multiline: MultilineField,
  condition: ConditionField,
  number: NumberField,
  switch: SwitchField,
  choice: ChoiceField,
  choices: ChoicesField,
  list: ListField,
  size: SizeField,
  model: ModelField,
  file: FileField,
  weights: WeightsField,
  record: RecordField,
  union: UnionField,
  json: JsonField,
};

/** The control for a value, by its schema. */
export function WidgetField(props: FieldProps) {
  const Field = widgets[widgetOf(props.schema)];
  return <Field {...props} Inner={WidgetField} />;
}
