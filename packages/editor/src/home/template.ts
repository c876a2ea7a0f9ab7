import { change, readPipeline, saveText, type Pipeline } from "@reelgraph/engine";

/** A pipeline with nothing in it yet. */
export const emptyText = (name: string): string =>
  saveText({ text: "" }, { reelgraph: 1, name, nodes: {} } satisfies Pipeline);

/**
 * A template's text with somebody's idea in it: as the value of its first input that is text, as its name and its title.
 * What the template tells of itself is taken out. Undefined where it takes no text.
 */
export function filled(template: string, idea: string): string | undefined {
  const document = readPipeline(template);
  const { pipeline } = document;
  const input = Object.entries(pipeline?.inputs ?? {}).find(([, { type }]) => type === "text")?.[0];
  if (!pipeline || input === undefined) return undefined;
  const { pipeline: edited } = change(pipeline, (draft) => {
    const { [input]: spec, title } = draft.inputs ?? {};
    if (spec) spec.default = idea;
    if (title?.type === "text" && input !== "title") title.default = titleOf(idea);
    draft.name = nameOf(idea);
    delete draft.note;
  });
  return saveText(document, edited);
}

const longest = 48;

/** The beginning of an idea, cut between words: what people call the film until they name it. */
export function nameOf(idea: string): string {
  const line = idea.trim().replace(/\s+/g, " ");
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest);
  const end = cut.lastIndexOf(" ");
  return `${end > longest / 2 ? cut.slice(0, end) : cut} …`;
}

const titleWords = 5;
const titleSigns = 12;

/** A few words for a title card: the idea's first ones, up to where it pauses. */
export function titleOf(idea: string): string {
  const [pause = ""] = idea.trim().split(/[\n,.;:!?，。；：！？]/u);
  const words = pause.split(/\s+/).slice(0, titleWords).join(" ");
  // Chinese has no spaces between words.
  const short = /^\p{Script=Han}/u.test(words) ? words.slice(0, titleSigns) : words;
  return short.charAt(0).toUpperCase() + short.slice(1);
}

/** A file's name for an idea, without what a folder would not take: `a-red-fox-trots`. */
export function slugOf(idea: string): string {
  const words = idea
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  const slug = words.slice(0, 5).join("-").slice(0, longest);
  return slug === "" ? "untitled" : slug;
}
