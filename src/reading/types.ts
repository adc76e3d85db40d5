import { Arg, ArgsType, Field, Int, ObjectType, registerEnumType } from "type-graphql";

type Class = new () => object;

@ObjectType({ description: "Which part of a list a page is; see the Relay connection specification." })
export class PageInfo {
  @Field(() => Boolean) hasNextPage: boolean;
  @Field(() => Boolean) hasPreviousPage: boolean;
  @Field(() => String, { nullable: true }) startCursor?: string | null;
  @Field(() => String, { nullable: true }) endCursor?: string | null;
}

/** The Relay connection and edge of a type; their names are the type's with `Connection` and `Edge` behind it. */
export function connectionOf(name: string, node: () => Class | object) {
  @ObjectType(`${name}Edge`)
  class Edge {
    @Field(() => String) cursor: string;
    @Field(() => node() as Class) node: object;
  }

  @ObjectType(`${name}Connection`)
  class Connection {
    @Field(() => [Edge]) edges: Edge[];
    @Field(() => [node() as Class]) nodes: object[];
    @Field(() => PageInfo) pageInfo: PageInfo;
    @Field(() => Int, { description: "Exact, whatever the page. Costs nothing where it is not selected." })
    totalCount: number;
  }
  return Connection;
}

/**
 * A connection below an object, read forwards, or from either end: what is behind its arguments is the projection's to compile. It is
 * nullable unless said otherwise, as it may be denied.
 */
export function PageField(connection: () => Class, description: string, { backward = false, nullable = true } = {}) {
  const args: [name: string, type: () => typeof Int | typeof String][] = [
    ["first", () => Int],
    ["after", () => String],
  ];
  if (backward) args.push(["last", () => Int], ["before", () => String]);
  return (prototype: object, name: string): void => {
    Field(connection, { nullable, description })(prototype, name);
    args.forEach(([argument, type], i) => {
      Arg(argument, type, { nullable: true })(prototype, name, i);
    });
  };
}

export enum OrderDirection {
  ASC = "ASC",
  DESC = "DESC",
}

registerEnumType(OrderDirection, { name: "OrderDirection" });

/** What every connection takes: `first` with `after`, or `last` with `before`; 50 rows where neither is said. */
@ArgsType()
export abstract class PageArgs {
  @Field(() => Int, { nullable: true }) first?: number | null;
  @Field(() => String, { nullable: true }) after?: string | null;
  @Field(() => Int, { nullable: true }) last?: number | null;
  @Field(() => String, { nullable: true }) before?: string | null;
}
