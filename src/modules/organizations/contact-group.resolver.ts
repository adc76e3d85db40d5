import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, ID, Info, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../server/context.js";
import { payload } from "../../server/payload.js";
import { DeletePayload } from "../structure/index.js";
import type { ContactGroupService } from "./contact-group.service.js";
import {
  ContactGroup,
  ContactGroupConnection,
  ContactGroupPayload,
  CreateContactGroupInput,
  SearchArgs,
  UpdateContactGroupInput,
} from "./contact-group.type.js";
import { byId, namedList } from "./lists.js";

@Resolver(() => ContactGroup)
export class ContactGroupResolver {
  constructor(private readonly contactGroups: ContactGroupService) {}

  @Query(() => ContactGroup, { nullable: true, name: "contactGroup" })
  one(@Ctx() { read }: Context, @Info() info: GraphQLResolveInfo, @Arg("id", () => ID) id: string) {
    return read.one(info, byId("ContactGroup", id));
  }

  @Query(() => ContactGroupConnection, { nullable: true, name: "contactGroups", description: "By name." })
  list(@Ctx() { read }: Context, @Info() info: GraphQLResolveInfo, @Args(() => SearchArgs) args: SearchArgs) {
    return read.page(info, namedList("ContactGroup", args), args);
  }

  @Mutation(() => ContactGroupPayload, { nullable: true })
  createContactGroup(
    @Ctx() context: Context,
    @Arg("input", () => CreateContactGroupInput) input: CreateContactGroupInput,
  ) {
    return payload(context, () => this.contactGroups.create(context.actor, input));
  }

  @Mutation(() => ContactGroupPayload, { nullable: true })
  updateContactGroup(
    @Ctx() context: Context,
    @Arg("input", () => UpdateContactGroupInput) input: UpdateContactGroupInput,
  ) {
    return payload(context, () => this.contactGroups.update(context.actor, input));
  }

  @Mutation(() => DeletePayload, { nullable: true })
  deleteContactGroup(@Ctx() context: Context, @Arg("id", () => ID) id: string) {
    return payload(context, () => this.contactGroups.delete(context.actor, id));
  }
}
