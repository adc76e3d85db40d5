import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Language } from "../../access/language.js";
import { UserError } from "../../errors/user-error.type.js";
import { DateTime } from "../../reading/date-time.js";
import { AssignedIds } from "../structure/index.js";
import { User } from "./user.type.js";

@InputType("UserPatch", { description: "Omitted: unchanged. Null: cleared. A list replaces the list." })
export class UserPatchInput extends AssignedIds {
  @Field(() => String, { nullable: true }) firstName?: string | null;
  @Field(() => String, { nullable: true }) lastName?: string | null;
  @Field(() => String, { nullable: true }) webchatName?: string | null;
  @Field(() => [ID], { nullable: true }) roleIds?: string[] | null;
  @Field(() => Int, { nullable: true, description: "From 0 to 10,000." }) conversationLimit?: number | null;
  @Field(() => String, { nullable: true }) absenceMessage?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: "Turning it on ends the sessions of who has not set it up, but for the one that does so.",
  })
  twoFactorRequired?: boolean | null;
  @Field(() => ID, { nullable: true, description: "Of client accounts, which must have one." })
  organizationId?: string | null;
}

@InputType()
export class UpdateUserInput {
  @Field(() => ID) id: string;
  @Field(() => UserPatchInput) patch: UserPatchInput;
  @Field(() => Int, {
    nullable: true,
    description: "Refuses with CONFLICT when the user has changed since this version.",
  })
  expectedVersion?: number | null;
}

@InputType({
  description:
    "At most 500 ids. `atomic`: all or none; otherwise each on its own. `dryRun`: the same errors, `user` as it is now, and nothing done.",
})
export class UserIdsInput {
  @Field(() => [ID]) ids: string[];
  @Field(() => Boolean, { nullable: true }) atomic?: boolean | null;
  @Field(() => Boolean, { nullable: true }) dryRun?: boolean | null;
}

@InputType({ description: "The same change to each; see `UserIdsInput`." })
export class UpdateUsersInput extends UserIdsInput {
  @Field(() => UserPatchInput) patch: UserPatchInput;
}

@InputType({ description: "See `UserIdsInput`." })
export class SuspendUsersInput extends UserIdsInput {
  @Field(() => String, { nullable: true }) reason?: string | null;
  @Field(() => DateTime, { nullable: true, description: "The users are reactivated by themselves then." })
  until?: Date | null;
}

@InputType({ description: "Omitted: unchanged. Null clears the webchat name and the absence message." })
export class UpdateProfileInput {
  @Field(() => String, { nullable: true }) firstName?: string | null;
  @Field(() => String, { nullable: true }) lastName?: string | null;
  @Field(() => String, { nullable: true }) webchatName?: string | null;
  @Field(() => String, { nullable: true }) absenceMessage?: string | null;
  @Field(() => Language, { nullable: true }) language?: Language | null;
}

@ObjectType()
export class UpdateUserPayload {
  @Field(() => User, { nullable: true }) user?: User | string | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType({ description: "What became of one user of many." })
export class UserResult {
  @Field(() => ID) id: string;
  @Field(() => User, { nullable: true, description: "Null after a deletion or an error." }) user?: User | string | null;
  @Field(() => [UserError]) userErrors: UserError[];
}

@ObjectType()
export class UserResultsPayload {
  @Field(() => [UserResult], { description: "One for each distinct id, in the order asked for." })
  results: UserResult[];
  @Field(() => [UserError], { description: "What is wrong with the request as a whole, such as an unknown role." })
  userErrors: UserError[];
}
