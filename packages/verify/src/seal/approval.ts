/** A person's word on a review or a claim, as it is kept in the state directory. */
export interface Approval {
  /** Of the review or the claim. */
  readonly id: string;
  /** Who approved, as they call themselves. */
  readonly who: string;
  /** ISO 8601, UTC. */
  readonly when: string;
  /** Of the review's evidence; of the work as it stood, for a claim. In hex. */
  readonly sha256: string;
  readonly contract_sha256: string;
  readonly note?: string;
}
