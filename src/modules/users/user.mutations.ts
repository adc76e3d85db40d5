import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "../../server/context.js";
import { itemResults, payload } from "../../server/payload.js";
import type { UserOutcome } from "./user.each.js";
import {
  SuspendUsersInput,
  UpdateProfileInput,
  UpdateUserInput,
  UpdateUserPayload,
  UpdateUsersInput,
  UserIdsInput,
  UserResultsPayload,
} from "./user.inputs.js";
import type { UserLifecycle } from "./user.lifecycle.js";
import type { UserService } from "./user.service.js";
import { Presence } from "./user.type.js";

type Results = { results: UserOutcome[] };

const nullable = { nullable: true };

/** Items with their texts; a request that is refused as a whole has none. */
const ofMany = (context: Context, work: () => Promise<Results>) =>
  payload(context, async () => ({ results: itemResults(context, (await work()).results) }), { results: [] });

@Resolver()
export class UserMutations {
  constructor(
    private readonly users: UserService,
    private readonly lifecycle: UserLifecycle,
  ) {}

  @Mutation(() => UpdateUserPayload, nullable)
  updateUser(@Ctx() context: Context, @Arg("input", () => UpdateUserInput) input: UpdateUserInput) {
    return payload(context, () => this.users.update(context.actor, input));
  }

  @Mutation(() => UserResultsPayload, {
    ...nullable,
    description: "The same change to many users, each judged on its own.",
  })
  updateUsers(@Ctx() context: Context, @Arg("input", () => UpdateUsersInput) input: UpdateUsersInput) {
    return ofMany(context, () => this.users.updateMany(context.actor, input));
  }

  @Mutation(() => UpdateUserPayload, { ...nullable, description: "Edits the viewer's own user." })
  updateProfile(@Ctx() context: Context, @Arg("input", () => UpdateProfileInput) input: UpdateProfileInput) {
    return payload(context, () => this.users.updateProfile(context.userActor, input));
  }

  @Mutation(() => UpdateUserPayload, {
    ...nullable,
    description: "What others see while the viewer has a WebSocket open. It is no event, and counts as no edit.",
  })
  setPresence(@Ctx() context: Context, @Arg("presence", () => Presence) presence: Presence) {
    return payload(context, () => this.users.setPresence(context.userActor, presence));
  }

  @Mutation(() => UserResultsPayload, {
    ...nullable,
    description: "Signs users out everywhere and keeps them from signing in. They keep their seats.",
  })
  suspendUsers(@Ctx() context: Context, @Arg("input", () => SuspendUsersInput) input: SuspendUsersInput) {
    return ofMany(context, () => this.lifecycle.suspend(context.actor, input));
  }

  @Mutation(() => UserResultsPayload, { ...nullable, description: "Lifts suspensions." })
  reactivateUsers(@Ctx() context: Context, @Arg("input", () => UserIdsInput) input: UserIdsInput) {
    return ofMany(context, () => this.lifecycle.reactivate(context.actor, input));
  }

  @Mutation(() => UserResultsPayload, { ...nullable, description: "Irreversible." })
  deleteUsers(@Ctx() context: Context, @Arg("input", () => UserIdsInput) input: UserIdsInput) {
    return ofMany(context, () => this.lifecycle.delete(context.actor, input));
  }

  @Mutation(() => UserResultsPayload, { ...nullable, description: "Signs a user out everywhere." })
  revokeUserSessions(@Ctx() context: Context, @Arg("input", () => UserIdsInput) input: UserIdsInput) {
    return ofMany(context, () => this.lifecycle.revokeSessions(context.actor, input));
  }
}
