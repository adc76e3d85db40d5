import "./account.projection.js";

export { AccountEntity } from "./account.entity.js";
export { localeOf, typedSlug } from "./account.input.js";
export { SEATS_RESERVED, SEATS_USED } from "./account.projection.js";
export { AccountResolver } from "./account.resolver.js";
export { type SeatCount, seatsOf } from "./account.seats.js";
export { AccountService } from "./account.service.js";
export { insertAccount } from "./account.store.js";
export { Account, Feature } from "./account.type.js";
export { SeatRequestService } from "./seat-request.service.js";
