/** The place of one queue among those that share the slots. */
export interface Share {
  /** Takes a slot, if one is free. */
  take(): boolean;
  /** Gives one back; whoever waits is asked to take it. */
  give(): void;
}

interface Member {
  running: number;
  /** When it took last, by counting. */
  last: number;
  readonly next: () => void;
}

/** Slots for runs, shared by all queues of a process. A slot that becomes free is offered first to who has fewest. */
export class Slots {
  #free: number;
  #taken = 0;
  readonly #members = new Set<Member>();

  constructor(slots: number) {
    this.#free = slots;
  }

  /** `next` takes what it can use; it is called when a slot has become free. */
  join(next: () => void): Share {
    const member: Member = { running: 0, last: 0, next };
    this.#members.add(member);
    return {
      take: () => {
        if (this.#free === 0) return false;
        this.#free -= 1;
        member.running += 1;
        member.last = ++this.#taken;
        return true;
      },
      give: () => {
        this.#free += 1;
        member.running -= 1;
        const turn = [...this.#members].toSorted((a, b) => a.running - b.running || a.last - b.last);
        for (const { next: ask } of turn) if (this.#free > 0) ask();
      },
    };
  }
}
