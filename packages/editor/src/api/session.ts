const stored = "reelgraph.token";

/** The token of this tab. It lives in the tab's own storage, never in a cookie or an address. */
export function token(): string | undefined {
  return sessionStorage.getItem(stored) ?? undefined;
}

/**
 * Exchanges the launch code in the address for a token, and takes the code out of the address and the history.
 * Without a code, other tabs of this origin are asked for theirs, so that a second tab needs no second launch.
 */
export async function openSession(): Promise<void> {
  const code = new URLSearchParams(location.hash.slice(1)).get("code");
  if (code !== null) {
    history.replaceState(null, "", location.pathname + location.search);
    const response = await fetch("/api/session", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ code }),
    });
    if (response.ok) sessionStorage.setItem(stored, ((await response.json()) as { token: string }).token);
  }
  share();
  if (token() === undefined) await askOtherTabs();
}

/** Forgets a token that the server no longer takes. */
export function closeSession(): void {
  sessionStorage.removeItem(stored);
}

const channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("reelgraph.session");

function share(): void {
  channel?.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    const mine = token();
    if (data === "who has a token?" && mine !== undefined) channel.postMessage({ token: mine });
  });
}

async function askOtherTabs(): Promise<void> {
  if (!channel) return;
  await new Promise<void>((done) => {
    const timer = setTimeout(done, 250);
    channel.addEventListener("message", function hear({ data }: MessageEvent<unknown>) {
      if (typeof data !== "object" || data === null || !("token" in data) || typeof data.token !== "string") return;
      sessionStorage.setItem(stored, data.token);
      channel.removeEventListener("message", hear);
      clearTimeout(timer);
      done();
    });
    channel.postMessage("who has a token?");
  });
}
