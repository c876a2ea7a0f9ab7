import { Upload } from "lucide-react";
import { useState } from "react";
import { addMedia } from "../../api/pipelines.ts";
import { useDocument } from "../../session/editor.ts";
import { words } from "../words.ts";
import type { FieldProps } from "./field-props.ts";
import styles from "./fields.module.css";
import { TextField } from "./text-field.tsx";
import { messageOf } from "../../language/sentences/said.ts";

/** A file beside the pipeline, by its path; one from this device can be put there. */
export function FileField(props: FieldProps) {
  const pipeline = useDocument((state) => state.file);
  const [doing, setDoing] = useState<"nothing" | "uploading" | { readonly problem: string }>("nothing");
  const text = words.use();
  const bring = async (file: File | undefined) => {
    if (!file) return;
    setDoing("uploading");
    try {
      props.onChange(await addMedia(pipeline, file));
      setDoing("nothing");
    } catch (thrown) {
      setDoing({ problem: messageOf(thrown) });
    }
  };
  return (
    <span className={styles["list"]}>
      <TextField {...props} />
      <label className={styles["upload"]}>
        <Upload size={13} aria-hidden="true" />
        {doing === "uploading" ? text.uploading : text.upload}
        <input
          type="file"
          accept="image/*,video/*,audio/*"
          className="visually-hidden"
          onChange={({ target }) => void bring(target.files?.[0])}
        />
      </label>
      {typeof doing === "object" && <small role="alert">{doing.problem}</small>}
    </span>
  );
}
