import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "../../server/context.js";
import { itemResults, payload } from "../../server/payload.js";
import { UserIdsInput, UserResultsPayload } from "../users/index.js";
import type { UserCredentialService } from "./user-credential.service.js";
import { SetUserPasswordInput, SetUserPasswordPayload } from "./user-credential.type.js";

@Resolver()
export class UserCredentialResolver {
  constructor(private readonly credentials: UserCredentialService) {}

  @Mutation(() => SetUserPasswordPayload, {
    nullable: true,
    description: "Ends every session of the user, who must change the password at the next signing in.",
  })
  setUserPassword(@Ctx() context: Context, @Arg("input", () => SetUserPasswordInput) input: SetUserPasswordInput) {
    return payload(context, () => this.credentials.setPassword(context.actor, input));
  }

  @Mutation(() => UserResultsPayload, {
    nullable: true,
    description: "Takes the second factor away from users who have lost it, and signs them out everywhere.",
  })
  resetUserTwoFactor(@Ctx() context: Context, @Arg("input", () => UserIdsInput) input: UserIdsInput) {
    const reset = async () => {
      const { results } = await this.credentials.resetTwoFactor(context.actor, input);
      return { results: itemResults(context, results) };
    };
    return payload(context, reset, { results: [] });
  }
}
