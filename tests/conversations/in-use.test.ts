import { expect, test } from "vitest";
import { aServer, type Console, untyped } from "../kit/index.js";
import { aChatGroup, aContact, aDesk, aRow, close, type Desk, fromContact, leavingNoTrace, openAsked } from "./kit.js";

const server = await aServer();

type Kind = "Contact" | "Department" | "Project" | "Channel" | "ChatGroup" | "Skill" | "Label";

async function removed(console: Console, kind: Kind, id: string): Promise<string> {
  const { answer } = await console.must(
    untyped(`mutation ($id: ID!) { answer: delete${kind}(id: $id) { deletedId refused: userErrors { code path } } }`),
    { id },
  );
  if (answer.deletedId) return "done";
  expect(answer.refused).toMatchObject([{ path: ["id"] }]);
  return answer.refused[0].code;
}

/** A conversation that refers to something of everything that one can refer to. */
async function aConversation(desk: Desk) {
  const parts = {
    Department: await aRow(desk, "department", "Vendas"),
    Project: await aRow(desk, "project", "Natal"),
    ChatGroup: await aChatGroup(desk, "Clientes"),
    Skill: await aRow(desk, "skill", "Espanhol"),
    Label: await aRow(desk, "label", "Urgente"),
  };
  const conversation = await fromContact(desk, {
    departmentId: parts.Department,
    projectId: parts.Project,
    chatGroupId: parts.ChatGroup,
    requiredSkillIds: [parts.Skill],
  });
  await desk.admin.must(
    untyped(
      "mutation ($id: ID!, $labelId: ID!) { labelConversation(input: { id: $id, labelIds: [$labelId] }) { userErrors { code } } }",
    ),
    { id: conversation.id, labelId: parts.Label },
  );
  return { conversation, parts: { ...parts, Contact: desk.contactId, Channel: desk.channelId } };
}

test("what a conversation refers to stays as long as it does, closed or not; skills and labels are taken off it", async () => {
  const desk = await aDesk(server);
  const { admin } = desk;
  const { conversation, parts } = await aConversation(desk);
  const { Skill, Label, ChatGroup, Channel, ...others } = parts;
  const inUse = { ...others, ChatGroup };
  for (const state of ["open", "closed"]) {
    if (state === "closed") await close(admin, conversation.id);
    await leavingNoTrace(desk, async () => {
      for (const [kind, id] of Object.entries({ ...inUse, Channel }))
        expect(await removed(admin, kind as Kind, id), `${kind}, ${state}`).toBe("IN_USE");
    });
  }
  for (const [kind, id] of Object.entries({ Skill, Label }))
    expect(await removed(admin, kind as Kind, id)).toBe("done");
  const shown = await admin.must(
    untyped(
      "query ($id: ID!) { conversation(by: { id: $id }) { requiredSkills { id } labels { id } department { id } } }",
    ),
    { id: conversation.id },
  );
  expect(shown.conversation).toEqual({ requiredSkills: [], labels: [], department: { id: parts.Department } });
  await admin.must(untyped("mutation ($id: ID!) { deleteConversation(id: $id) { userErrors { code } } }"), {
    id: conversation.id,
  });
  for (const [kind, id] of [...Object.entries(inUse), ["Channel", Channel] as const])
    expect(await removed(admin, kind as Kind, id), kind).toBe("done");
});

test("of a contact that is deleted while conversations with it begin: it is in use, or they are refused", async () => {
  const desk = await aDesk(server);
  for (let round = 0; round < 20; round++) {
    const contactId = await aContact(desk, `Rosa ${round}`);
    const [deleted, ...opened] = await Promise.all([
      removed(desk.admin, "Contact", contactId),
      ...Array.from({ length: 10 }, () => openAsked({ ...desk, contactId }, desk.admin, { startedBy: "CONTACT" })),
    ]);
    const codes = opened.map(({ data, errors }) => {
      expect(errors).toBeUndefined();
      return data!.openConversation!.userErrors.map(({ code }) => code).join() || "done";
    });
    if (deleted === "done") expect(codes).toEqual(Array(10).fill("NOT_FOUND"));
    else {
      expect(deleted).toBe("IN_USE");
      expect(codes).toEqual(Array(10).fill("done"));
    }
  }
});
