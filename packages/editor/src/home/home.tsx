import { Link } from "wouter";
import { usePipelines } from "../api/queries.ts";
import { Blank } from "../shell/blank.tsx";
import { words } from "../shell/words.ts";
import styles from "./home.module.css";

/** The pipelines of the server's folder. */
export function Home() {
  const { data: list, error } = usePipelines();
  const text = words.use();
  if (error) return <Blank title={error.message} />;
  return (
    <main className={styles["home"]}>
      <h1>{text.pipelines}</h1>
      <ul>
        {list?.map(({ file, name }) => (
          <li key={file}>
            <Link href={`/p/${file}`}>{name ?? file}</Link>
          </li>
        ))}
      </ul>
    </main>
  );
}
