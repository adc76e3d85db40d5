import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, ID, Info, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../server/context.js";
import { payload } from "../../server/payload.js";
import { DeletePayload } from "../structure/index.js";
import type { ContactService } from "./contact.service.js";
import {
  Contact,
  ContactConnection,
  ContactPayload,
  ContactsArgs,
  CreateContactInput,
  UpdateContactInput,
} from "./contact.type.js";
import { byId, namedList } from "./lists.js";

@Resolver(() => Contact)
export class ContactResolver {
  constructor(private readonly contacts: ContactService) {}

  @Query(() => Contact, { nullable: true })
  contact(@Ctx() { read }: Context, @Info() info: GraphQLResolveInfo, @Arg("id", () => ID) id: string) {
    return read.one(info, byId("Contact", id));
  }

  @Query(() => ContactConnection, { nullable: true, name: "contacts", description: "By name." })
  list(@Ctx() { read }: Context, @Info() info: GraphQLResolveInfo, @Args(() => ContactsArgs) args: ContactsArgs) {
    return read.page(info, namedList("Contact", args.filter ?? {}), args);
  }

  @Mutation(() => ContactPayload, { nullable: true })
  createContact(@Ctx() context: Context, @Arg("input", () => CreateContactInput) input: CreateContactInput) {
    return payload(context, () => this.contacts.create(context.actor, input));
  }

  @Mutation(() => ContactPayload, { nullable: true })
  updateContact(@Ctx() context: Context, @Arg("input", () => UpdateContactInput) input: UpdateContactInput) {
    return payload(context, () => this.contacts.update(context.actor, input));
  }

  @Mutation(() => DeletePayload, { nullable: true })
  deleteContact(@Ctx() context: Context, @Arg("id", () => ID) id: string) {
    return payload(context, () => this.contacts.delete(context.actor, id));
  }
}
