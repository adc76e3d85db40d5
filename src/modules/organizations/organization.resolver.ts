import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, ID, Info, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../server/context.js";
import { payload } from "../../server/payload.js";
import { DeletePayload } from "../structure/index.js";
import { SearchArgs } from "./contact-group.type.js";
import { byId, namedList } from "./lists.js";
import type { OrganizationService } from "./organization.service.js";
import {
  CreateOrganizationInput,
  Organization,
  OrganizationConnection,
  OrganizationPayload,
  UpdateOrganizationInput,
} from "./organization.type.js";

@Resolver(() => Organization)
export class OrganizationResolver {
  constructor(private readonly organizations: OrganizationService) {}

  @Query(() => Organization, { nullable: true, name: "organization" })
  one(@Ctx() { read }: Context, @Info() info: GraphQLResolveInfo, @Arg("id", () => ID) id: string) {
    return read.one(info, byId("Organization", id));
  }

  @Query(() => OrganizationConnection, {
    nullable: true,
    name: "organizations",
    description: "Third parties with client accounts, by name.",
  })
  list(@Ctx() { read }: Context, @Info() info: GraphQLResolveInfo, @Args(() => SearchArgs) args: SearchArgs) {
    return read.page(info, namedList("Organization", args), args);
  }

  @Mutation(() => OrganizationPayload, { nullable: true })
  createOrganization(
    @Ctx() context: Context,
    @Arg("input", () => CreateOrganizationInput) input: CreateOrganizationInput,
  ) {
    return payload(context, () => this.organizations.create(context.actor, input));
  }

  @Mutation(() => OrganizationPayload, { nullable: true })
  updateOrganization(
    @Ctx() context: Context,
    @Arg("input", () => UpdateOrganizationInput) input: UpdateOrganizationInput,
  ) {
    return payload(context, () => this.organizations.update(context.actor, input));
  }

  @Mutation(() => DeletePayload, { nullable: true })
  deleteOrganization(@Ctx() context: Context, @Arg("id", () => ID) id: string) {
    return payload(context, () => this.organizations.delete(context.actor, id));
  }
}
