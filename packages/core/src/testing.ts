export { kitchenSink } from "./node/kitchen-sink.ts";
