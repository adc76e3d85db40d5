interface Awaited {
  readonly sequence: number;
  reached(): void;
}

/** Who waits until an account's log was taken up to an event. */
export class Reached {
  #awaited: Awaited[] = [];

  wait(sequence: number): Promise<void> {
    return new Promise((reached) => this.#awaited.push({ sequence, reached }));
  }

  tell(position: number): void {
    if (!this.#awaited.length) return;
    const awaited = this.#awaited;
    this.#awaited = awaited.filter(({ sequence }) => sequence > position);
    for (const { sequence, reached } of awaited) if (sequence <= position) reached();
  }
}
