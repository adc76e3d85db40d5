import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { UserError } from "../../errors/user-error.type.js";
import { DateTime } from "../../reading/date-time.js";
import { connectionOf, PageField } from "../../reading/types.js";
import { User, UserConnection } from "../users/index.js";
import { ContactGroup } from "./contact-group.type.js";

@ObjectType({ description: "A third party (partner, franchisee, corporate client) with limited access." })
export class Organization {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => [ContactGroup], {
    nullable: true,
    description: "The groups whose contacts' conversations it may read.",
  })
  contactGroups?: ContactGroup[] | null;
  @PageField(() => UserConnection, "Its client accounts, by name.") users?: object | null;
  @Field(() => DateTime) createdAt: Date;
  @Field(() => Int, { description: "Grows with every edit; see `expectedVersion`." }) version: number;
}

export const OrganizationConnection = connectionOf("Organization", () => Organization);

// Fields of types that know no organizations.
Field(() => Organization, { nullable: true, description: "Of a client account; null for members." })(
  User.prototype,
  "organization",
);
Field(() => [Organization], { nullable: true, description: "Who may read its contacts' conversations." })(
  ContactGroup.prototype,
  "organizations",
);

@InputType({ description: "Names are unique without regard to case and accents. At most 500 ids." })
export class CreateOrganizationInput {
  @Field(() => String) name: string;
  @Field(() => [ID], { nullable: true }) contactGroupIds?: string[] | null;
}

@InputType({ description: "Omitted: unchanged. A list replaces the list." })
export class UpdateOrganizationInput {
  @Field(() => ID) id: string;
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => [ID], { nullable: true }) contactGroupIds?: string[] | null;
  @Field(() => Int, {
    nullable: true,
    description: "Refuses with CONFLICT when the organization has changed since this version.",
  })
  expectedVersion?: number | null;
}

@ObjectType()
export class OrganizationPayload {
  @Field(() => Organization, { nullable: true }) organization?: Organization | string | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
