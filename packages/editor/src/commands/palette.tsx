import { useCommandState } from "cmdk";
import { CircleDot, Workflow } from "lucide-react";
import { useLocation } from "wouter";
import { usePipelines } from "../api/queries.ts";
import { goTo, placesOf } from "../rail/places.ts";
import { useDocument, useEditor, useSession } from "../session/editor.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Finder, FoundItem } from "../ui/finder.tsx";
import { commands } from "./builtin.ts";
import { writeKeys } from "./keys.ts";
import { words } from "./words.ts";

/** All commands, to be found by name, each with its key. */
export function Palette() {
  const editor = useEditor();
  const open = useSession((state) => state.dialog === "palette");
  const text = words.use();
  if (!open) return null;
  const close = () => editor.session.openDialog(undefined);
  // What opens the palette would open nothing here.
  const possible = commands.filter(({ id, isEnabled }) => id !== "view.palette" && (isEnabled?.(editor) ?? true));
  return (
    <Dialog title={text.palette} bare onClose={close}>
      <Finder label={text.find} empty={text.nothing}>
        <Places go={close} />
        {possible.map(({ id, title, icon: Icon, keys: [key] = [], run }) => (
          <FoundItem
            key={id}
            value={`${title()} ${id}`}
            onSelect={() => {
              close();
              run(editor);
            }}
          >
            {Icon && <Icon size={15} aria-hidden="true" />}
            <span>{title()}</span>
            {key !== undefined && <kbd>{writeKeys(key)}</kbd>}
          </FoundItem>
        ))}
      </Finder>
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
        <FoundItem
          key={path}
          value={`node ${path}`}
          keywords={[spec.use]}
          onSelect={() => {
            go();
            goTo(editor, path);
          }}
        >
          <CircleDot size={15} aria-hidden="true" />
          <span>{path}</span>
          <small>{text.aNode(spec.use)}</small>
        </FoundItem>
      ))}
      {files
        .filter(({ file }) => file !== open)
        .map(({ file, name }) => (
          <FoundItem
            key={file}
            value={`pipeline ${file}`}
            keywords={[name ?? ""]}
            onSelect={() => {
              go();
              navigate(`/p/${file}`);
            }}
          >
            <Workflow size={15} aria-hidden="true" />
            <span>{name ?? file}</span>
            <small>{text.aPipeline}</small>
          </FoundItem>
        ))}
    </>
  );
}
