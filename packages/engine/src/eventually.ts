/** At once where it is at hand, later where somebody else must be asked. */
export type Eventually<T> = T | Promise<T>;
