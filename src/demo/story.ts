import { changesOf, type EventDraft, EventKind, StructureKind, SYSTEM } from "../events/event.js";
import { DEMO_ACCOUNT } from "./padaria-aurora.js";
import type { DemoRows, InvitationRow, UserRow } from "./rows.js";

/** An event of the demo account's past. */
export interface Told {
  /** Days ago. */
  ago: number;
  draft: EventDraft;
}

const ENDINGS = {
  EXPIRED: { kind: EventKind.INVITATION_EXPIRED, author: SYSTEM },
  DECLINED: { kind: EventKind.INVITATION_DECLINED, author: { id: null, name: "invitee" } },
  REVOKED: { kind: EventKind.INVITATION_REVOKED, author: undefined },
};

/** What the log tells of how the account came to be as it is, oldest first. Where no author is named, it was the founder. */
export function storyOf({ departments, parts, outside, talk, users, invitations }: DemoRows): Told[] {
  const [founder] = users;
  const structure = [
    ...departments.map((department) => ({ ...department, kind: StructureKind.DEPARTMENT })),
    ...parts,
    ...outside.groups.map((group) => ({ ...group, kind: StructureKind.CONTACT_GROUP })),
    ...talk.labels.map((label) => ({ ...label, kind: StructureKind.LABEL })),
    ...talk.quickReplies.map(({ id, shortcut }) => ({ id, name: shortcut, kind: StructureKind.QUICK_REPLY })),
  ];
  const told: Told[] = [
    { ago: founder.joined, draft: { kind: EventKind.ACCOUNT_CREATED, changes: changesOf({}, DEMO_ACCOUNT) } },
    { ago: founder.joined, draft: joining(founder) },
    ...structure.map(({ id, kind, name }) => ({
      ago: founder.joined - 0.1,
      draft: {
        kind: EventKind.STRUCTURE_CREATED,
        subjectId: id,
        subjectName: name,
        structureKind: kind,
        changes: changesOf({}, { name }),
      },
    })),
    ...outside.organizations.map(({ id, name, groups }) => ({
      ago: founder.joined - 0.2,
      draft: {
        kind: EventKind.ORGANIZATION_CREATED,
        subjectId: id,
        subjectName: name,
        changes: changesOf({}, { name, contactGroups: groups }),
      },
    })),
    ...invitations.flatMap((invitation) => [sending(invitation), ...endings(invitation)]),
    ...users.flatMap(suspension),
  ];
  return told.sort((one, other) => other.ago - one.ago);
}

const joining = ({ id, name, firstName, lastName, email, roleIds }: UserRow): EventDraft => ({
  kind: EventKind.USER_CREATED,
  userId: id,
  subjectName: name,
  changes: changesOf({}, { firstName, lastName, email, roleIds }),
});

const sending = ({ id, email, sent, roleIds }: InvitationRow): Told => ({
  ago: sent,
  draft: {
    kind: EventKind.INVITATION_SENT,
    subjectId: id,
    subjectName: email,
    changes: changesOf({}, { roleIds }),
  },
});

function endings({ id, email, status, ended, acceptedBy }: InvitationRow): Told[] {
  if (status === "PENDING") return [];
  const about = { subjectId: id, subjectName: email, changes: changesOf({ status: "PENDING" }, { status }) };
  if (status !== "ACCEPTED") return [{ ago: ended!, draft: { ...ENDINGS[status], ...about } }];
  const author = { id: acceptedBy!.id, name: acceptedBy!.name };
  return [
    { ago: ended!, draft: { kind: EventKind.INVITATION_ACCEPTED, ...about, author } },
    { ago: ended!, draft: { ...joining(acceptedBy!), author } },
  ];
}

function suspension({ id, name, suspended }: UserRow): Told[] {
  if (!suspended) return [];
  const { since, reason } = suspended;
  const changes = changesOf({ status: "ACTIVE", reason: null }, { status: "SUSPENDED", reason });
  return [{ ago: since, draft: { kind: EventKind.USER_SUSPENDED, userId: id, subjectName: name, changes } }];
}
