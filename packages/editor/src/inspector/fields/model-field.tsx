import { ChevronDown } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useModels } from "../../api/models.ts";
import { words } from "../words.ts";
import type { FieldProps } from "./field-props.ts";
import styles from "./fields.module.css";
import { ModelPrice } from "./model-price.tsx";
import { useSaid } from "../../language/sentences/said.ts";

const ModelPicker = lazy(() => import("./model-picker.tsx").then(({ ModelPicker }) => ({ default: ModelPicker })));

/** A video model, chosen from a list that tells what each can do and costs. */
export function ModelField({ id, value, invalid, onChange }: FieldProps) {
  const { data: models = [] } = useModels();
  const [open, setOpen] = useState(false);
  const text = words.use();
  const said = useSaid();
  const model = models.find((one) => (typeof value === "string" ? one.id === value : one.default));
  return (
    <>
      <button
        id={id}
        type="button"
        className={styles["input"]}
        data-button="true"
        data-invalid={invalid}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <span className={styles["grow"]}>
          {said(model?.title ?? (typeof value === "string" ? value : text.modelDefault))}
        </span>
        {model && <ModelPrice model={model} />}
        <ChevronDown size={13} aria-hidden="true" />
      </button>
      {open && (
        <Suspense>
          <ModelPicker
            models={models}
            chosen={typeof value === "string" ? value : undefined}
            onChoose={(one) => {
              setOpen(false);
              onChange(one);
            }}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
