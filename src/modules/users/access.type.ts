import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Permission } from "../../access/permissions.js";
import { Role } from "../roles/index.js";
import { User } from "./user.type.js";

/** What keeps somebody from what a permission allows. */
export enum AccessObstacle {
  NO_ROLE = "NO_ROLE",
  USER_SUSPENDED = "USER_SUSPENDED",
  USER_DELETED = "USER_DELETED",
  CLIENT_ACCOUNT = "CLIENT_ACCOUNT",
}

registerEnumType(AccessObstacle, {
  name: "AccessObstacle",
  description: "What keeps somebody from what a permission allows.",
  valuesConfig: {
    NO_ROLE: { description: "None of the user's roles gives it; see `givenBy`." },
    USER_SUSPENDED: { description: "Suspended users keep their roles, and may do nothing until they are reactivated." },
    USER_DELETED: { description: "Deleted users hold no roles, and come back no more." },
    CLIENT_ACCOUNT: { description: "Client accounts hold no roles: what they may read is theirs without any." },
  },
});

@ObjectType({ description: "Why somebody may do something, or why not, as of now." })
export class AccessExplanation {
  @Field(() => User) user: User;
  @Field(() => Permission) permission: Permission;
  @Field(() => Boolean, { description: "Whether the user may do it: a role gives it, and nothing stands in the way." })
  granted: boolean;
  @Field(() => [Role], { description: "The user's roles that give it, also while the user is suspended." })
  heldBy: Role[];
  @Field(() => [AccessObstacle], { description: "Everything that stands in the way; empty where it is granted." })
  obstacles: AccessObstacle[];
  @Field(() => [Role], {
    description:
      "Where no role of the user gives it: the account's roles that would, system roles first. Empty for who can hold none.",
  })
  givenBy: Role[];
}
