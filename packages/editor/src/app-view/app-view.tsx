import { readPipeline, type Pipeline } from "@reelgraph/engine";
import { useQuery } from "@tanstack/react-query";
import { Clapperboard, Play, RotateCcw, Workflow } from "lucide-react";
import { useMemo, useState } from "react";
import { Link } from "wouter";
import { readPipelineFile } from "../api/pipelines.ts";
import { useMaking } from "../run/making.ts";
import { PlainProgress, usesOf } from "../run/plain-progress.tsx";
import { Rushes } from "../run/rushes.tsx";
import { isFree } from "../run/plan-totals.ts";
import { Blank } from "../shell/blank.tsx";
import { Page } from "../shell/page.tsx";
import { Button } from "../ui/button.tsx";
import { money, moneyRange } from "../ui/money.ts";
import styles from "./app-view.module.css";
import { InputField } from "./input-field.tsx";
import { usePrice } from "./price.ts";
import { Result } from "./result.tsx";
import { fieldsOf, inputsOf, presetOf, type Filled } from "./values.ts";
import { words } from "./words.ts";
import { useSaid } from "../language/sentences/said.ts";

/** A pipeline as a form: `/app/films/teaser.json`. For those who want a film and no graph. */
export function AppView({ file }: { readonly file: string }) {
  const text = words.use();
  const said = useSaid();
  const { data, error } = useQuery({
    queryKey: ["app", file],
    queryFn: async ({ signal }) => readPipeline((await readPipelineFile(file, signal)).text).pipeline ?? null,
  });
  return (
    <Page>
      {error && <Blank title={text.gone}>{said(error.message)}</Blank>}
      {data === null && <Blank title={text.broken} />}
      {data && <Form file={file} pipeline={data} />}
    </Page>
  );
}

function Form({ file, pipeline }: { readonly file: string; readonly pipeline: Pipeline }) {
  const text = words.use();
  const said = useSaid();
  const fields = useMemo(() => fieldsOf(pipeline.inputs), [pipeline]);
  const [filled, setFilled] = useState<Readonly<Record<string, Filled>>>(() =>
    Object.fromEntries(fields.map((field) => [field.name, presetOf(field, pipeline.inputs?.[field.name]?.default)])),
  );
  const inputs = inputsOf(fields, filled);
  const { plan, problems, waiting } = usePrice(file, inputs);
  const making = useMaking();
  const { phase, run } = making;
  const busy = phase === "running" || phase === "paused";
  const asks = [...run.units.values()].some(({ state, question }) => state === "parked" && question);
  const price = () => {
    if (!plan) return text.noPrice;
    if (isFree(plan)) return text.free;
    if (plan.total.unknown && plan.total.max === 0) return text.unknownPrice;
    return text.price(moneyRange(plan.total));
  };
  return (
    <article className={styles["app"]}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void making.start({ pipeline: file, inputs });
        }}
      >
        <header>
          <h1>{pipeline.name ?? file}</h1>
          {pipeline.note !== undefined && <p>{pipeline.note}</p>}
        </header>
        {fields.length === 0 && <p>{text.noInputs}</p>}
        {fields.map((field) => (
          <InputField
            key={field.name}
            field={field}
            value={filled[field.name] ?? ""}
            onChange={(value) => setFilled({ ...filled, [field.name]: value })}
          />
        ))}
        {problems.map(({ code, at, message }) => (
          <p key={`${code} ${at}`} role="alert">
            {said(message)}
          </p>
        ))}
        <footer>
          <Button
            look="primary"
            type="submit"
            icon={phase === "made" ? RotateCcw : Play}
            disabled={busy || problems.length > 0}
          >
            {busy ? text.making : phase === "made" ? text.again : text.make}
          </Button>
          <span data-old={waiting}>{price()}</span>
          <Link href={`/p/${file}`}>
            <Workflow size={14} aria-hidden="true" />
            {text.openGraph}
          </Link>
        </footer>
      </form>
      <div className={styles["made"]}>
        {busy && (
          <section aria-label={text.progress} className={styles["progress"]}>
            <div className={styles["rushes"]}>
              <Rushes run={run} />
            </div>
            <PlainProgress nodes={making.nodes} progress={making.progress} uses={usesOf(pipeline)} />
            {phase === "paused" && (
              <p role="status">
                {asks ? text.waits : text.noMoney} {asks && <Link href={`/p/${file}?view=screening`}>{text.look}</Link>}
              </p>
            )}
          </section>
        )}
        {phase === "idle" && (
          <p className={styles["soon"]}>
            <Clapperboard size={30} strokeWidth={1.3} aria-hidden="true" />
            {text.soon}
          </p>
        )}
        {phase === "failed" && (
          <section role="alert" className={styles["failed"]}>
            <h2>{text.failed}</h2>
            {making.problems.map(({ code, at, message, hint }) => (
              <p key={`${code} ${at}`}>
                {said(message)}
                {hint !== undefined && <small>{said(hint)}</small>}
              </p>
            ))}
          </section>
        )}
        {phase === "made" && (
          <>
            <Result files={making.files} />
            <p className={styles["cost"]}>{run.usd > 0 ? text.made(money(run.usd)) : text.madeFree}</p>
          </>
        )}
      </div>
    </article>
  );
}
