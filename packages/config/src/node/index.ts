export { ConfigServer, type ConfigServerOptions } from "./app-server.ts";
export { codexBinary, nativeCodex } from "./codex-binary.ts";
export { type AskCodexOptions, askCodex, type CodexAnswer } from "./codex-oracle.ts";
export { type DoctorReport, doctorClaude, doctorCodex, installedModels, refuseDanger } from "./doctor.ts";
export { updateFile, type WriteResult } from "./write-atomic.ts";
