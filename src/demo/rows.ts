import { v7 as uuidv7 } from "uuid";
import type { SystemRole } from "../access/system-roles.js";
import { newToken } from "../security/tokens.js";
import { type TalkRows, talkRows } from "./conversations.js";
import { type OutsideRows, outsideRows } from "./organizations.js";
import { DEPARTMENTS, type DemoInvitation, type DemoUser, INVITATIONS, USERS } from "./padaria-aurora.js";
import { type PartRow, partRows } from "./structure.js";

/** A user, as it is stored and told of. */
export interface UserRow extends DemoUser {
  id: string;
  name: string;
  roleIds: string[];
  departmentIds: string[];
}

/** An invitation; those of today's users have been accepted. */
export interface InvitationRow {
  id: string;
  email: string;
  status: "PENDING" | "ACCEPTED" | Exclude<DemoInvitation["ended"], null>["status"];
  message: string | null;
  roles: readonly SystemRole[];
  roleIds: string[];
  departmentIds: string[];
  /** Days ago. */
  sent: number;
  ended: number | null;
  acceptedBy: UserRow | null;
  token: string;
  /** Hexadecimal, as JSON cannot hold bytes. */
  tokenHash: string;
}

export interface DemoRows {
  departments: { id: string; name: string }[];
  /** What else the team is structured by. */
  parts: PartRow[];
  /** Who is no part of the team, but has to do with it. */
  outside: OutsideRows;
  /** What is said to them. */
  talk: TalkRows;
  users: [UserRow, ...UserRow[]];
  invitations: InvitationRow[];
}

/** Everything that the demo account holds, with ids. */
export function demoRows(accountId: string, roleIds: Readonly<Record<SystemRole, string>>): DemoRows {
  const departments = DEPARTMENTS.map((name) => ({ id: uuidv7(), name }));
  const idsOf = (names: readonly string[]) => departments.flatMap(({ id, name }) => (names.includes(name) ? id : []));
  const rowOf = (user: DemoUser): UserRow => ({
    ...user,
    id: uuidv7(),
    name: `${user.firstName} ${user.lastName}`,
    roleIds: user.roles.map((role) => roleIds[role]),
    departmentIds: idsOf(user.departments),
  });
  const [first, ...others] = USERS;
  const users: DemoRows["users"] = [rowOf(first), ...others.map(rowOf)];

  const made = () => {
    const { token, hash } = newToken(accountId);
    return { id: uuidv7(), token, tokenHash: hash.toString("hex") };
  };
  const accepted = users.slice(1).map((user): InvitationRow => {
    const { email, roles, roleIds, departmentIds, joined } = user;
    const times = { sent: joined + 0.8, ended: joined };
    return {
      ...made(),
      ...times,
      status: "ACCEPTED",
      email,
      message: null,
      roles,
      roleIds,
      departmentIds,
      acceptedBy: user,
    };
  });
  const outstanding = INVITATIONS.map(
    ({ email, role, department, sent, ended, message }): InvitationRow => ({
      ...made(),
      email,
      message,
      sent,
      status: ended?.status ?? "PENDING",
      ended: ended?.ago ?? null,
      roles: [role],
      roleIds: [roleIds[role]],
      departmentIds: idsOf([department]),
      acceptedBy: null,
    }),
  );
  const parts = partRows(users);
  const outside = outsideRows();
  return {
    departments,
    parts,
    outside,
    talk: talkRows({ contacts: outside.contacts, channels: parts, departments, users }),
    users,
    invitations: [...accepted, ...outstanding],
  };
}
