import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, ID, Info, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../server/context.js";
import { payload } from "../../server/payload.js";
import { DeletePayload } from "../structure/index.js";
import { everyKey } from "./api-key.projection.js";
import type { ApiKeyService } from "./api-key.service.js";
import { ApiKey, CreateApiKeyInput, CreateApiKeyPayload } from "./api-key.type.js";

@Resolver(() => ApiKey)
export class ApiKeyResolver {
  constructor(private readonly keys: ApiKeyService) {}

  @Query(() => [ApiKey], { nullable: true, name: "apiKeys", description: "Newest first." })
  list(@Ctx() { read }: Context, @Info() info: GraphQLResolveInfo) {
    return read.all(info, everyKey);
  }

  @Mutation(() => CreateApiKeyPayload, { nullable: true, description: "At most 100 an account." })
  createApiKey(@Ctx() context: Context, @Arg("input", () => CreateApiKeyInput) input: CreateApiKeyInput) {
    return payload(context, () => this.keys.create(context.actor, input));
  }

  @Mutation(() => DeletePayload, {
    nullable: true,
    description: "From then on the key opens nothing, and its sockets are closed. Keys that it has made fall with it.",
  })
  deleteApiKey(@Ctx() context: Context, @Arg("id", () => ID) id: string) {
    return payload(context, () => this.keys.delete(context.actor, id));
  }
}
