export { ErasureResolver } from "./erasure.resolver.js";
export { ErasureService } from "./erasure.service.js";
export { removeClosed } from "./removal.js";
