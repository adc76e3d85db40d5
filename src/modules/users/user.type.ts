import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Language } from "../../access/language.js";
import { Permission } from "../../access/permissions.js";
import { DateTime } from "../../reading/date-time.js";
import { Role } from "../roles/index.js";
import { Department } from "../structure/index.js";

export enum UserKind {
  MEMBER = "MEMBER",
  CLIENT = "CLIENT",
}

export enum UserStatus {
  ACTIVE = "ACTIVE",
  SUSPENDED = "SUSPENDED",
  DELETED = "DELETED",
}

registerEnumType(UserKind, {
  name: "UserKind",
  valuesConfig: {
    MEMBER: { description: "A member of the account's own team." },
    CLIENT: { description: "A client account: someone of an organization outside, who may only read." },
  },
});
registerEnumType(UserStatus, {
  name: "UserStatus",
  valuesConfig: { DELETED: { description: "Only where history names somebody who is gone; never in lists." } },
});

@ObjectType({
  description: "Why and since when somebody is suspended. `until`: the user is reactivated by itself then.",
})
export class Suspension {
  @Field(() => DateTime) at: Date;
  @Field(() => DateTime, { nullable: true }) until?: Date | null;
  @Field(() => String, { nullable: true }) reason?: string | null;
  @Field(() => User, { nullable: true }) by?: User | null;
}

@ObjectType({ description: "A person who signs in to one account." })
export class User {
  @Field(() => ID) id: string;
  @Field(() => UserKind) kind: UserKind;
  @Field(() => String) firstName: string;
  @Field(() => String) lastName: string;
  @Field(() => String, { description: "First and last name." }) name: string;
  @Field(() => String, { description: "What customers see; the name when unset." }) webchatName: string;
  @Field(() => String, { nullable: true }) email?: string | null;
  @Field(() => Boolean, { nullable: true }) emailVerified?: boolean | null;
  @Field(() => UserStatus, { nullable: true }) status?: UserStatus | null;
  @Field(() => Suspension, { nullable: true, description: "Why and since when, while suspended." })
  suspension?: Suspension | null;
  @Field(() => [Role], { nullable: true }) roles?: Role[] | null;
  @Field(() => [Permission], { nullable: true, description: "The union of what the roles allow." }) permissions?:
    | Permission[]
    | null;
  @Field(() => [Department]) departments: Department[];
  @Field(() => Int, { nullable: true, description: "Most conversations open at once; null: no limit." })
  conversationLimit?: number | null;
  @Field(() => String, {
    nullable: true,
    description: "Sent by itself to customers who write while the user is offline.",
  })
  absenceMessage?: string | null;
  @Field(() => DateTime, { nullable: true }) lastSeenAt?: Date | null;
  @Field(() => Language, { nullable: true }) language?: Language | null;
  @Field(() => DateTime) createdAt: Date;
  @Field(() => Int, {
    description: "Grows with every edit; see `expectedVersion`. Presence and signing in do not count.",
  })
  version: number;
  @Field(() => Boolean, { description: "Whether the viewer may edit, suspend or delete this user." })
  manageable: boolean;
}
