import { failure, ReelgraphError } from "../errors.ts";
import { didYouMean } from "../pipeline/nearest.ts";
import type { Nudges } from "../run/paid/nudges.ts";
import type { Vendor, WebhookMessage } from "../vendor.ts";
import { openAccounts } from "./accounts.ts";
import { systemClock } from "./clock.ts";
import type { Workspace } from "./workspace.ts";

/** A message that is older than vendors' signatures hold (five minutes, either way) is refused by itself. */
const rememberedMs = 600_000;

/** Where messages of vendors arrive. They are checked, taken once, and believed in nothing but that it is time to ask. */
export class WebhookInbox {
  readonly #vendors: ReadonlyMap<string, () => Vendor>;
  readonly #nudges: Nudges;
  /** When each message came, by provider and name; in order. */
  readonly #seen = new Map<string, number>();

  constructor(workspace: Workspace, nudges: Nudges) {
    const accounts = openAccounts(workspace);
    const open = workspace.providers
      .filter(({ config }) => config.webhook)
      .map((provider) => [provider.id, once(() => provider.adapter.open(accounts.of(provider)))] as const);
    this.#vendors = new Map(open);
    this.#nudges = nudges;
  }

  /**
   * Takes a message for a provider of the configuration. `woke`: somebody here waits for its job and asks now. `known`:
   * it came before. `dropped`: it is about nothing that anybody here waits for.
   *
   * @throws `unknown-webhook` for a provider that has none, `bad-signature`, `webhook-unchecked` when it can't be checked
   * now, for want of a secret or of the vendor's keys
   */
  async receive(provider: string, message: WebhookMessage, signal: AbortSignal): Promise<"woke" | "known" | "dropped"> {
    const vendor = this.#vendors.get(provider)?.();
    if (!vendor?.parseWebhook) {
      throw failure("unknown-webhook", `No webhooks are expected from "${provider}"`, {
        expected: [...this.#vendors.keys()].join(", ") || 'a provider with "webhook" in the configuration',
        ...didYouMean(provider, this.#vendors.keys()),
      });
    }
    const { id, job } = await vendor.parseWebhook(message, signal).catch((cause: unknown) => {
      if (cause instanceof ReelgraphError && cause.code === "bad-signature") throw cause;
      // Strangers needn't know what is missing; the cause is for the owner's eyes.
      throw failure("webhook-unchecked", "The message can't be checked now", { cause });
    });
    if (this.#isKnown(`${provider} ${id}`)) return "known";
    return job !== undefined && this.#nudges.nudge(provider, job) ? "woke" : "dropped";
  }

  #isKnown(name: string): boolean {
    const now = systemClock.monotonic();
    for (const [old, at] of this.#seen) {
      if (now - at < rememberedMs) break;
      this.#seen.delete(old);
    }
    const known = this.#seen.has(name);
    if (!known) this.#seen.set(name, now);
    return known;
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly it: T } | undefined;
  return () => (made ??= { it: make() }).it;
}
