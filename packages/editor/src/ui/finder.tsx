import { Command } from "cmdk";
import type { ComponentProps, ReactNode } from "react";
import styles from "./finder.module.css";

/** A dialog that opens gives the focus to what has this attribute. React writes none: it focuses by itself, before that. */
const markFirst = (field: HTMLInputElement | null) => field?.setAttribute("autofocus", "");

/** A list to choose from by typing. `label` says what is looked for, `empty` that nothing is found; `below` stands under it. */
export function Finder({
  label,
  empty,
  below,
  children,
  ...more
}: {
  readonly label: string;
  readonly empty: string;
  readonly below?: ReactNode;
  readonly children: ReactNode;
} & Pick<ComponentProps<typeof Command>, "defaultValue">) {
  return (
    <Command label={label} loop {...more}>
      <Command.Input ref={markFirst} autoFocus placeholder={label} className={styles["input"]} />
      <Command.List label={label} className={styles["list"]}>
        <Command.Empty className={styles["empty"]}>{empty}</Command.Empty>
        {children}
      </Command.List>
      {below}
    </Command>
  );
}

export const FoundGroup = (props: ComponentProps<typeof Command.Group>) => (
  <Command.Group className={styles["group"]} {...props} />
);

/** One that can be chosen; `value` is unique and looked in, as are its `keywords`. */
export const FoundItem = (props: ComponentProps<typeof Command.Item>) => (
  <Command.Item className={styles["item"]} {...props} />
);
