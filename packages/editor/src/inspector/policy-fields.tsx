import { setSetting, type Json, type NodeSpec } from "@reelgraph/engine";
import { useId } from "react";
import { FieldRow } from "./field-row.tsx";
import { WidgetField } from "./fields/widget-field.tsx";
import styles from "./inspector.module.css";
import type { Schema } from "./schema.ts";
import { useStep } from "./use-step.ts";
import { words } from "./words.ts";

/** What every node has: a note, and what becomes of failures and long lists (rules 7, 9 and 13). */
export function PolicyFields({ path, spec }: { readonly path: string; readonly spec: NodeSpec }) {
  const text = words.use();
  return (
    <>
      <Setting
        path={path}
        name="note"
        label={text.note}
        schema={{ type: "string", widget: "multiline" }}
        value={spec.note}
      />
      <details className={styles["more"]}>
        <summary>{text.advanced}</summary>
        <Policy
          path={path}
          name="onItemError"
          label={text.onItemError}
          value={spec.onItemError ?? "fail"}
          choices={{ fail: text.itemFail, drop: text.itemDrop, hole: text.itemHole }}
        />
        <Policy
          path={path}
          name="onError"
          label={text.onError}
          value={spec.onError ?? "fail"}
          choices={{ fail: text.errorFail, port: text.errorPort }}
        />
        <Setting
          path={path}
          name="maxItems"
          label={text.maxItems}
          schema={{ type: "integer", minimum: 1, default: 50 }}
          value={spec.maxItems}
        />
      </details>
    </>
  );
}

interface SettingProps {
  readonly path: string;
  readonly name: "note" | "maxItems";
  readonly label: string;
  readonly schema: Schema;
  readonly value: Json | undefined;
}

function Setting({ path, name, label, schema, value }: SettingProps) {
  const id = useId();
  const { apply, begin } = useStep();
  const text = words.use();
  const change = (to: Json | undefined) =>
    apply(text.set(label), (pipeline) => {
      return setSetting(pipeline, path, name, (to === "" ? undefined : to) as NodeSpec[typeof name]);
    });
  return (
    <div onFocus={begin}>
      <FieldRow id={id} label={label}>
        <WidgetField id={id} schema={schema} value={value} invalid={false} onChange={change} />
      </FieldRow>
    </div>
  );
}

interface PolicyProps {
  readonly path: string;
  readonly name: "onItemError" | "onError";
  readonly label: string;
  readonly value: string;
  readonly choices: Readonly<Record<string, string>>;
}

function Policy({ path, name, label, value, choices }: PolicyProps) {
  const id = useId();
  const { apply } = useStep();
  const text = words.use();
  return (
    <FieldRow id={id} label={label}>
      <select
        id={id}
        className={styles["select"]}
        value={value}
        onChange={({ target }) => {
          // What holds anyway isn't written into the file.
          const to = target.value === "fail" ? undefined : (target.value as NonNullable<NodeSpec[typeof name]>);
          apply(text.set(label), (pipeline) => setSetting(pipeline, path, name, to));
        }}
      >
        {Object.entries(choices).map(([one, told]) => (
          <option key={one} value={one}>
            {told}
          </option>
        ))}
      </select>
    </FieldRow>
  );
}
