import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import type { Sql } from "../../src/database/sql.js";
import { insertConversations } from "../../src/modules/conversations/index.js";
import { newProtocol } from "../../src/modules/conversations/protocol.js";
import { aServer } from "../kit/index.js";
import { aDesk, type Desk } from "./kit.js";

const server = await aServer();

test.each([
  [0, 8],
  [1, 9],
  [9, 17],
])("taken %i times: %i digits, and no zero before them", (timesTaken, digits) => {
  for (let i = 0; i < 100; i++) expect(newProtocol(timesTaken)).toMatch(new RegExp(`^[1-9]\\d{${digits - 1}}$`));
});

/** Begins so many at once, as if chance always drew the same digits. */
const begin = ({ account, contactId, channelId }: Desk, count: number, sql: Sql = server.app.db) =>
  insertConversations(
    sql,
    account.id,
    Array.from({ length: count }, () => ({ id: uuidv7(), contactId, channelId, startedBy: "CONTACT" as const })),
    (timesTaken) => "7".repeat(8 + timesTaken),
  );

const protocolsOf = async ({ account }: Desk) =>
  (
    await server.sql<{ protocol: string }>("select protocol from conversation where account_id = $1 order by 1", [
      account.id,
    ])
  ).map(({ protocol }) => protocol.length);

test("a number that is taken in the account gets another digit, also among many; in another account it is free", async () => {
  const [desk, other] = [await aDesk(server), await aDesk(server)];
  await begin(desk, 1);
  await begin(desk, 3);
  await begin(other, 1);
  expect(await protocolsOf(desk)).toEqual([8, 9, 10, 11]);
  expect(await protocolsOf(other)).toEqual([8]);
});

test("where none is free, none is begun", async () => {
  const desk = await aDesk(server);
  await expect(server.app.db.transaction((tx) => begin(desk, 12, tx))).rejects.toThrow("No protocol numbers are free.");
  expect(await protocolsOf(desk)).toEqual([]);
});
