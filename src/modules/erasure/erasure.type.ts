import { Field, InputType, ObjectType, registerEnumType } from "type-graphql";
import { UserError } from "../../errors/user-error.type.js";
import { ErasableData } from "./erasable.js";

registerEnumType(ErasableData, {
  name: "ErasableData",
  description: "What an account may erase for good.",
  valuesConfig: {
    CONVERSATIONS: { description: "With everything that was said, its attachments and what customers thought of it." },
    CONTACTS: { description: "And with them all conversations." },
    CAMPAIGNS: {
      description:
        "Those that are being sent end where they are. Conversations that they have begun stay, and credits are spent.",
    },
    ACCOUNT: { description: "All there is of it. The account is closed, and every session and API key ends." },
  },
});

@InputType()
export class EraseAccountDataInput {
  @Field(() => [ErasableData])
  data!: ErasableData[];

  @Field(() => String, { description: "The account's slug." })
  confirm!: string;

  @Field(() => String, { description: "The viewer's own." })
  password!: string;
}

@ObjectType()
export class EraseAccountDataPayload {
  @Field(() => [ErasableData])
  erased!: ErasableData[];

  @Field(() => [UserError])
  userErrors!: UserError[];
}
