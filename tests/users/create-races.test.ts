import { expect, test } from "vitest";
import { ACCEPT, acceptance, agents, anInvitation, atOnce, INVITE } from "../invitations/kit.js";
import { type AccountScene, aMember, anAccount, aServer, Console, graphql, nobody, untyped } from "../kit/index.js";
import { anAddress, anAgent, CREATE } from "./create-kit.js";

const server = await aServer();
const secondUrl = `${(await server.anotherNode()).url}/graphql`;
const elsewhere = ({ token, userId, sessionId }: Console) => new Console(secondUrl, token, userId, sessionId, "");
const ROUNDS = Array.from({ length: 20 }, (_, round) => round);

/** What creating or inviting answered: done, or why not. */
async function outcomeOf(console: Console, document: string, variables: object): Promise<string> {
  const { data, errors } = await console.graphql(untyped(document), variables);
  if (errors) return errors[0]!.extensions.code;
  const [answer] = Object.values(data!);
  const problems = [...answer.userErrors, ...(answer.results ?? []).flatMap((each: typeof answer) => each.userErrors)];
  return problems[0]?.code ?? "done";
}

const taken = async ({ id }: AccountScene): Promise<number> => {
  const [row] = await server.sql<{ taken: number }>(
    `select (select count(*) from app_user where account_id = $1 and status <> 'DELETED')::int
       + (select count(*) from invitation where account_id = $1 and status = 'PENDING')::int as taken`,
    [id],
  );
  return row!.taken;
};

test("whoever creates, invites and accepts at once never takes more than the seats", async () => {
  for (const round of ROUNDS) {
    const { account, admin } = await anAccount(server, { seats: 5 });
    const { token } = await anInvitation(admin, account);
    const outcomes = await Promise.all([
      outcomeOf(nobody(server), ACCEPT, acceptance(token)),
      ...Array.from({ length: 10 }, (_, i) => {
        const console = i % 2 ? admin : elsewhere(admin);
        return i % 3
          ? outcomeOf(console, CREATE, anAgent(account, { active: i % 4 > 0 }))
          : outcomeOf(console, INVITE, agents(account, anAddress()));
      }),
    ]);
    expect(await taken(account), `round ${round}`).toBe(5);
    expect(outcomes.filter((code) => code === "done")).toHaveLength(4);
    expect(outcomes.filter((code) => code === "SEATS_EXHAUSTED")).toHaveLength(7);
  }
});

test("of many who create and invite one address, one does", async () => {
  const { account, admin } = await anAccount(server, { seats: 1_000 });
  for (const round of ROUNDS) {
    const email = anAddress();
    const outcomes = await atOnce(10, (i) => {
      const console = i % 2 ? admin : elsewhere(admin);
      return (i + round) % 3
        ? outcomeOf(console, CREATE, anAgent(account, { email }))
        : outcomeOf(console, INVITE, agents(account, email));
    });
    expect(outcomes.filter((code) => code === "done")).toHaveLength(1);
    for (const code of outcomes)
      expect(["done", "ALREADY_MEMBER", "ALREADY_INVITED", "TOO_MANY_ATTEMPTS"]).toContain(code);
  }
});

test("whoever loses the right while creating has created before, or is refused", async () => {
  for (const _ of ROUNDS) {
    const { account, admin } = await anAccount(server);
    const manager = await aMember(account, { role: "MANAGER" });
    const [outcomes] = await Promise.all([
      atOnce(10, (i) => outcomeOf(i % 2 ? manager : elsewhere(manager), CREATE, anAgent(account))),
      admin.must(
        graphql(
          `mutation ($id: ID!, $roles: [ID!]) { updateUser(input: { id: $id, patch: { roleIds: $roles } }) { userErrors { code } } }`,
        ),
        { id: manager.userId, roles: [account.roleIds.AGENT] },
      ),
    ]);
    for (const code of outcomes) expect(["done", "FORBIDDEN"]).toContain(code);
    const kinds = (await server.eventsOf(account.id)).map(({ kind }) => kind);
    expect(kinds).toEqual([
      ...Array(outcomes.filter((code) => code === "done").length).fill("USER_CREATED"),
      "USER_UPDATED",
    ]);
  }
});
