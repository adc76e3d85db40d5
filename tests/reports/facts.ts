import { v7 as uuidv7 } from "uuid";
import type { TestServer } from "../kit/index.js";

/** What happened in an account, as its tables hold it. */
export interface Facts {
  conversations: {
    id: string;
    department_id: string | null;
    project_id: string | null;
    chat_group_id: string | null;
    assignee_id: string | null;
    started_by_user_id: string | null;
  }[];
  milestones: { conversation_id: string; kind: string; user_id: string; at: string; seconds: number | null }[];
  messages: { id: string; conversation_id: string; author: string; user_id: string | null; created_at: string }[];
  feedback: { conversation_id: string; user_id: string | null; rating: number; comment: string; created_at: string }[];
}

/** Somebody who asks, as the rules look at it. */
export interface Asking {
  userId: string;
  permissions: readonly string[];
  departments: readonly string[];
  projects: readonly string[];
  chatGroups: readonly string[];
}

export interface Member {
  id: string;
  name: string;
  deleted: boolean;
}

/** Numbers from 0 to 1, the same in every run (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Parts {
  users: readonly string[];
  departments: readonly string[];
  projects: readonly string[];
  chatGroups: readonly string[];
}

/** Facts from five days before the period until five days after it, some of them exactly at its ends. */
export function randomFacts(count: number, parts: Parts, { from, to }: { from: Date; to: Date }): Facts {
  const next = random(count);
  const below = (n: number) => Math.floor(next() * n);
  const one = <T>(of: readonly T[]): T => of[below(of.length)]!;
  const sometimes = <T>(chance: number, of: readonly T[]): T | null => (next() < chance ? one(of) : null);
  const DAYS = 5 * 86_400_000;
  const instant = (): string => {
    const edge = sometimes(0.1, [from.getTime() - 1, from.getTime(), to.getTime() - 1, to.getTime()]);
    return new Date(edge ?? from.getTime() - DAYS + below(to.getTime() - from.getTime() + 2 * DAYS)).toISOString();
  };
  const facts: Facts = { conversations: [], milestones: [], messages: [], feedback: [] };
  for (let i = 0; i < count; i++) {
    const id = uuidv7();
    facts.conversations.push({
      id,
      department_id: sometimes(0.7, parts.departments),
      project_id: sometimes(0.3, parts.projects),
      chat_group_id: sometimes(0.3, parts.chatGroups),
      assignee_id: sometimes(0.7, parts.users),
      started_by_user_id: sometimes(0.3, parts.users),
    });
    // Few users, so that some are given the same conversation again.
    const given = [one(parts.users), one(parts.users)];
    const reached = (kind: string, user_id: string, seconds: number | null = null) =>
      facts.milestones.push({ conversation_id: id, kind, user_id, at: instant(), seconds });
    for (let n = below(5); n > 0; n--) reached("RECEIVED", one(given));
    if (next() < 0.7) reached("ANSWERED", one(given), below(4_000) / 4);
    if (next() < 0.6) reached("CLOSED", one(given));
    for (let n = below(6); n > 0; n--) {
      const user_id = sometimes(0.5, given);
      const author = user_id ? "USER" : one(["CONTACT", "SYSTEM"]);
      facts.messages.push({ id: uuidv7(), conversation_id: id, author, user_id, created_at: instant() });
    }
    if (next() < 0.6) {
      const rating = 1 + below(5);
      facts.feedback.push({
        conversation_id: id,
        user_id: sometimes(0.9, given),
        rating,
        comment: `${i}`,
        created_at: instant(),
      });
    }
  }
  // The same fact twice is one.
  facts.milestones = [
    ...new Map(facts.milestones.map((fact) => [JSON.stringify({ ...fact, seconds: 0 }), fact])).values(),
  ];
  return facts;
}

