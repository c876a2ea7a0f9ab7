import { useQuery } from "@tanstack/react-query";
import type { Planned } from "@reelgraph/engine";
import { Play } from "lucide-react";
import { useState } from "react";
import { ApiError, ask } from "../api/client.ts";
import { InputField } from "../app-view/input-field.tsx";
import { inputsOf, type Filled } from "../app-view/values.ts";
import { useDocument, useEditor } from "../session/editor.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { money, moneyRange } from "../ui/money.ts";
import { neededInputs } from "./needed-inputs.ts";
import { UsdField } from "./usd-field.tsx";
import { PlanTable } from "./plan-table.tsx";
import { isFree } from "./plan-totals.ts";
import styles from "./plan-sheet.module.css";
import { ProblemList } from "./problem-list.tsx";
import { setUnasked } from "./remembered.ts";
import { startRun, type Choices } from "./start.ts";
import { words } from "./words.ts";

const remembered = 0.5;

/** What a run would do, take and cost, and the person's word that it may: nothing is bought without it. */
export function PlanSheet({ choices, onClose }: { readonly choices: Choices; readonly onClose: () => void }) {
  const editor = useEditor();
  const text = words.use();
  const pipeline = useDocument((state) => state.pipeline);
  const fields = neededInputs(pipeline, choices.inputs);
  const [filled, setFilled] = useState<Readonly<Record<string, Filled>>>({});
  const inputs = inputsOf(fields, filled);
  const missing = fields.some(({ name }) => !Object.hasOwn(inputs, name));
  const chosen: Choices = fields.length > 0 ? { ...choices, inputs: { ...choices.inputs, ...inputs } } : choices;
  const { data: plan, error, isFetching } = usePlanFor(chosen, !missing);
  const [cap, setCap] = useState<string>();
  const [allow, setAllow] = useState(false);
  const [remember, setRemember] = useState(false);
  const [refused, setRefused] = useState<ApiError>();
  const [busy, setBusy] = useState(false);
  const usual = pipeline.budget?.usd ?? (plan && suggestedCap(plan));
  const value = cap ?? (usual === undefined ? "" : String(usual));
  const free = plan !== undefined && isFree(plan);
  // A file that says "pause" may begin what it can't pay for; a cap that a person names is meant to be enough.
  const pauses = cap === undefined && pipeline.budget?.onExceed === "pause";
  const tooLow = plan !== undefined && !free && !pauses && !(Number(value) >= plan.total.min && value !== "");
  const stops = plan !== undefined && pauses && Number(value) < plan.total.min;
  const unknown = plan?.total.unknown === true && plan.units.some(({ state, price }) => state === "run" && !price);

  const start = async () => {
    setBusy(true);
    if (remember) setUnasked(remembered);
    const maxCost = free || pauses || value === "" ? {} : { maxCost: Number(value) };
    const bought = unknown && allow ? { unknownPrice: "allow" as const } : {};
    try {
      await startRun(editor, { ...chosen, ...maxCost, ...bought });
      onClose();
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown;
      setRefused(thrown);
      setBusy(false);
    }
  };
  const problems = refused?.problems ?? (error instanceof ApiError ? error.problems : []);
  return (
    <Dialog title={text.sheet} wide onClose={onClose}>
      <form
        className={styles["sheet"]}
        onSubmit={(event) => {
          event.preventDefault();
          void start();
        }}
      >
        {fields.map((field) => (
          <InputField
            key={field.name}
            field={field}
            value={filled[field.name] ?? ""}
            onChange={(value) => setFilled({ ...filled, [field.name]: value })}
          />
        ))}
        {plan && <PlanTable plan={plan} />}
        {!plan && isFetching && <p className={styles["hint"]}>{text.planning}</p>}
        {problems.length > 0 && <ProblemList problems={problems} onFix={onClose} />}
        {plan && !free && (
          <fieldset className={styles["money"]}>
            <UsdField
              label={text.cap}
              value={value}
              bad={tooLow}
              hint={
                tooLow ? text.capLow(money(plan.total.min)) : stops ? text.capStops(money(Number(value))) : text.capHint
              }
              onChange={setCap}
            />
            {unknown && (
              <label className={styles["check"]}>
                <input type="checkbox" checked={allow} onChange={(event) => setAllow(event.target.checked)} />
                {text.allowUnknown}
              </label>
            )}
            {plan.total.max <= remembered && !plan.total.unknown && (
              <label className={styles["check"]}>
                <input type="checkbox" checked={remember} onChange={(event) => setRemember(event.target.checked)} />
                {text.unasked(money(remembered))}
              </label>
            )}
          </fieldset>
        )}
        <footer className={styles["foot"]}>
          <Button look="quiet" onClick={onClose}>
            {text.back}
          </Button>
          <Button
            type="submit"
            look="primary"
            icon={Play}
            disabled={busy || missing || !plan || tooLow || (unknown && !allow)}
          >
            {plan && !free ? text.startFor(moneyRange(plan.total)) : text.start}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

/** A cap that is enough for what the plan says, with a tenth to spare, in whole cents. */
function suggestedCap({ total }: Planned): number {
  return Math.max(0.01, Math.ceil(total.max * 110) / 100);
}

function usePlanFor(choices: Choices, enabled: boolean) {
  const { document } = useEditor();
  const pipeline = useDocument((state) => state.pipeline);
  return useQuery({
    queryKey: ["plan", document.getState().file, document.text(), choices, pipeline],
    enabled,
    gcTime: 0,
    staleTime: 0,
    retry: false,
    queryFn: ({ signal }) =>
      ask<Planned>("/api/plan", {
        method: "POST",
        body: { pipeline: document.getState().file, text: document.text(), ...choices },
        signal,
      }),
  });
}
