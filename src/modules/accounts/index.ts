import "./account.projection.js";

export { AccountEntity } from "./account.entity.js";
export { localeOf, typedSlug } from "./account.input.js";
export { AccountResolver } from "./account.resolver.js";
export { seatsOf } from "./account.seats.js";
export { AccountService } from "./account.service.js";
export { insertAccount } from "./account.store.js";
export { Account } from "./account.type.js";
export { SeatRequestService } from "./seat-request.service.js";
