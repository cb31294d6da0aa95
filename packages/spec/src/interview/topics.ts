/** Something that an interview must have talked about before the specification is complete. */
export interface Topic {
  /** What questions name it by in their header; at most 12 characters, since that is what both clients show. */
  readonly id: string;
  /** What belongs to it, in a line that the model and the author read. */
  readonly about: string;
}

/** What an interview covers where nothing else is said. */
export const interviewTopics: readonly Topic[] = [
  { id: "Goal", about: "what is true at the end that is not true now, for whom, and how one would notice" },
  { id: "Behaviour", about: "what it does step by step, its inputs and outputs, and what stays as it is" },
  {
    id: "Technical",
    about: "technical implementation: where the code goes, what it builds on, interfaces, migrations",
  },
  { id: "UI and UX", about: "what a person sees, types and waits for, on a screen or a command line; its words" },
  { id: "Data", about: "what is stored and exchanged, formats, units, sizes, what is old and must still be read" },
  {
    id: "Failures",
    about: "what happens when input is wrong, a part is missing, two things come at once, or it stops halfway",
  },
  { id: "Concerns", about: "security, privacy, performance, cost, operation: what worries the author" },
  { id: "Trade-offs", about: "what is given up for what, and what would make the author choose otherwise" },
  { id: "Scope", about: "what is not to be done, not to be touched, and not to be added" },
  { id: "Proof", about: "which command, file, number or person shows that it is done" },
];

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

/** The topic that a question's header names; case and punctuation do not count. */
export const topicNamed = (header: string | undefined, topics: readonly Topic[]): Topic | undefined =>
  header === undefined ? undefined : topics.find(({ id }) => plain(id) === plain(header));
