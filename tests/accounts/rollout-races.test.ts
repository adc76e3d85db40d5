import { expect, test } from "vitest";
import { anAccount, aServer } from "../kit/index.js";
import { GAINED, LOST, OPERATOR_TOKEN, operatorOf } from "./rollout-kit.js";

const server = await aServer({ operatorToken: OPERATOR_TOKEN });
const { rollOut, reached, changesOf } = operatorOf(server);

test("percentages that change while others are brought to the accounts: the last one is what stays", async () => {
  const accounts = await Promise.all(Array.from({ length: 5 }, async () => (await anAccount(server)).account));
  for (let round = 0; round < 20; round++) {
    const last = round % 2 ? 0 : 100;
    await Promise.all(Array.from({ length: 10 }, (_, i) => rollOut((i * 37 + round) % 101)));
    await rollOut(last);
    const now = await reached();
    for (const { id } of accounts) expect(now.has(id)).toBe(last === 100);
  }
  for (const account of accounts) {
    const changes = await changesOf(account);
    expect(changes).toEqual(changes.map((_, i) => (i % 2 ? LOST : GAINED)));
  }
});
