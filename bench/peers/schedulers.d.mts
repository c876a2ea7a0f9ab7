import type { Client } from "../scheduling.ts";

export const clients: Readonly<Record<string, Client>>;
