/** A JSON Schema (draft-07), with the extensions that VS Code knows. */
export type Schema = Readonly<Record<string, unknown>>;

const slug = "[A-Za-z][A-Za-z0-9_-]{0,63}";

export const name: Schema = { pattern: `^${slug}$` };
export const id: Schema = { pattern: `^(?!(inputs|state|iteration|constructor|prototype)$)${slug}$` };

export const reference: Schema = {
  type: "string",
  pattern: `^\\$(iteration|${slug}\\.${slug})$`,
  patternErrorMessage: 'Expected a reference such as "$node.port", or "$$…" for text that starts with a dollar',
  // What starts with ^ is inserted as it stands; in all else the backslash would come into the file.
  defaultSnippets: [
    { label: "$node.port", description: "What a node gives", body: '^"\\$${1:node}.${2:port}"' },
    { label: "$inputs.name", description: "An input of the pipeline", body: '^"\\$inputs.${1:name}"' },
    { label: "$state.name", description: "In a body: the loop's state", body: '^"\\$state.${1:name}"' },
    { label: "$iteration", description: "In a body: the number of the round, from 1", body: '^"\\$iteration"' },
  ],
};

/** Text, whose first dollar is doubled. */
export const literalText: Schema = { type: "string", pattern: "^(?!\\$(?!\\$))" };

/** Anything that may stand in `with`. */
export const argument: Schema = {
  anyOf: [
    { $ref: "#/definitions/reference" },
    { $ref: "#/definitions/text" },
    { type: ["number", "boolean", "null", "array", "object"] },
  ],
};

export const budget: Schema = {
  type: "object",
  description: "The most that a run may cost.",
  required: ["usd"],
  properties: {
    usd: { type: "number", minimum: 0, description: "US dollars." },
    onExceed: { enum: ["pause", "fail"], default: "pause" },
  },
};

export const position: Schema = {
  type: "array",
  items: { type: "number" },
  minItems: 2,
  maxItems: 2,
  description: "x and y in pixels, on a grid of 20.",
};

/** An object whose keys are given by the author. */
export function record(values: Schema, keys: Schema, description: string): Schema {
  return { type: "object", description, propertyNames: keys, additionalProperties: values };
}

export function ref(definition: string): Schema {
  return { $ref: `#/definitions/${definition}` };
}
