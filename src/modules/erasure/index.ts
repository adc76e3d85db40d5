export { ErasureResolver } from "./erasure.resolver.js";
export { ERASURE_TASK, type ErasureJob, ErasureService } from "./erasure.service.js";
export { removeClosed } from "./removal.js";
