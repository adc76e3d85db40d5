import "reflect-metadata";
import { type GraphQLInputObjectType, type GraphQLSchema, lexicographicSortSchema, printSchema } from "graphql";
import { type BuildSchemaOptions, buildSchemaSync } from "type-graphql";
import { guard } from "./access/guard.js";
import { rights } from "./access/rights.js";
import { AccountResolver, FeatureResolver } from "./modules/accounts/index.js";
import { ApiKeyResolver } from "./modules/api-keys/index.js";
import "./modules/attachments/index.js";
import { AutomationResolver } from "./modules/automation/index.js";
import { CampaignResolver } from "./modules/campaigns/index.js";
import {
  ConversationMutations,
  ConversationResolver,
  LabelResolver,
  QuickReplyResolver,
} from "./modules/conversations/index.js";
import { ErasureResolver } from "./modules/erasure/index.js";
import { InvitationLinkResolver, InvitationResolver } from "./modules/invitations/index.js";
import { EVENT_TYPES, EventResolver } from "./modules/log/index.js";
import { ContactGroupResolver, ContactResolver, OrganizationResolver } from "./modules/organizations/index.js";
import { IndicatorsResolver } from "./modules/reports/index.js";
import { RoleMutations, RoleResolver } from "./modules/roles/index.js";
import {
  EmailResolver,
  PasswordResolver,
  SessionResolver,
  SignInResolver,
  TwoFactorResolver,
  UserCredentialResolver,
  ViewerResolver,
} from "./modules/sessions/index.js";
import {
  ChannelResolver,
  ChatGroupResolver,
  DepartmentResolver,
  ProjectResolver,
  SkillResolver,
} from "./modules/structure/index.js";
import { AccessResolver, UserCreationResolver, UserMutations, UserResolver } from "./modules/users/index.js";
import { DateTime } from "./reading/date-time.js";
import { readFieldsByKey } from "./reading/fields.js";

type Class = abstract new (...args: never[]) => object;

/** Every resolver class there is. The composition root gives the schema an instance of each. */
const RESOLVERS: Class[] = [
  AccessResolver,
  AccountResolver,
  ApiKeyResolver,
  AutomationResolver,
  CampaignResolver,
  ChannelResolver,
  ChatGroupResolver,
  ContactGroupResolver,
  ContactResolver,
  ConversationMutations,
  ConversationResolver,
  DepartmentResolver,
  EmailResolver,
  ErasureResolver,
  EventResolver,
  FeatureResolver,
  IndicatorsResolver,
  InvitationLinkResolver,
  InvitationResolver,
  LabelResolver,
  OrganizationResolver,
  PasswordResolver,
  ProjectResolver,
  QuickReplyResolver,
  RoleMutations,
  RoleResolver,
  SessionResolver,
  SignInResolver,
  SkillResolver,
  TwoFactorResolver,
  UserCredentialResolver,
  UserCreationResolver,
  UserMutations,
  UserResolver,
  ViewerResolver,
];

/** Inputs of which exactly one field is given: type-graphql knows no `@oneOf`. */
const ONE_OF = ["AssignmentTarget", "ConversationBy"];

/** The live map of resolvers needs no bus of type-graphql's: subscriptions are fed from the log. */
const NO_PUB_SUB = {
  publish() {},
  subscribe: (): AsyncIterable<never> => {
    throw new Error("Subscriptions are fed from the log.");
  },
};

/** Resolvers, made executable and guarded by the map of rights. */
export function createSchema(instances: readonly object[]): GraphQLSchema {
  const byClass = new Map(instances.map((instance) => [instance.constructor, instance]));
  const schema = buildSchemaSync({
    resolvers: RESOLVERS as unknown as BuildSchemaOptions["resolvers"],
    orphanedTypes: EVENT_TYPES,
    container: { get: (type) => byClass.get(type) ?? {} },
    scalarsMap: [{ type: Date, scalar: DateTime }],
    pubSub: NO_PUB_SUB,
    validate: false,
  });
  for (const name of ONE_OF) (schema.getType(name) as GraphQLInputObjectType).isOneOf = true;
  readFieldsByKey(schema, (type, field) => rights[type]?.[field] !== undefined);
  return guard(schema, rights);
}

/** The schema as it is committed: sorted, so that a difference is a change. */
export const printedSchema = (): string => `${printSchema(lexicographicSortSchema(createSchema([])))}\n`;
