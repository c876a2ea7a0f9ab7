import { ArrowUpRight } from "lucide-react";
import { useId } from "react";
import { Link } from "wouter";
import { publish } from "../document/publish.ts";
import { words as documentWords } from "../document/words.ts";
import { useDocument, useEditor } from "../session/editor.ts";
import { FieldRow } from "./field-row.tsx";
import { SwitchField } from "./fields/switch-field.tsx";
import styles from "./inspector.module.css";
import { words } from "./words.ts";

/** Whether the pipeline is published as a form, and the way to it. */
export function Published() {
  const { document } = useEditor();
  const id = useId();
  const file = useDocument((state) => state.file);
  const on = useDocument((state) => state.pipeline.app === true);
  const text = words.use();
  const names = documentWords.use();
  return (
    <section>
      <FieldRow id={id} label={text.published} hint={text.publishedHint} beside>
        <SwitchField
          id={id}
          schema={{}}
          value={on}
          names={[]}
          invalid={false}
          onChange={(to) =>
            document.apply(to === true ? names.publish : names.unpublish, (pipeline) => publish(pipeline, to === true))
          }
        />
      </FieldRow>
      {on && (
        <Link href={`/app/${file}`} className={styles["form-link"]}>
          {text.openForm}
          <ArrowUpRight size={13} aria-hidden="true" />
        </Link>
      )}
    </section>
  );
}
