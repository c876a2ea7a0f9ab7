import type { Feedback as Said, Trend } from "@reelgraph/server/wire";
import { useQuery } from "@tanstack/react-query";
import { MessagesSquare } from "lucide-react";
import { useState } from "react";
import { Link } from "wouter";
import { ask } from "../api/client.ts";
import { Blank } from "../shell/blank.tsx";
import { Page } from "../shell/page.tsx";
import choice from "../ui/choice.module.css";
import { DayChart } from "./day-chart.tsx";
import styles from "./feedback.module.css";
import { MeanBars } from "./mean-bars.tsx";
import { Words } from "./words-list.tsx";
import { words } from "./words.ts";

type Grouping = "pipeline" | "style" | "model";
const groupings: readonly Grouping[] = ["pipeline", "style", "model"];

const useTrends = (by: Grouping | "day") =>
  useQuery({
    queryKey: ["trends", by],
    queryFn: ({ signal }) => ask<readonly Trend[]>("/api/feedback/trends", { query: { by }, signal }),
  });

/** What viewers said of films, over time and side by side. */
export function Feedback() {
  const text = words.use();
  const [by, setBy] = useState<Grouping>("pipeline");
  const { data: days } = useTrends("day");
  const { data: groups } = useTrends(by);
  const { data: said } = useQuery({
    queryKey: ["feedback"],
    queryFn: ({ signal }) => ask<readonly Said[]>("/api/feedback", { query: { limit: 200 }, signal }),
  });
  if (said?.length === 0) {
    return (
      <Page>
        <Blank title={text.none} icon={MessagesSquare}>
          <p>{text.noneHint}</p>
          <Link href="/">{text.toPipelines}</Link>
        </Blank>
      </Page>
    );
  }
  return (
    <Page>
      <div className={styles["feedback"]}>
        <header>
          <h1>{text.title}</h1>
          <p>{text.hint}</p>
        </header>
        <section aria-labelledby="days">
          <h2 id="days">{text.byDay}</h2>
          {days && <DayChart days={days} />}
        </section>
        <section aria-labelledby="groups">
          <header>
            <h2 id="groups">{text.by}</h2>
            <span className={choice["choice"]} role="group" aria-label={text.by}>
              {groupings.map((one) => (
                <button key={one} type="button" aria-pressed={by === one} onClick={() => setBy(one)}>
                  {text[one]}
                </button>
              ))}
            </span>
          </header>
          {groups && <MeanBars groups={groups} />}
        </section>
        <section aria-labelledby="words">
          <h2 id="words">{text.said}</h2>
          <Words said={said ?? []} />
        </section>
      </div>
    </Page>
  );
}
