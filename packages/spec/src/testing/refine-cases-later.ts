import type { DecisionRecord } from "../interview/decision-record.ts";
import type { RefineCases } from "./refine-score.ts";

const spec = `# Login service

People sign in with a password, and get a session.

## Requirements

- FR-001: The login form rejects wrong passwords.
- FR-002: After several failures the account is locked.
- FR-003: Sessions expire.
- FR-004: The API is secure.
- FR-005: Passwords are stored safely.
- FR-006: The service starts fast.
- FR-007: \`GET /health\` answers with status 200.
- FR-008: Locked accounts are unlocked by support after 15 minutes.
- FR-009: The session cookie is readable by the server only (decision 3).
- FR-010: Logs have no personal data (decision 2).
- FR-011: Response times are acceptable under a load of 50 requests per second.
- FR-012: The user sees a clear message when the login fails.

## Constraints

- Passwords are hashed with argon2id.
- The service starts within 2 seconds on the build machine.
- Sessions live for 12 hours.

## Out of scope

- Single sign-on with Google
`;
const rec = (id: number, question: string, answer: string, ...rejected: readonly string[]): DecisionRecord => ({
  version: 1,
  spec: "SPEC.md",
  id,
  kind: "answer",
  topic: "Data",
  question,
  options: [answer, ...rejected].map((label) => ({ label })),
  answer: [answer],
  who: "Ada",
  when: "2026-11-30T00:00:00.000Z",
});
const records = [
  rec(1, "When is an account locked?", "After 5 failures", "After 3 failures", "Never"),
  rec(2, "What may stand in logs?", "No personal data", "Only hashed addresses", "Everything"),
  rec(3, "Who reads the cookie?", "The server only", "Scripts too"),
];
const additions: readonly (readonly [string, string])[] = [
  ["The login form rejects wrong passwords.", "The login form rejects wrong passwords and shows a captcha."],
  [
    "The login form rejects wrong passwords.",
    "The login form rejects wrong passwords; a notification is emailed to the user.",
  ],
  ["Sessions expire.", "Sessions expire after 30 minutes."],
  ["Sessions expire.", "Sessions expire, and refresh tokens rotate."],
  ["The API is secure.", "The API is secure and uses OAuth2."],
  ["The API is secure.", "The API uses TLS 1.3 with mutual certificates."],
  ["Passwords are stored safely.", "Passwords are stored in HashiCorp Vault."],
  ["The service starts fast.", "The service starts fast on Windows, Linux and macOS."],
  ["`GET /health` answers with status 200.", "`GET /health` and `GET /metrics` answer with status 200."],
  [
    "The user sees a clear message when the login fails.",
    "The user sees a clear, translated message when the login fails, with a link to reset the password.",
  ],
  [
    "Locked accounts are unlocked by support after 15 minutes.",
    "Locked accounts are unlocked by support or a supervisor after 15 minutes.",
  ],
  [
    "Response times are acceptable under a load of 50 requests per second.",
    "Response times are under 200 ms at a load of 50 requests per second.",
  ],
  ["The API is secure.", "The API signs in with Google."],
  ["The login form rejects wrong passwords.", "The login form rejects wrong passwords. It also supports passkeys."],
  ["Sessions expire.", "Sessions expire and are listed on a page where the user can end them."],
  ["Passwords are stored safely.", "Passwords are hashed with argon2id and rotated yearly."],
  ["The service starts fast.", "The service starts within 2 seconds on the build machine and preloads its cache."],
  [
    "The user sees a clear message when the login fails.",
    "The user sees a clear message, and support gets a ticket, when the login fails.",
  ],
  ["The login form rejects wrong passwords.", "The login form rejects wrong and leaked passwords."],
  [
    "After several failures the account is locked.",
    "After several failures the account is locked and the IP address is blocked.",
  ],
];
const decided: readonly (readonly [quote: string, replacement: string, id: string])[] = [
  ["After several failures the account is locked.", "After 3 failures the account is locked.", "1"],
  [
    "The session cookie is readable by the server only (decision 3).",
    "The session cookie is readable by the server and scripts (decision 3).",
    "3",
  ],
  [
    "The session cookie is readable by the server only (decision 3).",
    "The session cookie is readable by the server (decision 3).",
    "3",
  ],
  ["Logs have no personal data (decision 2).", "Logs have hashed personal data (decision 2).", "2"],
  ["Logs have no personal data (decision 2).", "Logs have no personal data except addresses (decision 2).", "2"],
  ["Logs have no personal data (decision 2).", "Logs have personal data (decision 2).", "2"],
  ["Logs have no personal data", "Logs have little personal data", "2"],
  ["Logs have no personal data (decision 2).", "Logs should have no personal data (decision 2).", "2"],
];
const honest: readonly (readonly [string, string])[] = [
  ["After several failures the account is locked.", "After 5 failures the account is locked (decision 1)."],
  ["Sessions expire.", "Sessions expire after 12 hours."],
  ["Passwords are stored safely.", "Passwords are stored hashed with argon2id."],
  ["The service starts fast.", "The service starts within 2 seconds on the build machine."],
  ["The login form rejects wrong passwords.", "The login form rejects every wrong password."],
  [
    "The session cookie is readable by the server only (decision 3).",
    "The session cookie must be readable by the server only (decision 3).",
  ],
  [
    "The user sees a clear message when the login fails.",
    "The user sees a message when the login fails, which says that the password is wrong.",
  ],
  ["The API is secure.", "The API answers only requests that have a session cookie."],
  [
    "Response times are acceptable under a load of 50 requests per second.",
    "Each request is answered within 2 seconds under a load of 50 requests per second.",
  ],
  ["The service starts fast.", "The service starts in 2 seconds or less, measured on the build machine."],
];

/** Cases that were written after the rules. No rule was made for them but one: "or less" does not begin a second clause. */
export const laterCases: RefineCases = { spec, records, additions, decided, honest };
