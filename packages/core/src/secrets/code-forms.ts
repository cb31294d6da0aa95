/**
 * How code, markup and pipelines write a name and its secret apart from a plain assignment. Each has a group `secret`; where a name decides, a
 * group `name`.
 */

/** A literal, with what languages put before its quote: `b"…"`, `r#"…"`, `@"…"`. */
const literal = "(?:[A-Za-z]{0,2}#{0,3}|[@$]{1,2})(?<open>[\"'`])(?<secret>[^\"'`\\r\\n]{4,512})\\k<open>";
/** A type between a name and its value. */
const type = "[&*?]?[A-Za-z_'][\\w.<>[\\]|?&*' ]{0,40}?";

/** Behind a name: its value is judged as one that stands behind `=`. */
export const namedForms: readonly RegExp[] = [
  // `password: string = "…"`, `var password string = "…"`.
  new RegExp(`=(?=[ \\t]{0,4}[A-Za-z@$"'\`])(?<=(?<![\\w$-])(?<name>[A-Za-z_]\\w{1,60})[?!]?(?:[ \\t]{0,4}:[ \\t]{0,4}${type}|[ \\t]{1,4}[&*]?\\w{1,40})[ \\t]{0,4}=)[ \\t]{0,4}${literal}`, "g"),
  // Lua's long text.
  /\[\[(?<=(?<![\w$-])(?<name>[A-Za-z_][\w.]{1,60})[ \t]{0,4}=[ \t]{0,4}\[\[)(?<secret>[^\r\n\]]{4,512})\]\]/g,
  // A name and its value as two words: nginx, Lisp. One word alone is a sentence: `unexpected token "x"`.
  /[ \t:(](?<name>[A-Za-z][A-Za-z\d]{0,40}(?:[_-][A-Za-z\d]{1,40}){1,6})[ \t]{1,8}(?<open>["'])(?<secret>[^\s"'$]{6,512})\k<open>/g,
  // `variable "db_password" { default = "…" }`.
  /\bvariable[ \t]{1,4}"(?<name>[A-Za-z_][\w-]{1,60})"[ \t]{0,4}\{[^{}]{0,400}?\bdefault[ \t]{0,8}=[ \t]{0,8}"(?<secret>[^"\r\n]{4,512})"/g,
  /<(?<name>[a-z][\w.-]{2,40})>[ \t]{0,4}<!\[CDATA\[(?<secret>[^<>\r\n\]]{4,512})\]\]>/gi,
  // The part of a form that was sent.
  /\bform-data;[ \t]{0,4}name="(?<name>[\w.-]{2,60})"\r?\n\r?\n(?<secret>[^\r\n]{4,512})(?=\r?\n)/gi,
  /##vso\[task\.setvariable [^\]\r\n]{0,60}?variable=(?<name>[\w.-]{2,60})[^\]\r\n]{0,60}\](?<secret>[^\r\n$]{4,512})/g,
  // A row of a table.
  /\|[ \t]{0,8}`?(?<name>[A-Za-z_][\w.-]{1,60})`?[ \t]{0,8}\|[ \t]{0,8}`?(?<secret>[^\s|`$]{6,256})`?[ \t]{0,8}\|/g,
  // `aws configure set aws_secret_access_key …`, `git config user.token …`.
  /\b(?:configure|config)[ \t]{1,4}(?:set[ \t]{1,4})?(?:--[\w-]{1,20}[ \t]{1,4}){0,3}(?<name>[A-Za-z_][\w.-]{1,60})[ \t]{1,4}["']?(?<secret>[^\s"'$-][^\s"'$]{5,512})/g,
]; // biome-ignore format: a table

/** What a name in front of a bracket says: that it takes a secret, and does not look one up. */
export const setter = /(?<name>\.[a-z]\w{0,40}|(?<![\w$])(?:set|with|use|add|update|change)[A-Z_]\w{0,40})\([ \t]{0,4}["'](?<secret>[^\s"'$]{6,512})["'][ \t]{0,4}\)/g; // biome-ignore format: one

/** Judged by what they are alone: whatever looks random there is a secret. */
export const plainForms: readonly RegExp[] = [
  // `auth=("ada", "…")`, `NetworkCredential("ada", "…")`.
  /(?:auth\w{0,20}|credentials?|log_?in|sign_?in)[ \t]{0,4}=?[ \t]{0,4}\([ \t]{0,4}["'][\w.@+-]{1,64}["'],[ \t]{0,4}["'](?<secret>[^\s"'$]{6,512})["'][ \t]{0,4}\)/gi,
  /<input\b[^<>\r\n]{0,200}?\btype=["']password["'][^<>\r\n]{0,200}?\bvalue=["'](?<secret>[^"'<>\r\n]{4,512})["']/gi,
  /::add-mask::(?<secret>[^\r\n$]{4,512})/g,
  /\b(?:(?:PHP|J|ASP\.NET_)SESS(?:ION_?)?ID|connect\.sid|sessionid|csrftoken|laravel_session|_session_id)=(?<secret>[\w%.+/-]{12,512})/gi,
  /\bAuthorization["']?[ \t]{0,4}:[ \t]{0,4}["']?Digest[ \t][^\r\n]{0,512}?\bresponse="(?<secret>[a-f\d]{16,128})"/gi,
]; // biome-ignore format: a table

/** What other languages call a password. */
export const foreign = /(?<![\p{L}\d_])(?:passwor[td]|kennwort|losung(?:swort)?|contrase(?:ñ|n)a|clave|mot de passe|mot_?de_?passe|senha|wachtwoord|has(?:ł|l)o|l(?:ö|o)senord|salasana|heslo|parola|пароль|密码|密碼|パスワード|비밀번호)[ \t]{0,2}(?:[:=：]|=>)[ \t]{0,4}["'«“「]?(?<secret>[^\s"'»”」$<>{}]{6,256})/giu; // biome-ignore format: one
