import "./department.projection.js";

export { DepartmentEntity } from "./department.entity.js";
export { DepartmentResolver } from "./department.resolver.js";
export { DepartmentService } from "./department.service.js";
export { Department } from "./department.type.js";
