const codes = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
} as const;

/** Colours and weights for text; each is the identity where there is no colour. */
export type Style = Readonly<Record<keyof typeof codes, (text: string) => string>>;

export function createStyle(colour: boolean): Style {
  const styles = Object.entries(codes).map(([name, [on, off]]) => {
    return [name, (text: string) => (colour && text !== "" ? `\u001B[${on}m${text}\u001B[${off}m` : text)];
  });
  return Object.fromEntries(styles) as Style;
}

/** Whether a stream gets colours: a terminal that knows them, unless NO_COLOR or FORCE_COLOR says otherwise. */
export function wantsColour(isTerminal: boolean, env: Readonly<Record<string, string | undefined>>): boolean {
  if (env["NO_COLOR"]) return false;
  const forced = env["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return isTerminal && env["TERM"] !== "dumb";
}
