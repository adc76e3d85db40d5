import { Field, ID, ObjectType } from "type-graphql";
import { Permission } from "../../access/permissions.js";
import { DateTime } from "../../reading/date-time.js";
import { Account } from "../accounts/index.js";
import { User } from "../users/index.js";

@ObjectType({ description: "One signing in of the viewer, on one device." })
export class Session {
  @Field(() => ID) id: string;
  @Field(() => DateTime) createdAt: Date;
  @Field(() => DateTime) lastUsedAt: Date;
  @Field(() => DateTime) expiresAt: Date;
  @Field(() => String, { nullable: true }) ipAddress?: string | null;
  @Field(() => String, { nullable: true }) userAgent?: string | null;
  @Field(() => Boolean) current: boolean;
}

@ObjectType({ description: "Who is asking." })
export class Viewer {
  @Field(() => User, { nullable: true, description: "Null for an API key." }) user?: User | null;
  @Field(() => Account) account: Account;
  @Field(() => [Permission]) permissions: Permission[];
  @Field(() => Session, { nullable: true, description: "The session behind this request; null for an API key." })
  session?: Session | null;
  @Field(() => [Session]) sessions: Session[];
  @Field(() => String, {
    description:
      "The newest event of the account, as of this very response. Reading data and this cursor in one query,\nthen subscribing `after` it, misses nothing and repeats nothing.",
  })
  eventCursor: string;
}
