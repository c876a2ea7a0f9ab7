import type { InputSpec } from "@reelgraph/engine";

/** What somebody filled into a form: text as it was typed, files as the server knows them. */
export type Filled = string | boolean | readonly { readonly sha256: string; readonly name: string }[];

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly note?: string;
  readonly kind: string;
  readonly list: boolean;
  readonly optional: boolean;
  /** More than a line is expected. */
  readonly long: boolean;
}

const files = new Set(["image", "video", "audio"]);
const longLine = 50;

export const isFile = ({ kind }: Field): boolean => files.has(kind);

/** The fields of a form for a pipeline's inputs. */
export function fieldsOf(inputs: Readonly<Record<string, InputSpec>> = {}): readonly Field[] {
  return Object.entries(inputs).map(([name, { type, label, note, optional, default: preset }]) => {
    const inner = /^list<(.+)>$/.exec(type)?.[1];
    const list = inner !== undefined;
    const kind = inner ?? type;
    const written = typeof preset === "string" ? preset : "";
    return {
      name,
      label: label ?? labelOf(name),
      ...(note === undefined ? {} : { note }),
      kind,
      list,
      optional: optional === true,
      long: list || kind === "json" || kind === "score" || written.length > longLine || written.includes("\n"),
    };
  });
}

/** What stands in the form at first. */
export function presetOf({ kind, list, ...field }: Field, preset: InputSpec["default"]): Filled {
  if (isFile({ kind, list, ...field })) return [];
  if (kind === "boolean" && !list) return preset === true;
  if (preset === undefined) return "";
  if (list && Array.isArray(preset)) return preset.map((one) => textOf(one)).join("\n");
  return textOf(preset);
}

/** What is sent to the server; what was left empty is left out, so that the pipeline's own default counts. */
export function inputsOf(
  fields: readonly Field[],
  filled: Readonly<Record<string, Filled>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = valueOf(field, filled[field.name]);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
}

function valueOf(field: Field, filled: Filled | undefined): unknown {
  if (filled === undefined) return undefined;
  if (typeof filled === "boolean") return filled;
  if (typeof filled !== "string") {
    const media = filled.map(({ sha256 }) => ({ sha256 }));
    return media.length === 0 ? undefined : field.list ? media : media[0];
  }
  if (filled.trim() === "") return undefined;
  if (!field.list) return read(field.kind, filled);
  return filled
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => read(field.kind, line));
}

/** A wrong number or JSON is sent as the text that it is: the server says what is wrong with it. */
function read(kind: string, text: string): unknown {
  if (kind === "number") return Number.isNaN(Number(text)) ? text : Number(text);
  if (kind === "boolean") return text.trim() === "true";
  if (kind === "text") return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

/** `aspect_ratio` is "Aspect ratio". */
function labelOf(name: string): string {
  const words = name.replaceAll(/[-_]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
