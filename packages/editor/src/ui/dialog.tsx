import { X } from "lucide-react";
import { useEffect, useRef, type ReactNode } from "react";
import { defineWords } from "../language/language.ts";
import styles from "./dialog.module.css";
import { IconButton } from "./icon-button.tsx";

const words = defineWords({ close: "Close" }, { close: "关闭" });

/** A modal dialog, the browser's own: it holds the focus, and Escape closes it. */
export function Dialog({
  title,
  wide,
  bare,
  onClose,
  children,
}: {
  readonly title: string;
  readonly wide?: boolean;
  /** Shows no head; the title is only read aloud. */
  readonly bare?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const text = words.use();
  useEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className={styles["dialog"]}
      data-wide={wide}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => event.target === ref.current && onClose()}
    >
      <div>
        {!bare && (
          <header className={styles["head"]}>
            <h2>{title}</h2>
            <IconButton icon={X} label={text.close} onClick={onClose} />
          </header>
        )}
        {children}
      </div>
    </dialog>
  );
}
