import { Maximize2, Minimize2 } from "lucide-react";
import { useEditor } from "../../session/editor.ts";
import { words } from "../words.ts";
import styles from "./unfold.module.css";
import { setUnfolded } from "./set-unfolded.ts";

/** Shows what is inside a card where it stands, or folds it again. */
export function UnfoldButton({ path, unfolded }: { readonly path: string; readonly unfolded: boolean }) {
  const editor = useEditor();
  const text = words.use();
  const Icon = unfolded ? Minimize2 : Maximize2;
  const label = unfolded ? text.fold : text.unfold;
  return (
    <button
      type="button"
      className={`${styles["button"]} nodrag`}
      aria-expanded={unfolded}
      aria-label={label}
      title={`${label} (E)`}
      onClick={(event) => {
        event.stopPropagation();
        setUnfolded(editor, [path], !unfolded);
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <Icon size={12} strokeWidth={2.2} aria-hidden="true" />
    </button>
  );
}
