import { useQuery } from "@tanstack/react-query";
import { ask } from "../api/client.ts";
import { defineWords } from "../language/language.ts";
import { useRun } from "../session/editor.ts";
import styles from "./problem.module.css";
import { useSaid } from "../language/sentences/said.ts";

const words = defineWords({ why: "Why it ran" }, { why: "为何运行" });

/** Why a unit of the shown run ran, in one line; nothing where nobody knows. `bare`: without its title. */
export function UnitWhy({ place, bare }: { readonly place: string; readonly bare?: boolean }) {
  const text = words.use();
  const said = useSaid();
  const why = useWhy(place, true);
  if (why === undefined) return null;
  return (
    <p className={styles["why"]}>
      {!bare && <b>{text.why}</b>} {said(why)}
    </p>
  );
}

/** Why a unit ran, asked for once for all units of its node; undefined while it isn't `wanted`, or nobody knows. */
export function useWhy(place: string, wanted: boolean): string | undefined {
  const node = place.replace(/\[.*$/s, "");
  const id = useRun((state) => state.id);
  const ran = useRun(({ run }) => /^(finished|failed|cached)$/.test(run.units.get(place)?.state ?? ""));
  const ended = useRun(({ run }) => run.ended);
  const { data } = useQuery({
    queryKey: ["why", id, node, ended],
    enabled: id !== undefined && ran && wanted,
    queryFn: async ({ signal }) => {
      const asking = { query: { node }, signal };
      const units = await ask<readonly { place: string; why?: string }[]>(`/api/runs/${id}/units`, asking);
      return new Map(units.map((unit) => [unit.place, unit.why]));
    },
  });
  return data?.get(place);
}
