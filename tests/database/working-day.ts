import pg from "pg";
import { vi } from "vitest";
import { aDesk, assign, close, fromContact, fromUser, say } from "../conversations/kit.js";
import { aMember, type Console, type TestServer, untyped } from "../kit/index.js";
import { aMemberWithPassword, signIn } from "../sessions/kit.js";

/** The texts of all statements that a working day takes: TypeORM's too, which `server.statements` does not see. */
export async function whatTheApiAsks(server: TestServer): Promise<string[]> {
  const desk = await aDesk(server);
  const agent = await aMember(desk.account, { role: "AGENT" });
  const colleague = await aMemberWithPassword(desk.account, { role: "AGENT" });
  const texts = new Set<string>();
  const { query } = pg.Client.prototype;
  const spy = vi.spyOn(pg.Client.prototype, "query").mockImplementation(function (this: pg.Client, ...args: unknown[]) {
    const [first] = args as [string | { text: string }];
    texts.add(typeof first === "string" ? first : first.text);
    return (query as (...values: unknown[]) => unknown).apply(this, args);
  } as never);
  try {
    await signIn(server, { email: colleague.email });
    await theTeam(desk.admin, desk.account.roleIds.AGENT);
    const waiting = await fromContact(desk);
    const own = await fromUser(desk, agent);
    await say(agent, own.id, "Posso ajudar?");
    await assign(desk.admin, waiting.id, { userId: agent.userId });
    await desk.admin.must(untyped(CONVERSATIONS));
    await close(desk.admin, waiting.id);
    await desk.admin.must(untyped(SUSPEND), { ids: [agent.userId] });
  } finally {
    spy.mockRestore();
  }
  return [...texts];
}

async function theTeam(admin: Console, roleId: string): Promise<void> {
  const { viewer } = await admin.must(untyped("{ viewer { eventCursor } }"));
  const stream = admin.subscribe(untyped(EVENTS), { after: viewer.eventCursor });
  await admin.must(untyped(`mutation { createDepartment(input: { name: "Suporte" }) { department { id } } }`));
  await stream.next();
  for (const page of PAGES) await admin.must(untyped(page));
  await admin.must(untyped(INVITE), { input: { emails: ["somebody@example.com"], roleIds: [roleId] } });
  stream.unsubscribe();
}

const EVENTS = `subscription ($after: String) { events(after: $after) { kind actor { name } changes { field } } }`;
const PAGES = [
  `{ users(first: 10, filter: { search: "ana" }) { totalCount nodes { name presence departments { name } roles { name } openConversationCount } } }`,
  "{ invitations(first: 10) { totalCount nodes { email roles { name } invitedBy { name } } } }",
  "{ events(first: 10) { nodes { kind } } organizations(first: 5) { nodes { name } } contacts(first: 5) { nodes { name } } }",
];
const CONVERSATIONS = `{ conversations(first: 10) { totalCount nodes { protocol contact { name } assignee { name } labels { name }
  messages(last: 3) { nodes { text signature attachments { fileName } } } } } }`;
const INVITE = `mutation ($input: InviteUsersInput!) { inviteUsers(input: $input) { results { invitation { id } userErrors { code } } } }`;
const SUSPEND = `mutation ($ids: [ID!]!) { suspendUsers(input: { ids: $ids, reason: "Left" }) { results { userErrors { code } } } }`;
