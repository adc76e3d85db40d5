import { expect, test } from "vitest";
import { anAccount, aServer, graphql } from "../kit/index.js";

// A Redis is nothing that npm brings: whoever has one names it, as the checks of every change do.
const eventBusUrl = process.env.TEST_REDIS_URL ?? null;
const server = eventBusUrl ? await aServer({ eventBusUrl }) : null;

test.skipIf(!server)("hints go through Redis where there is one, and the database is not asked to notify", async () => {
  const second = await server!.anotherNode();
  const { admin } = await anAccount(server!);
  const after = (await admin.must(graphql(`{ viewer { eventCursor } }`))).viewer.eventCursor;
  const stream = admin.subscribe(
    graphql(`subscription ($after: String) { events(after: $after) { sequence } }`),
    { after },
    { url: `${second.url}/graphql` },
  );
  const department = (name: string) =>
    admin.must(
      graphql(`mutation ($name: String!) { createDepartment(input: { name: $name }) { userErrors { code } } }`),
      { name },
    );
  const statements = await server!.statements(() => department("first"));
  expect(statements.filter((text) => text.includes("insert into event"))).toHaveLength(1);
  expect(statements.join()).not.toContain("pg_notify");
  expect((await stream.next()).data!.events.sequence).toBe(1);
  await department("second");
  expect((await stream.next()).data!.events.sequence).toBe(2);
});
