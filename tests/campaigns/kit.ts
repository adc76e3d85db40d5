import { v7 as uuidv7 } from "uuid";
import { expect, vi } from "vitest";
import { type AccountScene, aMember, anAccount, type Console, type TestServer, untyped } from "../kit/index.js";

export const SHOWN = "id name status channel { id } contactGroup { id } text recipientCount launchedAt";

const DOCUMENTS = {
  create: `mutation ($input: CreateCampaignInput!) { answer: createCampaign(input: $input) { campaign { ${SHOWN} } userErrors { code path } } }`,
  update: `mutation ($input: UpdateCampaignInput!) { answer: updateCampaign(input: $input) { campaign { ${SHOWN} } userErrors { code path } } }`,
  launch: `mutation ($input: ID!) { answer: launchCampaign(id: $input) { campaign { ${SHOWN} } userErrors { code path } } }`,
  delete: "mutation ($input: ID!) { answer: deleteCampaign(id: $input) { deletedId userErrors { code path } } }",
} as const;

/** What a mutation of campaigns answers, whatever that is. */
export const asked = (console: Console, verb: keyof typeof DOCUMENTS, input: object | string) =>
  console.graphql(untyped(DOCUMENTS[verb]), { input });

/** The payload of a mutation that the viewer may use. */
export async function payloadOf(...asking: Parameters<typeof asked>) {
  const { data, errors } = await asked(...asking);
  expect(errors).toBeUndefined();
  return data!.answer;
}

/** The one error code of a payload, or `done`. */
export const codeOf = ({ userErrors }: { userErrors: { code: string }[] }): string =>
  userErrors.map(({ code }) => code).join() || "done";

export interface CampaignScene {
  account: AccountScene;
  admin: Console;
  editor: Console;
  channelId: string;
  contactGroupId: string;
}

/** So many more contacts in a group. */
export async function join({ server, id }: AccountScene, contactGroupId: string, contacts: number): Promise<string[]> {
  const rows = await server.sql<{ id: string }>(
    `with made as (insert into contact (account_id, id, name) select $1, gen_random_uuid(), 'Rosa ' || i from generate_series(1, $3::int) i returning id)
     insert into contact_group_contact (account_id, contact_group_id, contact_id) select $1, $2, id from made returning contact_id as id`,
    [id, contactGroupId, contacts],
  );
  return rows.map((row) => row.id);
}

/** An account with an Editor, a channel, a group of so many contacts, and so many credits. */
export async function aCampaignScene(
  server: TestServer,
  { contacts = 3, credits = 100 }: { contacts?: number; credits?: number } = {},
): Promise<CampaignScene> {
  const { account, admin } = await anAccount(server);
  const [channelId, contactGroupId] = [uuidv7(), uuidv7()];
  await server.sql(
    `with paid as (update account set campaign_credits = $4 where id = $1),
       opened as (insert into channel (account_id, id, name, kind, status) values ($1, $2, 'Loja', 'WHATSAPP', 'CONNECTED'))
     insert into contact_group (account_id, id, name) values ($1, $3, 'Clube')`,
    [account.id, channelId, contactGroupId, credits],
  );
  await join(account, contactGroupId, contacts);
  return { account, admin, editor: await aMember(account, { role: "EDITOR" }), channelId, contactGroupId };
}

/** A draft for the scene's group; answers its id. */
export async function aDraft({ editor, channelId, contactGroupId }: CampaignScene, more: object = {}): Promise<string> {
  const { campaign, userErrors } = await payloadOf(editor, "create", {
    name: "Natal",
    channelId,
    contactGroupId,
    text: "Feliz Natal!",
    ...more,
  });
  expect(userErrors).toEqual([]);
  return campaign.id;
}

export const creditsOf = async ({ admin }: CampaignScene): Promise<number> =>
  (await admin.must(untyped("{ viewer { account { campaignCredits } } }"))).viewer.account.campaignCredits;

/** Waits until the account's campaigns have written to all their recipients. */
export const allSent = ({ account: { server, id } }: CampaignScene) =>
  vi.waitUntil(
    async () => !(await server.sql("select from campaign_recipient where account_id = $1 limit 1", [id])).length,
    60_000,
  );

/** How often each contact was written a text, in conversations of that text alone. */
export async function timesWritten({ account: { server, id } }: CampaignScene, text = "Feliz Natal!") {
  const rows = await server.sql<{ times: number; contacts: number }>(
    `select times, count(*)::int as contacts from (
       select count(m.id)::int as times from contact c
       left join conversation t on t.account_id = c.account_id and t.contact_id = c.id
       left join message m on m.account_id = t.account_id and m.conversation_id = t.id and m.text = $2
       where c.account_id = $1 group by c.id) each
     group by times order by times`,
    [id, text],
  );
  return Object.fromEntries(rows.map(({ times, contacts }) => [times, contacts]));
}
