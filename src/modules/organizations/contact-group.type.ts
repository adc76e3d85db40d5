import { ArgsType, Field, ID, InputType, ObjectType } from "type-graphql";
import { UserError } from "../../errors/user-error.type.js";
import { connectionOf, PageArgs } from "../../reading/types.js";

@ObjectType({ description: "Contacts that belong together, and whose conversations organizations may read." })
export class ContactGroup {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
}

export const ContactGroupConnection = connectionOf("ContactGroup", () => ContactGroup);

/** What is found by its name alone. */
@ArgsType()
export class SearchArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: "Matches names, ignoring case and accents." })
  search?: string | null;
}

@InputType({ description: "Names are unique without regard to case and accents. At most 500 ids a list." })
export class CreateContactGroupInput {
  @Field(() => String) name: string;
  @Field(() => [ID], { nullable: true }) organizationIds?: string[] | null;
  @Field(() => [ID], { nullable: true }) contactIds?: string[] | null;
}

@InputType({ description: "Omitted: unchanged. A list replaces the list." })
export class UpdateContactGroupInput {
  @Field(() => ID) id: string;
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => [ID], { nullable: true }) organizationIds?: string[] | null;
  @Field(() => [ID], { nullable: true }) contactIds?: string[] | null;
}

@ObjectType()
export class ContactGroupPayload {
  @Field(() => ContactGroup, { nullable: true }) contactGroup?: ContactGroup | string | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
