import { expect, test } from "vitest";
import { Authenticator } from "../../src/access/authenticate.js";
import { Write } from "../../src/events/write.js";
import { eraseDue } from "../../src/modules/users/index.js";
import { aMember, anAccount, aServer } from "../kit/index.js";
import { payloadOf as userPayloadOf } from "../users/scenes.js";
import { ALL_KINDS, aPartOfEach, give, idsOf, KINDS } from "./kit.js";

const server = await aServer();

test("what somebody belonged to stays in the log when the person is erased from it", async () => {
  const { account, admin } = await anAccount(server);
  const parts = await aPartOfEach(admin);
  const agent = await aMember(account, { firstName: "Zulmira" });
  await give(admin, agent, { ...idsOf(parts), webchatName: "Zuzu" });
  await userPayloadOf(admin, "deleteUsers", { ids: [agent.userId] });
  await server.sql("update app_user set deleted_at = now() - interval '31 days' where id = $1", [agent.userId]);
  const { db } = server.app;
  await eraseDue(db, new Write(db, new Authenticator(12), null));
  const [updated] = (await server.eventsOf(account.id)).filter(({ user_id }) => user_id === agent.userId);
  expect(updated).toMatchObject({ kind: "USER_UPDATED", subject_name: "Deleted user" });
  expect(updated!.changes).toEqual([
    { field: "webchatName", before: null, after: null },
    ...ALL_KINDS.map((kind) => ({ field: KINDS[kind].many, before: "[]", after: JSON.stringify([`The ${kind}`]) })),
  ]);
});
