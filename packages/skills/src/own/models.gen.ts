/** The efforts of Codex's models, from the client's own catalogue: written by `pnpm generate`. */
export const codexEfforts: readonly ModelEfforts[] = [
  { model: "gpt-6.2-sol", efforts: "low, medium, high, xhigh, max, ultra", byDefault: "low" },
  { model: "gpt-6.2-astra", efforts: "low, medium, high, xhigh, max, ultra", byDefault: "low" },
  { model: "gpt-6-astra", efforts: "low, medium, high, xhigh, max, ultra", byDefault: "low" },
  { model: "gpt-6.1-sol", efforts: "low, medium, high, xhigh, max, ultra", byDefault: "low" },
  { model: "gpt-6.1-terra", efforts: "low, medium, high, xhigh, max, ultra", byDefault: "low" },
  { model: "gpt-6-sol", efforts: "low, medium, high, xhigh, max, ultra", byDefault: "medium" },
  { model: "gpt-6-luna", efforts: "low, medium, high, xhigh, max", byDefault: "medium" },
  { model: "gpt-5.6-sol", efforts: "low, medium, high, xhigh, max, ultra", byDefault: "low" },
  { model: "gpt-5.6-terra", efforts: "low, medium, high, xhigh, max, ultra", byDefault: "medium" },
  { model: "gpt-5.6-luna", efforts: "low, medium, high, xhigh, max", byDefault: "medium" },
  { model: "gpt-daybreak-blue-latest", efforts: "low, medium, high, xhigh, max, ultra", byDefault: "low" },
  { model: "gpt-daybreak-red-latest", efforts: "low, medium, high, xhigh, max, ultra", byDefault: "medium" },
  { model: "gpt-5.5", efforts: "low, medium, high, xhigh", byDefault: "medium" },
  { model: "codex-auto-review", efforts: "low, medium, high, xhigh, max", byDefault: "medium" },
];

interface ModelEfforts {
  readonly model: string;
  readonly efforts: string;
  readonly byDefault: string;
}
