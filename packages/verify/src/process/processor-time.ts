/** So many times its limit of processor time something may take by the clock: a machine that does so much else judges nothing. */
export const mostWaits = 12;

/** What has passed since it was asked for: by the clock, and of the processor by this whole process, which is never less than what one part of it took. */
export function sinceNow(): { readonly wallMs: () => number; readonly processorMs: () => number } {
  const [began, before] = [performance.now(), process.cpuUsage()];
  return {
    wallMs: () => performance.now() - began,
    processorMs: () => {
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    },
  };
}
