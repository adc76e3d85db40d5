import { assignableProblem } from "../../access/escalation.js";
import type { Language } from "../../access/language.js";
import { problem } from "../../errors/user-error.js";
import type { Actor, ActorTx, UserActor, Write } from "../../events/write.js";
import { idOf } from "../../input/ids.js";
import { InputCheck } from "../../input/input-check.js";
import { TEXT_MAX } from "../../input/text.js";
import { partFieldsOf } from "../structure/index.js";
import { type Asked, soleTarget, toEach, type UserOutcome, type Verb } from "./user.each.js";
import { changesRoles, editUsers } from "./user.edit.js";
import type { UserHooks } from "./user.hooks.js";
import { type Columns, checkPatch, type GivenPatch, type Patch, resolvePatch } from "./user.patch.js";
import { setPresence } from "./user.store.js";
import { readTargets } from "./user.target.js";
import type { Presence } from "./user.type.js";

const PATCH = ["input", "patch"];

/** A change of users, unless they have changed since a version. */
interface Edit {
  patch: GivenPatch;
  expectedVersion?: number | null;
}

/** What a user may change of itself. */
export interface GivenProfile extends Pick<GivenPatch, "firstName" | "lastName" | "webchatName" | "absenceMessage"> {
  language?: Language | null;
}

/** Editing users: by those above them, and by themselves. */
export class UserService {
  constructor(
    private readonly write: Write,
    private readonly hooks: UserHooks,
  ) {}

  async update(actor: Actor, input: Edit & { id: string }): Promise<{ user: string }> {
    const id = idOf(input.id);
    const checked = checkPatch(input.patch, PATCH);
    await this.write.by(actor, async (tx) => {
      const verb = this.#editing(tx, await resolvePatch(tx, checked, this.hooks), input);
      await verb.apply(tx, [await soleTarget(tx, id, ["input", "id"], verb)]);
    });
    return { user: id };
  }

  async updateMany(actor: Actor, input: Asked & { patch: GivenPatch }): Promise<{ results: UserOutcome[] }> {
    const checked = checkPatch(input.patch, PATCH);
    return toEach(this.write, actor, input, async (tx) =>
      this.#editing(tx, await resolvePatch(tx, checked, this.hooks), input),
    );
  }

  async updateProfile(actor: UserActor, input: GivenProfile): Promise<{ user: string }> {
    const check = new InputCheck();
    const columns: Columns = {
      firstName: check.changedName(input.firstName, ["input", "firstName"]),
      lastName: check.changedName(input.lastName, ["input", "lastName"]),
      webchatName: check.optionalName(input.webchatName, ["input", "webchatName"]),
      absenceMessage: check.optionalText(input.absenceMessage, ["input", "absenceMessage"], TEXT_MAX),
      language: input.language ?? undefined,
    };
    if (input.language === null) check.refuse("BLANK", ["input", "language"]);
    check.done();
    const { userId } = actor.viewer;
    await this.write.by(actor, async (tx) => {
      const targets = await readTargets(tx, tx.account.id, [userId]);
      await editUsers(tx, [...targets.values()], { columns, parts: {} }, this.hooks);
    });
    return { user: userId };
  }

  /** Under the account's lock, so that nobody who was signed out sets anything; the log does not tell of it. */
  async setPresence(actor: UserActor, presence: `${Presence}`): Promise<{ user: string }> {
    const { accountId, userId } = actor.viewer;
    await this.write.by(actor, (tx) => setPresence(tx, accountId, userId, presence));
    if (presence === "ONLINE") this.hooks.cameOnline(accountId);
    return { user: userId };
  }

  #editing({ viewer }: ActorTx, patch: Patch, { patch: given, expectedVersion }: Edit): Verb {
    const { roles } = patch;
    const roleIds = [...PATCH, "roleIds"];
    const [ofTheTeam] = partFieldsOf(given);
    return {
      notToSelf: (target) => changesRoles(patch, target),
      unseats: () => roles !== undefined && !roles.some(({ administrator }) => administrator),
      refuses: (target) => {
        if (expectedVersion != null && expectedVersion !== target.version)
          return problem("CONFLICT", ["input", "expectedVersion"]);
        if (patch.organization && target.kind !== "CLIENT") return problem("INVALID", [...PATCH, "organizationId"]);
        if (ofTheTeam && target.kind === "CLIENT") return problem("INVALID", [...PATCH, ofTheTeam]);
        if (!roles || !changesRoles(patch, target)) return null;
        if (target.kind === "CLIENT") return problem("INVALID", roleIds);
        return assignableProblem(
          viewer,
          roles.flatMap(({ permissions }) => permissions),
          roleIds,
        );
      },
      apply: (tx, targets) => editUsers(tx, targets, patch, this.hooks),
    };
  }
}
