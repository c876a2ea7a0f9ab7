/** A parameter in another language: its label, what it is for, and its choices by value. */
export interface ParamWords {
  readonly label: string;
  readonly description?: string;
  readonly choices?: Readonly<Record<string, string>>;
}

/** A node type in another language. What is missing stays in English. */
export interface NodeWords {
  readonly title: string;
  readonly doc: string;
  /** What input ports are for, by name. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly params?: Readonly<Record<string, ParamWords>>;
}

/** Languages, besides English, in which the node types that come with the engine are described; loaded when asked for. */
export const translations: Readonly<Record<string, () => Promise<Readonly<Record<string, NodeWords>>>>> = {
  zh: async () => (await import("./zh.ts")).zh,
};
