import type { z } from "zod";
import type { Principal, Scope } from "../http/scopes.ts";
import type { Services } from "../routes/services.ts";

/** What a tool gets of its call. */
export interface ToolCall {
  readonly services: Services;
  readonly principal: Principal;
  readonly signal: AbortSignal;
  /** Where clients reach the server: `http://127.0.0.1:4400`. */
  readonly url: string;
  /** Tells the client how far it is, 0 to 1, where the client wants to know. */
  progress(fraction: number, message: string): void;
}

/** What a tool answers: data, and a sentence that says it. */
export interface Told {
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Files, by their address. */
  readonly links?: readonly { readonly name: string; readonly uri: string; readonly mimeType: string }[];
  /** It was not done; the text says why, and what to do. */
  readonly refused?: true;
}

/** One thing that an agent can do. It is offered only to who has its scope. */
export interface Tool<I = unknown> {
  /** Letters, digits and `_`. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly scope: Scope;
  readonly input: z.ZodType<I>;
  /** It changes nothing. */
  readonly readOnly?: true;
  run(input: I, call: ToolCall): Promise<Told>;
}

/** Declares a tool; the type of its input is inferred from the schema. */
export function defineTool<I>(tool: Tool<I>): Tool {
  // The table is of many types; each tool gets what its own schema has read.
  return tool as unknown as Tool;
}
