import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "../../server/context.js";
import { payload } from "../../server/payload.js";
import { CreateUserInput, CreateUserPayload } from "./user.create.inputs.js";
import type { UserCreation } from "./user.create.service.js";

@Resolver()
export class UserCreationResolver {
  constructor(private readonly users: UserCreation) {}

  @Mutation(() => CreateUserPayload, {
    nullable: true,
    description:
      "Makes a member of the team or a client account at once, where inviting leaves that to whoever is invited.",
  })
  createUser(@Ctx() context: Context, @Arg("input", () => CreateUserInput) input: CreateUserInput) {
    return payload(context, () => this.users.create(context.actor, input));
  }
}
