export { kitchenSink } from "./node/kitchen-sink.ts";
export {
  firstLookAlikes,
  firstSecrets,
  heldBackLookAlikes,
  heldBackSecrets,
  type SecretCase,
} from "./secrets/testing/secret-cases.ts";
