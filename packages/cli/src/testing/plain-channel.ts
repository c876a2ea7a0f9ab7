import type { Channel } from "../shell.ts";
import { createStyle } from "../terminal/style.ts";

/** 100 columns without colours that go nowhere. */
export const plainChannel: Channel = {
  style: createStyle(false),
  size: () => ({ columns: 100, rows: 24 }),
  isTerminal: false,
  write() {},
  line() {},
};
