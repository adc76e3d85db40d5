export { type Answer, Console, type Stream } from "./console.js";
export {
  graphql,
  type ResultOf,
  signedIn,
  type TypedDocument,
  untyped,
  type VariablesOf,
} from "./graphql.js";
export { plansOf } from "./plans.js";
export { type AccountScene, aMember, anAccount, aSession, nobody } from "./scenes.js";
export { aServer, aServerOfItsOwn, type TestServer } from "./server.js";
export { statementsOf } from "./statements.js";
export { idle, leavingNoTrace } from "./traces.js";
