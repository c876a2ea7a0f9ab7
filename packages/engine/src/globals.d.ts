// The few globals that Node and browsers share. The neutral entry is compiled with these alone.

interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
  addEventListener(type: "abort", listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: "abort", listener: () => void): void;
}
declare var AbortSignal: { any(signals: readonly AbortSignal[]): AbortSignal };

interface AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}
declare var AbortController: { new (): AbortController };

declare function queueMicrotask(callback: () => void): void;

declare var URL: { parse(url: string, base?: string): { readonly href: string; readonly origin: string } | null };

/** Signatures, as far as they are checked here. */
declare var crypto: {
  readonly subtle: {
    importKey(
      format: "raw",
      key: Uint8Array,
      algorithm: { name: "HMAC"; hash: "SHA-256" } | "Ed25519",
      extractable: false,
      uses: readonly "verify"[],
    ): Promise<object>;
    verify(algorithm: "HMAC" | "Ed25519", key: object, signature: Uint8Array, data: Uint8Array): Promise<boolean>;
    digest(algorithm: "SHA-256", data: Uint8Array): Promise<ArrayBuffer>;
  };
};

declare var TextEncoder: { new (): { encode(text: string): Uint8Array } };
declare var TextDecoder: { new (): { decode(bytes: Uint8Array): string } };

/** Base64 of a string whose characters are bytes. */
declare function btoa(bytes: string): string;
/** Throws on what is no base64. */
declare function atob(base64: string): string;
