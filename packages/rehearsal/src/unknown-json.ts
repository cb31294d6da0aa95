/** Reads fields of JSON that somebody else wrote: what is missing or of another type reads as nothing. */
export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const asObject = (value: unknown): JsonObject => (isObject(value) ? value : {});

export const asArray = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const asText = (value: unknown): string => (typeof value === "string" ? value : "");

/** The text of a content field: a string, or blocks of which some hold text. */
export function contentTexts(content: unknown): readonly string[] {
  if (typeof content === "string") return [content];
  return asArray(content)
    .map((block) => asObject(block).text)
    .filter((text) => typeof text === "string");
}
