import "react";

declare module "react" {
  interface CSSProperties {
    /** Custom properties, which styles of modules read. */
    [name: `--${string}`]: string | number | undefined;
  }
}
