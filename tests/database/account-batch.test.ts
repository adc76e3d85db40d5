import { expect, test } from "vitest";
import { AccountBatch, Lanes } from "../../src/database/account-batch.js";

/** Reads that are answered when they are told to. */
function reads() {
  const asked: { accountId: string; keys: readonly number[]; answer(): void; fail(): void }[] = [];
  const read = (accountId: string, keys: readonly number[]) =>
    new Promise<string[]>((resolve, reject) =>
      asked.push({
        accountId,
        keys,
        answer: () => resolve(keys.map((key) => `${accountId} ${key}`)),
        fail: () => reject(new Error("away")),
      }),
    );
  return { asked, read };
}
const turns = async () => {
  for (let i = 0; i < 3; i++) await new Promise(setImmediate);
};

test("what is asked while a statement runs goes into the next one of its account", async () => {
  const { asked, read } = reads();
  const batch = new AccountBatch(new Lanes(9), read);
  const first = [batch.ask("a", 1), batch.ask("a", 2)];
  await turns();
  const second = [batch.ask("a", 3), batch.ask("a", 4), batch.ask("b", 5)];
  await turns();
  expect(asked.map(({ accountId, keys }) => [accountId, keys])).toEqual([
    ["a", [1, 2]],
    ["b", [5]],
  ]);
  for (const { answer } of asked) answer();
  expect(await Promise.all(first)).toEqual(["a 1", "a 2"]);
  await turns();
  expect(asked[2]!.keys).toEqual([3, 4]);
  asked[2]!.answer();
  expect(await Promise.all(second)).toEqual(["a 3", "a 4", "b 5"]);
});

test("no more run at once than there are lanes, and what fails takes its lane from nobody", async () => {
  const { asked, read } = reads();
  const batch = new AccountBatch(new Lanes(2), read);
  const answers = ["a", "b", "c"].map((accountId) => batch.ask(accountId, 1));
  await turns();
  expect(asked).toHaveLength(2);
  asked[0]!.fail();
  await expect(answers[0]).rejects.toThrow("away");
  await turns();
  expect(asked).toHaveLength(3);
  for (const { answer } of asked) answer();
  expect(await Promise.all(answers.slice(1))).toEqual(["b 1", "c 1"]);
  const again = batch.ask("a", 2);
  await turns();
  asked[3]!.answer();
  expect(await again).toBe("a 2");
});
