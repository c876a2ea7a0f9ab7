import { iconOf } from "../card/icon-of.ts";
import styles from "./type-icon.module.css";

/** A node type's sign, in the colour of the kind that it gives where that is told. */
export function TypeIcon({ info, kind }: { readonly info: Parameters<typeof iconOf>[0]; readonly kind?: string }) {
  const Icon = iconOf(info);
  return (
    <i className={styles["icon"]} style={kind === undefined ? undefined : { color: `var(--kind-${kind})` }}>
      <Icon size={13} strokeWidth={2} aria-hidden="true" />
    </i>
  );
}
