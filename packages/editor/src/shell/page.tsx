import { ChartNoAxesColumn, Clapperboard, House, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Link, useLocation } from "wouter";
import tabs from "../ui/tabs.module.css";
import styles from "./page.module.css";
import { Preferences } from "./preferences.tsx";
import { words } from "./words.ts";

/**
 * A page beside the editor: home, viewers' feedback, a pipeline as a form. `bare`: for somebody who can go nowhere else.
 */
export function Page({ children, bare = false }: { readonly children: ReactNode; readonly bare?: boolean }) {
  const text = words.use();
  const places: readonly (readonly [string, LucideIcon, string])[] = [
    ["/", House, text.home],
    ["/feedback", ChartNoAxesColumn, text.feedback],
  ];
  const [here] = useLocation();
  return (
    <div className={styles["page"]}>
      <header className={styles["bar"]}>
        {bare ? (
          <span className={styles["brand"]}>
            <Brand />
          </span>
        ) : (
          <Link href="/" className={styles["brand"]}>
            <Brand />
          </Link>
        )}
        {!bare && (
          <nav className={tabs["tabs"]} aria-label={text.pages}>
            {places.map(([href, Icon, name]) => (
              <Link key={href} href={href} aria-current={here === href ? "page" : undefined}>
                <Icon size={15} strokeWidth={1.8} aria-hidden="true" />
                {name}
              </Link>
            ))}
          </nav>
        )}
        <span className={styles["right"]}>
          <Preferences guest={bare} />
        </span>
      </header>
      <main className={styles["main"]}>{children}</main>
    </div>
  );
}

function Brand() {
  return (
    <>
      <Clapperboard size={18} color="var(--tungsten)" aria-hidden="true" />
      <b>Reelgraph</b>
    </>
  );
}
