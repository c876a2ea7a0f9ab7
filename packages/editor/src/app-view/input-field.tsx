import type { Media } from "@reelgraph/engine";
import { Upload, X } from "lucide-react";
import { useId, useState } from "react";
import { ask } from "../api/client.ts";
import { useMediaLinks } from "../api/media.ts";
import { IconButton } from "../ui/icon-button.tsx";
import styles from "./app-view.module.css";
import { isFile, type Field, type Filled } from "./values.ts";
import { words } from "./words.ts";
import { messageOf } from "../language/sentences/said.ts";

/** One input of the pipeline, as a field that fits its type. */
export function InputField({
  field,
  value,
  onChange,
}: {
  readonly field: Field;
  readonly value: Filled;
  readonly onChange: (value: Filled) => void;
}) {
  const text = words.use();
  const id = useId();
  const { label, note, kind, list, long, optional } = field;
  return (
    <div className={styles["field"]}>
      <label htmlFor={id}>
        {label}
        <small>{list && !isFile(field) ? text.oneALine : optional ? text.optional : ""}</small>
      </label>
      {note !== undefined && <p>{note}</p>}
      {isFile(field) ? (
        <FileInput id={id} field={field} value={Array.isArray(value) ? value : []} onChange={onChange} />
      ) : kind === "boolean" && !list ? (
        <span className={styles["check"]}>
          <input id={id} type="checkbox" checked={value === true} onChange={({ target }) => onChange(target.checked)} />
          {text.yes}
        </span>
      ) : long ? (
        <textarea id={id} rows={list ? 4 : 3} value={String(value)} onChange={({ target }) => onChange(target.value)} />
      ) : (
        <input
          id={id}
          inputMode={kind === "number" ? "decimal" : "text"}
          value={String(value)}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </div>
  );
}

type Files = Exclude<Filled, string | boolean>;

/** Files go to the server as soon as they are chosen; what they are is told by their content. */
function FileInput({
  id,
  field: { kind, list },
  value,
  onChange,
}: {
  readonly id: string;
  readonly field: Field;
  readonly value: Files;
  readonly onChange: (value: Filled) => void;
}) {
  const text = words.use();
  const [going, setGoing] = useState(false);
  const [failed, setFailed] = useState<string>();
  const take = async (files: readonly File[]) => {
    setGoing(true);
    setFailed(undefined);
    try {
      const stored = await Promise.all(
        files.map(async (file) => {
          const { sha256 } = await ask<Media>("/api/artifacts", { method: "POST", bytes: file });
          return { sha256, name: file.name };
        }),
      );
      onChange(list ? [...value, ...stored] : stored.slice(0, 1));
    } catch (thrown) {
      setFailed(messageOf(thrown));
    } finally {
      setGoing(false);
    }
  };
  return (
    <>
      {value.length > 0 && (
        <ul className={styles["files"]}>
          {value.map(({ sha256, name }) => (
            <li key={sha256}>
              <Preview sha256={sha256} />
              <span>{name}</span>
              <IconButton
                icon={X}
                label={text.takeAway}
                onClick={() => onChange(value.filter((one) => one.sha256 !== sha256))}
              />
            </li>
          ))}
        </ul>
      )}
      {(list || value.length === 0) && (
        <span className={styles["drop"]}>
          <Upload size={16} aria-hidden="true" />
          {going ? text.uploading : text.upload}
          <input
            id={id}
            type="file"
            accept={`${kind}/*`}
            multiple={list}
            disabled={going}
            onChange={({ target }) => void take([...(target.files ?? [])])}
          />
        </span>
      )}
      {failed !== undefined && <p role="alert">{failed}</p>}
    </>
  );
}

function Preview({ sha256 }: { readonly sha256: string }) {
  const links = useMediaLinks(sha256);
  return links?.thumbnail === undefined ? null : <img src={links.thumbnail} alt="" />;
}
