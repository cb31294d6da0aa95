import { expand } from "./frame.ts";
import { english as e } from "./words/en.ts";

const t = (src: string, text: string) => {
  try {
    console.log(new RegExp(`^(?:${expand(src, e.macros)})$`, "iu").test(text), src.slice(0, 90));
  } catch (err) {
    console.log("ERR", String(err).slice(-80));
  }
};
t("{person}", "A maintainer");
t("{person} {looks} (?<sample>[^,:;]{1,110}?)", "A maintainer reads \ue002");
t(
  "{person} {looks} (?<sample>[^,:;]{1,110}?),? (?:and|to|who|then)? ?(?:then )?(?:{confirms}) that {any}",
  "A maintainer reads \ue002 and confirms that every step can be followed",
);
t("(?:{look} )+{reviewing}", "Manual review");
t("{look}", "manual");
t("{reviewing}", "review");
t("{confirms}", "confirms");
t(
  "(?:{look} )+{reviewing}(?: (?:of|over|on|through|at)(?: the)? (?<sample>[^,:;]{1,90}?))?,? (?:{confirms}|that)(?: that|:)? {any}",
  "Manual review of three representative outputs confirms no hallucinated citations",
);
t(
  "(?:(?:after |on |by |in )?(?:(?:a|an|the|one|two) )?)(?:{look} )+{reviewing}(?: (?:of|over|on|through|at)(?: the)? (?<sample>[^,:;]{1,90}?))?,? (?:{confirms}|that)(?: that|:)? {any}",
  "Manual review of three representative outputs confirms no hallucinated citations",
);
t("{np} ?(?:,| \\()? ?{run}{C}", "Instruction count (\ue001");
t(e.criteria.count![3]!, "Instruction count (\ue001) drops under 41000000");
t("{stop}", "stop and tell me");
t("(?:{as}) {any},? {stop}", "If kind cannot start a cluster, stop and tell me");
t("{amounts}", "20 turns");
t("{number}", "20");
t(e.stops.bound![0]!, "Stop after 20 turns");
t("{as} {any}", "when the server refuses an id");
t(e.criteria.lack![1]!, "A search for \ue003 in \ue002 comes up empty");
