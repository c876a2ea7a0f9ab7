import { Plus } from "lucide-react";
import { useEffect, useState } from "react";
import { fetchNodeTypes, usePipelines } from "../api/queries.ts";
import { Blank } from "../shell/blank.tsx";
import { Page } from "../shell/page.tsx";
import { Button } from "../ui/button.tsx";
import { whenOpened } from "../ui/when-idle.ts";
import { AddVendor } from "./add-vendor.tsx";
import { placeOfExample, useExamples } from "./examples.ts";
import { FirstFilm } from "./first-film.tsx";
import { Gallery } from "./gallery.tsx";
import styles from "./home.module.css";
import { OwnPipelines } from "./own-pipelines.tsx";
import { StartOwn } from "./start-own.tsx";
import { words } from "./words.ts";
import { useSaid } from "../language/sentences/said.ts";

/** What a pipeline's page needs, so that it opens at once. */
function fetchEditor(): void {
  void import("../shell/editor-page.tsx");
  void fetchNodeTypes();
}

/** The first page: a film to make at once, the folder's pipelines, and examples to begin with. */
export function Home() {
  const { data: list, error } = usePipelines();
  const { data: examples = [] } = useExamples();
  const text = words.use();
  const said = useSaid();
  const [starting, setStarting] = useState(false);
  useEffect(() => whenOpened(fetchEditor), []);
  // Examples that lie in the folder stand in the gallery; in the list they would be in the way of one's own.
  const places = new Set(examples.map(({ id }) => placeOfExample(id, list ?? [])));
  const own = list?.filter(({ file, lastRun }) => lastRun !== undefined || !places.has(file)) ?? [];
  return (
    <Page>
      <div className={styles["home"]}>
        {error && <Blank title={text.cantList}>{said(error.message)}</Blank>}
        {list && (
          <>
            <FirstFilm pipelines={list} />
            <section className={styles["section"]} aria-labelledby="own">
              <header>
                <div>
                  <h2 id="own">{text.yours}</h2>
                  <p>{text.startHint}</p>
                </div>
                <Button look={own.length === 0 ? "primary" : "plain"} icon={Plus} onClick={() => setStarting(true)}>
                  {text.start}
                </Button>
              </header>
              <OwnPipelines list={own} />
            </section>
            <Gallery pipelines={list} />
            <AddVendor />
            {starting && <StartOwn pipelines={list} onClose={() => setStarting(false)} />}
          </>
        )}
      </div>
    </Page>
  );
}
