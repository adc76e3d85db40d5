import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, ID, Info, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../server/context.js";
import { payload } from "../../server/payload.js";
import type { DepartmentService } from "./department.service.js";
import {
  CreateDepartmentInput,
  DeletePayload,
  Department,
  DepartmentPayload,
  UpdateDepartmentInput,
} from "./department.type.js";

@Resolver(() => Department)
export class DepartmentResolver {
  constructor(private readonly departments: DepartmentService) {}

  @Query(() => [Department], { nullable: true, name: "departments", description: "By name." })
  list(@Ctx() { read }: Context, @Info() info: GraphQLResolveInfo) {
    return read.all(info, {
      shape: "departments",
      type: "Department",
      where: () => [],
      orderBy: (row) => `${row}.name_key, ${row}.id`,
      values: {},
    });
  }

  @Mutation(() => DepartmentPayload, { nullable: true })
  createDepartment(@Ctx() context: Context, @Arg("input", () => CreateDepartmentInput) input: CreateDepartmentInput) {
    return payload(context, () => this.departments.create(context.actor, input));
  }

  @Mutation(() => DepartmentPayload, { nullable: true })
  updateDepartment(@Ctx() context: Context, @Arg("input", () => UpdateDepartmentInput) input: UpdateDepartmentInput) {
    return payload(context, () => this.departments.update(context.actor, input));
  }

  @Mutation(() => DeletePayload, { nullable: true })
  deleteDepartment(@Ctx() context: Context, @Arg("id", () => ID) id: string) {
    return payload(context, () => this.departments.delete(context.actor, id));
  }
}
