import { Command, useCommandState } from "cmdk";
import { CircleDot, Workflow } from "lucide-react";
import { useLocation } from "wouter";
import { usePipelines } from "../api/queries.ts";
import { goTo, placesOf } from "../rail/places.ts";
import { useDocument, useEditor, useSession } from "../session/editor.ts";
import { Dialog } from "../ui/dialog.tsx";
import { commands } from "./builtin.ts";
import { writeKeys } from "./keys.ts";
import styles from "./palette.module.css";
import { words } from "./words.ts";

/** All commands, to be found by name, each with its key. */
export function Palette() {
  const editor = useEditor();
  const open = useSession((state) => state.dialog === "palette");
  const text = words.use();
  if (!open) return null;
  const close = () => editor.session.openDialog(undefined);
  const possible = commands.filter(({ isEnabled }) => isEnabled?.(editor) ?? true);
  return (
    <Dialog title={text.palette} bare onClose={close}>
      <Command label={text.palette} className={styles["palette"]} loop>
        <Command.Input autoFocus placeholder={text.find} className={styles["input"]} />
        <Command.List className={styles["list"]}>
          <Command.Empty className={styles["empty"]}>{text.nothing}</Command.Empty>
          <Places go={close} />
          {possible.map(({ id, title, icon: Icon, keys: [key] = [], run }) => (
            <Command.Item
              key={id}
              value={`${title()} ${id}`}
              className={styles["item"]}
              onSelect={() => {
                close();
                run(editor);
              }}
            >
              {Icon && <Icon size={15} aria-hidden="true" />}
              <span>{title()}</span>
              {key !== undefined && <kbd>{writeKeys(key)}</kbd>}
            </Command.Item>
          ))}
        </Command.List>
      </Command>
    </Dialog>
  );
}

/** Nodes and pipelines, once something is typed: without that, the list is one of commands. */
function Places({ go }: { readonly go: () => void }) {
  const editor = useEditor();
  const pipeline = useDocument((state) => state.pipeline);
  const open = useDocument((state) => state.file);
  const { data: files = [] } = usePipelines();
  const [, navigate] = useLocation();
  const typed = useCommandState(({ search }) => search);
  const text = words.use();
  if (typed.trim() === "") return null;
  return (
    <>
      {placesOf(pipeline).map(({ path, spec }) => (
        <Command.Item
          key={path}
          value={`node ${path}`}
          keywords={[spec.use]}
          className={styles["item"]}
          onSelect={() => {
            go();
            goTo(editor, path);
          }}
        >
          <CircleDot size={15} aria-hidden="true" />
          <span>{path}</span>
          <small>{text.aNode(spec.use)}</small>
        </Command.Item>
      ))}
      {files
        .filter(({ file }) => file !== open)
        .map(({ file, name }) => (
          <Command.Item
            key={file}
            value={`pipeline ${file}`}
            keywords={[name ?? ""]}
            className={styles["item"]}
            onSelect={() => {
              go();
              navigate(`/p/${file}`);
            }}
          >
            <Workflow size={15} aria-hidden="true" />
            <span>{name ?? file}</span>
            <small>{text.aPipeline}</small>
          </Command.Item>
        ))}
    </>
  );
}
