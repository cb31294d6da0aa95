/** One form of a secret that it has whatever stands around it. */
export interface SecretForm {
  readonly name: string;
  /** The secret itself is the group `secret` where there is one, else the whole match. */
  readonly source: string;
  readonly flags?: string;
  /** A part that each match holds to the letter, where a search for the form alone is slow. */
  readonly needs?: string;
}

/** What a word of a secret may hold. */
const id = "[A-Za-z0-9_-]";

/** Tokens that say by their first characters whose they are: the prefix, what follows, and how much of it at least. */
const prefixed: readonly (readonly [name: string, prefix: string, chars: string, least: number])[] = [
  ["an OpenAI key", "sk-(?:proj|svcacct|admin|None)-", id, 16],
  ["an Anthropic key", "sk-ant-", id, 16],
  ["a key of a model provider", "(?:sk-(?:or|lf|litellm)-|gsk_|xai-|pplx-|r8_|tvly-|pcsk_|tgp_v1_|fw_|lsv2_(?:pt|sk)_|hf_|api_org_)", "[A-Za-z0-9-]", 18],
  ["a Stripe key", "(?:[rsp]k_(?:live|test)_|whsec_)", "[A-Za-z0-9+/=]", 10],
  ["a GitHub token", "(?:gh[pousr]_|github_pat_)", "\\w", 20],
  ["a GitLab token", "gl(?:pat|dt|rt|rtr|cbt|ptt|ft|imt|agent|soat|ffct|oas)-", "[\\w.-]", 16],
  ["an npm token", "npm_", "[A-Za-z0-9]", 30],
  ["a PyPI token", "pypi-", id, 40],
  ["a token of a package registry", "(?:rubygems_|CLOJARS_|cio|oy2)", "[A-Za-z0-9]", 32],
  ["a Docker token", "dckr_[po]at_", id, 16],
  ["a Vault token", "hv[sbr]\\.", id, 20],
  ["a Slack token", "(?:xox[a-z](?:\\.xox[a-z])?-|xapp-)", "[A-Za-z0-9-]", 10],
  ["an AWS key id", "(?:A3T[A-Z0-9]|AKIA|AGPA|AIDA|AROA|AIPA|ANPA|ANVA|ASIA|ABIA|ACCA)", "[A-Z0-9]", 16],
  ["a Google key", "(?:AIza|ya29\\.|GOCSPX-|1//0)", id, 20],
  ["a SendGrid key", "SG\\.[\\w-]{16,64}\\.", id, 16],
  ["a DigitalOcean token", "do[opr]_v1_", "[a-f0-9]", 40],
  ["a token of a host", "(?:nfp_|sbp_|sb_secret_|rnd_|vcp_|fo1_|fm[12][ar]?_|HRKU-|pscale_(?:tkn|pw|oauth)_|dapi|pul-|dp\\.(?:pt|st|ct|sa|scim|audit)\\.|cfut_)", "[\\w-]", 24],
  ["a token of a service", "(?:lin_api_|ntn_|secret_|figd_|shp(?:at|ca|pa|ss)_|sq0(?:atp|csp|idp)-|xkeysib-|PMAK-|gl(?:sa|c)_|sntry[su]_|NRAK-|rdme_|tfp_|CFPAT-|sq[pua]_|AKCp|bkua_|CCIPAT_|access-(?:sandbox|production)-|FLWSECK-|EZAK|aio_|AT[AC]TT3|ATBB|glffct-|pat[A-Za-z0-9]{14}\\.|ops_ey|AGE-SECRET-KEY-1|SK(?=[a-f0-9]{32}\\b)|key-(?=[a-f0-9]{32}\\b)|sk\\.ey|sl\\.)", "[\\w=.+/-]", 20],
]; // biome-ignore format: a table

