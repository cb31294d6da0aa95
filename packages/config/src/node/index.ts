export { ConfigServer, type ConfigServerOptions } from "./app-server.ts";
export {
  type AskClientOptions,
  askClient,
  type ClientWord,
  type InstalledClient,
} from "./ask-clients.ts";
export {
  clientHome,
  judgedAs,
  layerOfFile,
  profileFile,
  targetOfFile,
  userFile,
  userPath,
} from "./client-files.ts";
export { codexBinary, nativeCodex } from "./codex-binary.ts";
export { type AskCodexOptions, askCodex, type CodexAnswer } from "./codex-oracle.ts";
export { configuredHere } from "./configured-here.ts";
export { type DoctorReport, doctorClaude, doctorCodex, installedModels, refuseDanger } from "./doctor.ts";
export { type Explained, type ExplainRequest, explainHere } from "./explain-here.ts";
export { type FactFlags, factsFor } from "./facts.ts";
export { type AskedText, type InstalledWord, type InstalledWordOptions, withInstalledWord } from "./installed-word.ts";
export { type FileLayer, type LayersRequest, layersHere } from "./layers-here.ts";
export { withoutNamed } from "./named-files.ts";
export type { ClientPlace } from "./place.ts";
export {
  type EditedFile,
  refuseDangerIn,
  refuseRejected,
  refuseUnknownKey,
  writePlanned,
} from "./planned-write.ts";
export type { Problem } from "./profile-problems.ts";
export { shownPath } from "./shown-path.ts";
export { claudeTrusts, codexTrusts, folderWith } from "./trust.ts";
export { updateFile, type WriteResult } from "./write-atomic.ts";
