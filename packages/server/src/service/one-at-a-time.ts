/** Lets those who want the same thing act one after the other, in the order in which they came. */
export class OneAtATime {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Acts when all who came before for this name are done, whatever came of it. */
  do<T>(name: string, act: () => Promise<T>): Promise<T> {
    const before = this.#last.get(name) ?? Promise.resolve();
    const done = before.catch(() => undefined).then(act);
    this.#last.set(name, done);
    void done.catch(() => undefined).finally(() => this.#last.get(name) === done && this.#last.delete(name));
    return done;
  }
}
