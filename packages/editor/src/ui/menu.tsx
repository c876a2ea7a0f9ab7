import type { LucideIcon } from "lucide-react";
import { useId, useRef, type KeyboardEvent, type ReactNode } from "react";
import styles from "./menu.module.css";

export interface MenuItem {
  readonly id: string;
  readonly title: string;
  readonly icon?: LucideIcon;
  /** A key, as it is written. */
  readonly keys?: string | undefined;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
}

/** A button that opens a list of things to do, in the browser's own popover. Arrow keys walk through it. */
export function Menu({
  label,
  className,
  items,
  children,
}: {
  readonly label: string;
  readonly className?: string | undefined;
  readonly items: readonly MenuItem[];
  readonly children: ReactNode;
}) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const place = () => {
    const from = button.current?.getBoundingClientRect();
    const menu = list.current;
    if (!from || !menu) return;
    const { offsetWidth: width, offsetHeight: height } = menu;
    const below = from.bottom + 6 + height <= innerHeight;
    menu.style.left = `${Math.max(8, Math.min(from.right - width, innerWidth - width - 8))}px`;
    menu.style.top = `${below ? from.bottom + 6 : Math.max(8, from.top - 6 - height)}px`;
    first(menu)?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        popoverTarget={id}
        aria-haspopup="menu"
        aria-label={label}
        title={label}
      >
        {children}
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        className={styles["menu"]}
        onToggle={(event) => event.newState === "open" && place()}
        onKeyDown={walk}
      >
        {items.map(({ id: item, title, icon: Icon, keys, disabled, onSelect }) => (
          <button
            key={item}
            type="button"
            role="menuitem"
            disabled={disabled}
            onClick={() => {
              list.current?.hidePopover();
              onSelect();
            }}
          >
            {Icon ? <Icon size={14} aria-hidden="true" /> : <i />}
            <span>{title}</span>
            {keys !== undefined && <kbd>{keys}</kbd>}
          </button>
        ))}
      </div>
    </>
  );
}

const itemsOf = (menu: HTMLElement) => [...menu.querySelectorAll<HTMLButtonElement>("button:not(:disabled)")];
const first = (menu: HTMLElement) => itemsOf(menu)[0];

function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const items = itemsOf(event.currentTarget);
  const at = items.findIndex((item) => item === document.activeElement);
  items.at((at + step + items.length) % items.length)?.focus();
}
