import type { Verbs } from "../language.ts";

/** English: verbs of work, and their forms that the spelling does not give away. */
export const verbs: Verbs = {
  plain:
    "add adjust alter amend annotate archive ask backdate block break bump bypass call change check clean clear close combine commit configure convert copy create cut debug decrease delete deploy disable discard document downgrade drop duplicate edit emit enable encode enforce exclude expand expose extend fabricate fetch fix force force-push format generate guess handle hard-code hardcode hide ignore import improve include increase inject inline insert install introduce invent keep leak lengthen link lint load lock log loosen lower maintain mention merge migrate mock modify move mutate open optimise optimize overwrite parse paste patch persist pin port post print publish pull push raise read rebase record redefine reduce refactor reformat regenerate relabel relax release reload remove rename reorder reorganise reorganize replace report reset restart restore restructure retrain retry return reuse revert rewrite roll rotate run save scale send serialise serialize share ship shorten silence simplify skip split squash start stop store stub suppress swap switch talk tamper test throw touch trace track train transform translate trim tune turn type unlock update upgrade upload use validate vendor weaken wrap write",
  participles: {
    broken: "break",
    cut: "cut",
    hidden: "hide",
    kept: "keep",
    overwritten: "overwrite",
    read: "read",
    redrawn: "redraw",
    reset: "reset",
    rewritten: "rewrite",
    rolled: "roll",
    run: "run",
    sent: "send",
    split: "split",
    taken: "take",
    thrown: "throw",
    written: "write",
  },
  adjectives: ["breaking", "failing", "missing", "remaining"],
};
