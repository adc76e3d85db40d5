import { Permission } from "../../access/permissions.js";
import { can, type Viewer } from "../../access/viewer.js";
import { refusing } from "../../database/constraints.js";
import type { Sql } from "../../database/sql.js";
import { forbidden } from "../../errors/graphql-errors.js";
import { problem, Refusal } from "../../errors/user-error.js";
import type { UnloggedTx, UnloggedWrite } from "../../events/unlogged.js";
import type { Actor } from "../../events/write.js";
import { idOf } from "../../input/ids.js";
import { placesOf } from "../../input/places.js";
import { assignTo } from "./assignee.js";
import { demandOpen, holdVisible } from "./conversation.gate.js";
import type { ConversationHooks } from "./conversation.hooks.js";
import { type HeldConversation, holdAssignee, queueConversation, seesConversation } from "./conversation.store.js";
import { requireSkills } from "./marks.store.js";

/** One of them: the schema sees to it. */
export interface AssignmentTarget {
  userId?: string | null;
  departmentId?: string | null;
  skillIds?: readonly string[] | null;
  nobody?: boolean | null;
}

/** What a target comes to. */
interface Move {
  /** Whoever is to have it, whose row is held. */
  userId?: string;
  /** Whether somebody with the skills that it requires is looked for at once. */
  bySkills?: true;
  apply(tx: UnloggedTx, conversation: HeldConversation): Promise<unknown>;
}

const ID = ["input", "id"];
const at = (name: string): string[] => ["input", "to", name];
const UNKNOWN_DEPARTMENT = { conversation_department_fkey: problem("NOT_FOUND", at("departmentId")) };

/** Who has a conversation, or which queue it waits in. */
export class AssignmentService {
  constructor(
    private readonly sql: Sql,
    private readonly unlogged: UnloggedWrite,
    private readonly hooks: ConversationHooks,
  ) {}

  /** Answers it where the viewer sees it still. */
  async assign(actor: Actor, input: { id: string; to: AssignmentTarget }): Promise<{ conversation: string | null }> {
    const id = idOf(input.id);
    const { accountId } = actor.viewer;
    const { userId, bySkills, apply } = moveTo(id, input.to);
    const move = async (tx: UnloggedTx) => {
      demandRight(tx.viewer, userId);
      const conversation = await holdVisible(tx, id, ID);
      const { assigneeId } = conversation;
      if (assigneeId && assigneeId !== userId && !can(tx.viewer, Permission.CONVERSATIONS_ASSIGN))
        throw forbidden(Permission.CONVERSATIONS_ASSIGN);
      demandOpen(conversation, ID);
      await apply(tx, conversation);
    };
    await this.unlogged.by(actor, move, { hold: async (sql) => userId && holdAssignee(sql, accountId, userId) });
    if (bySkills) await this.hooks.distributeOne(accountId, id);
    // It waits now, or somebody else has room.
    await this.hooks.distribute(accountId);
    return { conversation: (await seesConversation(this.sql, actor.viewer, id)) ? id : null };
  }
}

function moveTo(id: string, to: AssignmentTarget): Move {
  if (to.userId != null) {
    const userId = idOf(to.userId);
    return {
      userId,
      async apply(tx, { assigneeId }) {
        if (assigneeId !== userId) await assignTo(tx, id, userId, at("userId"));
      },
    };
  }
  if (to.departmentId != null) {
    const departmentId = idOf(to.departmentId);
    return {
      apply: (tx) => refusing(queueConversation(tx, tx.accountId, id, departmentId), UNKNOWN_DEPARTMENT),
    };
  }
  if (to.skillIds != null) {
    const skills = placesOf(to.skillIds, at("skillIds"));
    if (!skills.size) throw new Refusal(problem("BLANK", at("skillIds")));
    return {
      bySkills: true,
      async apply(tx) {
        await requireSkills(tx, tx.accountId, id, skills);
        await queueConversation(tx, tx.accountId, id, null);
      },
    };
  }
  if (!to.nobody) throw new Refusal(problem("INVALID", at("nobody")));
  return { apply: (tx) => queueConversation(tx, tx.accountId, id, null) };
}

/** Besides who assigns, whoever reads a department's may take one that nobody has. */
function demandRight(viewer: Viewer, userId: string | undefined): void {
  const takes =
    userId !== undefined && userId === viewer.userId && can(viewer, Permission.CONVERSATIONS_READ_DEPARTMENT);
  if (!takes && !can(viewer, Permission.CONVERSATIONS_ASSIGN)) throw forbidden(Permission.CONVERSATIONS_ASSIGN);
}
