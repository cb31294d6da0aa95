/** A file of the page. */
export interface PageFile {
  readonly type: string;
  readonly bytes: Buffer;
}

/** The files of the page by their path: `index.html`, `assets/…`. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
};

/** A file of the page, with the type that its name says. */
export const pageFile = (name: string, bytes: Buffer): PageFile => ({
  type: types[name.split(".").at(-1) ?? ""] ?? "application/octet-stream",
  bytes,
});
