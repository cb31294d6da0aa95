export { targetBuild as default } from "../house/src/target-build.ts";
