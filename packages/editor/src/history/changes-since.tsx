import { useSource } from "../api/runs.ts";
import { changesBetween } from "./changes-between.ts";
import { ChangeList } from "./change-list.tsx";
import { words } from "./words.ts";

/** What was edited between two runs, in words. */
export function ChangesSince({ id, before }: { readonly id: string; readonly before: string | undefined }) {
  const text = words.use();
  const { data: now } = useSource(id);
  const { data: then } = useSource(before);
  if (before === undefined) return <p>{text.first}</p>;
  if (!now || !then) return null;
  const changes = changesBetween(then, now);
  return (
    <section>
      <h3>{text.changed}</h3>
      {changes.length === 0 ? <p>{text.unchanged}</p> : <ChangeList changes={changes} />}
    </section>
  );
}
