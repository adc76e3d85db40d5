import { expect, test } from "vitest";
import { done, payloadOf } from "../contacts/kit.js";
import { anAccount, aServer, graphql } from "../kit/index.js";

const server = await aServer();

test("organizations, contact groups and contacts that are deleted are told live, as the list tells them", async () => {
  const { admin } = await anAccount(server);
  const { viewer } = await admin.must(graphql(`{ viewer { eventCursor } }`));
  const stream = admin.subscribe(
    graphql(`subscription ($after: String) { events(after: $after) { __typename kind actorName
      ... on OrganizationEvent { organizationId organization { name contactGroups { name } users { totalCount } } }
      ... on StructureEvent { structureKind structureId name }
      ... on AccountEvent { subjectId } } }`),
    { after: viewer!.eventCursor },
  );
  const next = async () => (await stream.next()).data!.events;

  const { id: group } = await done(admin, "create", "ContactGroup", { name: "Sul" });
  const actorName = "Ana Souza";
  const ofGroup = { __typename: "StructureEvent", actorName, structureKind: "CONTACT_GROUP", structureId: group };
  expect(await next()).toEqual({ ...ofGroup, kind: "STRUCTURE_CREATED", name: "Sul" });

  const { id } = await done(admin, "create", "Organization", { name: "Cafés", contactGroupIds: [group] });
  const ofOrganization = { __typename: "OrganizationEvent", actorName, organizationId: id };
  expect(await next()).toEqual({
    ...ofOrganization,
    kind: "ORGANIZATION_CREATED",
    organization: { name: "Cafés", contactGroups: [{ name: "Sul" }], users: { totalCount: 0 } },
  });

  const contact = await done(admin, "create", "Contact", { name: "Zélia", groupIds: [group] });
  await payloadOf(admin, "delete", "Contact", { id: contact.id });
  expect(await next()).toEqual({
    __typename: "AccountEvent",
    actorName,
    kind: "CONTACT_DELETED",
    subjectId: contact.id,
  });

  await payloadOf(admin, "delete", "ContactGroup", { id: group });
  expect(await next()).toEqual({ ...ofGroup, kind: "STRUCTURE_DELETED", name: "Sul" });
  await payloadOf(admin, "delete", "Organization", { id });
  expect(await next()).toEqual({ ...ofOrganization, kind: "ORGANIZATION_DELETED", organization: null });

  const { events } = await admin.must(
    graphql(
      `{ events(filter: { kinds: [ORGANIZATION_CREATED, ORGANIZATION_DELETED, CONTACT_DELETED] }) { nodes { __typename kind } } }`,
    ),
  );
  expect(events.nodes.map(({ kind }) => kind)).toEqual([
    "ORGANIZATION_DELETED",
    "CONTACT_DELETED",
    "ORGANIZATION_CREATED",
  ]);
});
