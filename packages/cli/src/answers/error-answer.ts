/** The fields of every error that one of our packages throws. */
export interface ErrorFields {
  readonly code: string;
  readonly where: string;
  readonly what: string;
  readonly help: string;
}

/** What any command prints as JSON on an error. It stands alone, as what tells errors is below all commands. */
export interface ErrorAnswer {
  readonly error: ErrorFields;
}
