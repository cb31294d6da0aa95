/** A path in the one Unicode form in which paths are compared: file systems differ in the form that they give back. */
export const compose = (path: string): string => path.normalize("NFC");

/** A test of paths, in whichever form they are given. */
export const composed =
  (test: (path: string) => boolean) =>
  (path: string): boolean =>
    test(compose(path));
