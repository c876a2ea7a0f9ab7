import { useState } from "react";
import { useLocation } from "wouter";
import type { PipelineInfo } from "../api/pipelines.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { readExample, saveNew, useExamples } from "./examples.ts";
import styles from "./start-own.module.css";
import { emptyText, filled, slugOf } from "./template.ts";
import { words } from "./words.ts";
import { messageOf } from "../language/sentences/said.ts";

/** Examples that take one idea, and what they make of it. */
const shapes = ["first-film", "basic-generation", "four-styles", "refine-until-good"] as const;

/** A pipeline of one's own: an idea that fills a template, or an empty canvas. */
export function StartOwn({
  pipelines,
  onClose,
}: {
  readonly pipelines: readonly PipelineInfo[];
  readonly onClose: () => void;
}) {
  const text = words.use();
  const [, go] = useLocation();
  const { data: examples = [] } = useExamples();
  const [idea, setIdea] = useState("");
  const [shape, setShape] = useState<string>(shapes[0]);
  const [failed, setFailed] = useState<string>();
  const titles: Readonly<Record<(typeof shapes)[number], readonly [string, string]>> = {
    "first-film": [text.scenes, text.scenesHint],
    "basic-generation": [text.clip, text.clipHint],
    "four-styles": [text.styles, text.stylesHint],
    "refine-until-good": [text.refined, text.refinedHint],
  };
  const offered = shapes.filter((id) => examples.some((one) => one.id === id));
  const save = async (name: string, make: () => Promise<string>) => {
    try {
      go(`/p/${await saveNew(name, await make(), pipelines)}`);
    } catch (thrown) {
      setFailed(messageOf(thrown));
    }
  };
  const begin = () =>
    save(slugOf(idea), async () => {
      const { text: template } = await readExample(shape);
      return filled(template, idea.trim()) ?? template;
    });
  return (
    <Dialog title={text.start} wide onClose={onClose}>
      <form
        className={styles["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          void begin();
        }}
      >
        <label>
          <span>{text.describe}</span>
          <textarea
            autoFocus
            rows={3}
            value={idea}
            placeholder={text.describeHint}
            onChange={({ target }) => setIdea(target.value)}
          />
        </label>
        <fieldset>
          <legend>{text.shape}</legend>
          {offered.map((id) => (
            <label key={id} className={styles["shape"]}>
              <input type="radio" name="shape" checked={shape === id} onChange={() => setShape(id)} />
              <img src={examples.find((one) => one.id === id)?.picture} alt="" />
              <b>{titles[id][0]}</b>
              <small>{titles[id][1]}</small>
            </label>
          ))}
        </fieldset>
        {failed !== undefined && (
          <p role="alert">
            {text.cantBegin}: {failed}
          </p>
        )}
        <footer>
          <Button look="quiet" onClick={() => void save("untitled", async () => emptyText(text.untitled))}>
            {text.emptyCanvas}
          </Button>
          <Button look="primary" type="submit" disabled={idea.trim() === "" || offered.length === 0}>
            {text.begin}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
