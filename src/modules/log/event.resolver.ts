import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, ArgsType, Ctx, Field, ID, Info, Query, Resolver, Root, Subscription } from "type-graphql";
import { boundedIds, boundedList } from "../../input/ids.js";
import { connectionOf, PageArgs } from "../../reading/types.js";
import type { Context } from "../../server/context.js";
import { eventList } from "./event.list.js";
import {
  AccountEvent,
  ApiKeyEvent,
  Event,
  EventFilter,
  InvitationEvent,
  OrganizationEvent,
  RoleEvent,
  StructureEvent,
  UserEvent,
} from "./event.type.js";
import { everyEvent, invitationFeed, userFeed, viewerFeed } from "./feeds.js";

const EventConnection = connectionOf("Event", () => Event);

@ArgsType()
class EventsArgs extends PageArgs {
  @Field(() => EventFilter, { nullable: true }) filter?: EventFilter | null;
}

type Subscribing<Args> = { args: Args; context: Context };
type After = { after?: string | null };

const accountOf = ({ viewer }: Context): string => viewer!.accountId;

const checked = (filter: EventFilter | null | undefined) => ({
  ...filter,
  kinds: boundedList(filter?.kinds),
  actorIds: boundedIds(filter?.actorIds),
  userIds: boundedIds(filter?.userIds),
});

/** The log as a list and as subscriptions. A subscription's root is an event's number; what is selected of the event is read by it. */
@Resolver(() => Event)
export class EventResolver {
  @Query(() => EventConnection, {
    nullable: true,
    description: "The account's log: every change, newest first. The subscriptions are this same log, live.",
  })
  events(@Ctx() { read }: Context, @Info() info: GraphQLResolveInfo, @Args(() => EventsArgs) args: EventsArgs) {
    return read.page(info, eventList(checked(args.filter)), args);
  }

  @Subscription(() => Event, {
    name: "events",
    description: "The account's log, live.",
    subscribe: ({ args, context }: Subscribing<After & { filter?: EventFilter | null }>) =>
      everyEvent(accountOf(context), args.after, checked(args.filter)),
  })
  liveEvents(
    @Root() event: { sequence: number },
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg("after", () => String, { nullable: true }) _after?: string | null,
    @Arg("filter", () => EventFilter, { nullable: true }) _filter?: EventFilter | null,
  ) {
    return context.read.byKey(info, "Event", String(event.sequence));
  }

  @Subscription(() => InvitationEvent, {
    description: "What becomes of invitations.",
    subscribe: ({ args, context }: Subscribing<After>) => invitationFeed(accountOf(context), args.after),
  })
  invitationEvents(
    @Root() event: { sequence: number },
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg("after", () => String, { nullable: true }) _after?: string | null,
  ) {
    return context.read.byKey(info, "InvitationEvent", String(event.sequence));
  }

  @Subscription(() => UserEvent, {
    description: "Users joining, changing, being suspended, reactivated and deleted; not their signing in.",
    subscribe: ({ args, context }: Subscribing<After & { userIds?: string[] | null }>) =>
      userFeed(accountOf(context), args.after, boundedIds(args.userIds)),
  })
  userEvents(
    @Root() event: { sequence: number },
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg("after", () => String, { nullable: true }) _after?: string | null,
    @Arg("userIds", () => [ID], { nullable: true }) _userIds?: string[] | null,
  ) {
    return context.read.byKey(info, "UserEvent", String(event.sequence));
  }

  @Subscription(() => Event, {
    description:
      "What concerns the viewer: its profile, its roles and permissions, the account's settings and features, its suspension.",
    subscribe: ({ args, context }: Subscribing<After>) => viewerFeed(accountOf(context), args.after),
  })
  viewerEvents(
    @Root() event: { sequence: number },
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg("after", () => String, { nullable: true }) _after?: string | null,
  ) {
    return context.read.byKey(info, "Event", String(event.sequence));
  }
}

/** Types that are reached through the interface alone. */
export const EVENT_TYPES = [
  InvitationEvent,
  UserEvent,
  RoleEvent,
  OrganizationEvent,
  StructureEvent,
  ApiKeyEvent,
  AccountEvent,
];