export async function insertFacts(
  server: TestServer,
  accountId: string,
  desk: { contactId: string; channelId: string },
  facts: Facts,
) {
  await server.sql(
    `insert into conversation (account_id, id, protocol, contact_id, channel_id, department_id, project_id, chat_group_id, assignee_id, started_by, started_by_user_id)
     select $1, id, (10000000 + row_number() over ())::text, $2, $3, department_id, project_id, chat_group_id, assignee_id,
       case when started_by_user_id is null then 'CONTACT' else 'USER' end, started_by_user_id
     from jsonb_populate_recordset(null::conversation, $4)`,
    [accountId, desk.contactId, desk.channelId, JSON.stringify(facts.conversations)],
  );
  const columns = {
    milestone: ["conversation_id, kind, user_id, at, seconds", facts.milestones],
    message: ["id, conversation_id, author, user_id, created_at", facts.messages],
    feedback: ["conversation_id, user_id, rating, comment, created_at", facts.feedback],
  } as const;
  for (const [table, [names, rows]] of Object.entries(columns)) {
    const text = table === "message" ? [", text", ", 'Bom dia'"] : ["", ""];
    await server.sql(
      `insert into ${table} (account_id, ${names}${text[0]}) select $1, ${names}${text[1]} from jsonb_populate_recordset(null::${table}, $2)`,
      [accountId, JSON.stringify(rows)],
    );
  }
}

/** Which conversations somebody sees, as the rules say it. */
export function seen(facts: Facts, { userId, permissions, departments, projects, chatGroups }: Asking): Set<string> {
  const may = (permission: string) => permissions.includes(permission);
  const all = may("CONVERSATIONS_READ_ALL");
  const byDepartment = may("CONVERSATIONS_READ_DEPARTMENT");
  const assigned = all || byDepartment || may("CONVERSATIONS_READ_ASSIGNED");
  const among = (id: string | null, own: readonly string[]) => id === null || own.includes(id);
  const sees = facts.conversations.filter(
    (c) =>
      all ||
      (assigned && c.assignee_id === userId) ||
      (byDepartment &&
        among(c.department_id, departments) &&
        among(c.started_by_user_id, [userId]) &&
        among(c.project_id, projects) &&
        among(c.chat_group_id, chatGroups)) ||
      (assigned && may("CONVERSATIONS_ASSIGN") && c.assignee_id === null && among(c.department_id, departments)),
  );
  return new Set(sees.map(({ id }) => id));
}

const average = (values: readonly number[]): number | null =>
  values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : null;

/** The indicators, counted one by one. */
export function counted(
  facts: Facts,
  members: readonly Member[],
  viewer: Asking,
  { from, to }: { from: Date; to: Date },
) {
  const visible = seen(facts, viewer);
  const within = <T extends { conversation_id: string }>(rows: readonly T[], time: (row: T) => string) =>
    rows.filter((row) => visible.has(row.conversation_id) && new Date(time(row)) >= from && new Date(time(row)) < to);
  const milestones = within(facts.milestones, ({ at }) => at);
  const messages = within(facts.messages, ({ created_at }) => created_at);
  const ratings = within(facts.feedback, ({ created_at }) => created_at);
  const rows = members.map(({ id, name, deleted }) => {
    const own = milestones.filter(({ user_id }) => user_id === id);
    const of = (kind: string) => own.filter((fact) => fact.kind === kind);
    const rated = ratings
      .filter(({ user_id }) => user_id === id)
      .sort((a, b) => b.created_at.localeCompare(a.created_at) || (a.conversation_id < b.conversation_id ? 1 : -1));
    const sent = messages.filter(({ user_id }) => user_id === id).length;
    return {
      listed: !deleted || own.length + sent + (viewer.permissions.includes("FEEDBACK_READ") ? rated.length : 0) > 0,
      indicators: {
        user: { id, name },
        conversationsReceived: new Set(of("RECEIVED").map(({ conversation_id }) => conversation_id)).size,
        conversationsClosed: of("CLOSED").length,
        messagesSent: sent,
        firstResponseSeconds: average(of("ANSWERED").map(({ seconds }) => seconds!)),
        averageRating: average(rated.map(({ rating }) => rating)),
        feedback: rated.map(({ rating, comment, created_at }) => ({ rating, comment, createdAt: created_at })),
      },
    };
  });
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return rows
    .filter(({ listed }) => listed)
    .map(({ indicators }) => indicators)
    .sort(
      (a, b) =>
        b.conversationsReceived - a.conversationsReceived ||
        order(a.user.name.toLowerCase(), b.user.name.toLowerCase()) ||
        order(a.user.id, b.user.id),
    );
}