/** Every form, as data: what a text has to look like to be a secret wherever it stands. */
export const secretForms: readonly SecretForm[] = [
  ...prefixed.map(([name, prefix, chars, least]) => ({
    name,
    // The prefixes of the tables of many issuers are short: words may begin with them, and what follows must hold a digit.
    source: `(?<![A-Za-z0-9])${prefix}${/^a (?:key of|token of)/.test(name) ? `(?=${chars}{0,80}?[0-9])` : ""}${chars}{${least},}`,
  })),
  { name: "a key that begins with sk-", source: "(?<![A-Za-z0-9_-])[srp]k-(?=[A-Za-z_]{0,80}[0-9])\\w{16,}" },
  { name: "an older Vault token", source: "(?<![\\w.])s\\.(?=[A-Za-z]{0,23}[0-9])(?=[a-z0-9]{0,23}[A-Z])[A-Za-z0-9]{24}(?![\\w(])" },
  // "-----BEGIN … PRIVATE KEY" in base64, as in a Secret of Kubernetes; a certificate begins otherwise.
  { name: "a private key in base64", source: "(?<![A-Za-z0-9+/])LS0tLS1CRUdJTiB(?:QUklWQVRFIEtF|SU0EgUFJJVkFURSBL|FQyBQUklWQVRFIEtF|EU0EgUFJJVkFURSBL|PUEVOU1NIIFBSSVZBVEUgS0VZ|FTkNSWVBURUQgUFJJVkFURSBL|QR1AgUFJJVkFURSBL)[A-Za-z0-9+/]{16,}={0,2}" },
  { name: "a JSON Web Token", source: "(?<![\\w-])eyJ[\\w-]{8,8192}\\.[\\w-]{8,8192}\\.[\\w-]{0,8192}" },
  { name: "a Slack address", source: "hooks\\.slack\\.com/(?:services|workflows|triggers)/(?<secret>[\\w/-]{16,})", flags: "i" },
  { name: "a Discord address", source: "discord(?:app)?\\.com/api/webhooks/(?<secret>\\d{8,}/[\\w-]{20,})", flags: "i" },
  { name: "a Teams address", source: "webhook\\.office\\.com/(?<secret>webhookb2/[\\w@/-]{30,})", flags: "i" },
  { name: "a private key of PuTTY", source: "Private-Lines: \\d{1,3}\\r?\\n(?<secret>(?:[A-Za-z0-9+/=]{1,64}\\r?\\n){1,200})" },
  { name: "a Fly token", source: "FlyV1 (?<secret>fm[12][ar]?_[\\w+/=,]{40,})" },
  { name: "a Square token", source: "(?<![A-Za-z0-9])EAAA(?=[\\w-]{0,80}[0-9])[\\w-]{56,64}(?![\\w-])" },
  { name: "a Telegram token", source: "(?:(?<![\\w:])|/bot)(?<secret>\\d{8,10}:AA[\\w-]{32,36})" },
  { name: "a Discord token", source: "(?<![\\w.-])[MNO][\\w-]{22,27}\\.[\\w-]{6,7}\\.[\\w-]{27,45}" },
  { name: "a Mailchimp key", source: "(?<!\\w)[a-f0-9]{32}-us\\d{1,2}(?!\\w)", needs: "-us" },
  { name: "a Terraform token", source: "[A-Za-z0-9]{14}\\.atlasv1\\.[\\w-]{40,}", needs: ".atlasv1." },
  { name: "a Firebase key", source: "(?<!\\w)AAAA[\\w-]{7}:APA91b[\\w-]{100,200}" },
  { name: "an Asana token", source: "(?<![\\w/])[01]/\\d{13,20}:(?<secret>[a-f0-9]{32})(?!\\w)" },
  { name: "a Cloudflare key", source: "(?<!\\w)v1\\.0-[a-f0-9]{24}-[a-f0-9]{100,200}" },
  // What is tried against lists of passwords until one fits.
  { name: "a password's hash", source: "\\$(?:[1567y]|gy|apr1)\\$[^\\s$:]{1,32}\\$(?:[^\\s$:]{1,32}\\$)?[./A-Za-z0-9]{22,128}|\\$2[abxy]\\$\\d\\d\\$[./A-Za-z0-9]{53}|\\$argon2(?:id|i|d)\\$v=\\d{1,4}\\$[^\\s$]{1,64}\\$[A-Za-z0-9+/]{8,128}\\$[A-Za-z0-9+/]{16,256}" },
  { name: "an Azure client secret", source: "(?<![\\w.~-])[\\w.~-]{3}\\dQ~[\\w.~-]{31,34}" },
  { name: "an Azure key", source: "(?:AccountKey|SharedAccessKey|SharedSecretKey)=(?<secret>[A-Za-z0-9+/]{20,}={0,2})", flags: "i" },
]; // biome-ignore format: a table
