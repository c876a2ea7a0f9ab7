import { useQuery } from "@tanstack/react-query";
import { ask } from "../api/client.ts";
import { defineWords } from "../language/language.ts";
import { useRun } from "../session/editor.ts";
import styles from "./problem.module.css";

const words = defineWords({ why: "Why it ran" }, { why: "为何运行" });

/** Why a unit of the shown run ran, in one line; nothing where nobody knows. `bare`: without its title. */
export function UnitWhy({ place, bare }: { readonly place: string; readonly bare?: boolean }) {
  const text = words.use();
  const why = useWhy(place);
  if (why === undefined) return null;
  return (
    <p className={styles["why"]}>
      {!bare && <b>{text.why}</b>} {why}
    </p>
  );
}

/** Of units that ran; the others have nothing to tell. */
function useWhy(place: string): string | undefined {
  const id = useRun((state) => state.id);
  const ran = useRun(({ run }) => /^(finished|failed|cached)$/.test(run.units.get(place)?.state ?? ""));
  const ended = useRun(({ run }) => run.ended);
  const { data } = useQuery({
    queryKey: ["why", id, ended],
    enabled: id !== undefined && ran,
    queryFn: async ({ signal }) => {
      const units = await ask<readonly { readonly place: string; readonly why?: string }[]>(`/api/runs/${id}/units`, {
        signal,
      });
      return new Map(units.map((unit) => [unit.place, unit.why]));
    },
  });
  return data?.get(place);
}
