/** A conversation that waits, and what whoever takes it has to belong to or be competent in: the ids of all of that. */
export interface Waiting {
  readonly id: string;
  readonly needs: readonly string[];
}

/** Somebody who takes conversations: how many it has open, at most how many it may have, and all that it belongs to or is competent in. */
export interface Free {
  readonly id: string;
  readonly open: number;
  /** Null: no limit. */
  readonly limit: number | null;
  readonly has: readonly string[];
}

export interface Gift {
  readonly conversationId: string;
  readonly userId: string;
}

const hasRoom = ({ open, limit }: Pick<Free, "open" | "limit">): boolean => limit === null || open < limit;

/**
 * Who is given which of the waiting conversations. They come in the order in which they are given away, and each goes to the one with
 * the fewest open of those who have room and all that it needs; of several, to the one who was given one longest ago, in the order in which
 * `free` comes. One that nobody can take keeps none of the others waiting.
 */
export function match(waiting: readonly Waiting[], free: readonly Free[]): Gift[] {
  const queue = free.map(({ id, open, limit, has }) => ({ id, open, limit, has: new Set(has) }));
  const gifts: Gift[] = [];
  for (const { id: conversationId, needs } of waiting) {
    const able = queue.filter((user) => hasRoom(user) && needs.every((need) => user.has.has(need)));
    if (!able.length) continue;
    const next = able.reduce((fewest, user) => (user.open < fewest.open ? user : fewest));
    next.open++;
    queue.push(...queue.splice(queue.indexOf(next), 1));
    gifts.push({ conversationId, userId: next.id });
  }
  return gifts;
}

/** Who is still free once these are given: whoever was given one comes behind the others. */
export function having(free: readonly Free[], gifts: readonly Gift[]): Free[] {
  const users = new Map(free.map((user) => [user.id, user]));
  for (const { userId } of gifts) {
    const user = users.get(userId)!;
    users.delete(userId);
    users.set(userId, { ...user, open: user.open + 1 });
  }
  return [...users.values()].filter(hasRoom);
}
