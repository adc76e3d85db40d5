import { ArgsType, Field, ID, InputType, ObjectType } from "type-graphql";
import { UserError } from "../../errors/user-error.type.js";
import { DateTime } from "../../reading/date-time.js";
import { connectionOf, PageArgs, PageField } from "../../reading/types.js";
import { ContactGroup } from "./contact-group.type.js";

@ObjectType({ description: "Somebody who writes to the account." })
export class Contact {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => String, { nullable: true }) email?: string | null;
  @Field(() => String, { nullable: true }) phone?: string | null;
  @Field(() => [ContactGroup], { nullable: true }) groups?: ContactGroup[] | null;
  @Field(() => DateTime) createdAt: Date;
}

export const ContactConnection = connectionOf("Contact", () => Contact);
PageField(() => ContactConnection, "Whom it holds, by name.")(ContactGroup.prototype, "contacts");

@InputType("ContactFilter")
export class ContactFilterInput {
  @Field(() => String, {
    nullable: true,
    description:
      "Matches names, e-mail addresses and telephone numbers as they are written, ignoring case and accents.",
  })
  search?: string | null;
  @Field(() => ID, { nullable: true }) groupId?: string | null;
}

@ArgsType()
export class ContactsArgs extends PageArgs {
  @Field(() => ContactFilterInput, { nullable: true }) filter?: ContactFilterInput | null;
}

@InputType()
export class CreateContactInput {
  @Field(() => String) name: string;
  @Field(() => String, { nullable: true }) email?: string | null;
  @Field(() => String, { nullable: true, description: "3 to 40 digits, spaces and `+ - . / ( )`, kept as written." })
  phone?: string | null;
  @Field(() => [ID], { nullable: true }) groupIds?: string[] | null;
}

@InputType({ description: "Omitted: unchanged. Null: cleared. A list replaces the list." })
export class UpdateContactInput {
  @Field(() => ID) id: string;
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => String, { nullable: true }) email?: string | null;
  @Field(() => String, { nullable: true }) phone?: string | null;
  @Field(() => [ID], { nullable: true }) groupIds?: string[] | null;
}

@ObjectType()
export class ContactPayload {
  @Field(() => Contact, { nullable: true }) contact?: Contact | string | null;
  @Field(() => [UserError]) userErrors: UserError[];
}
