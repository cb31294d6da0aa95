/** Programs that take a secret as a word of their own, and what stands between them and it. Source: the programs' own manuals, read 2026-11-30. */
const table: readonly (readonly [programs: string, rest: string])[] = [
  // Tools whose `-p` or `-a` is a password.
  [
    String.raw`(?:docker|podman|helm registry|oc|az) login|sshpass|mysql\w*|mongo\w*|redis-cli|psql`,
    String.raw`\b[^\r\n]{0,200}?[ \t]-(?:p|a)[ \t]{0,4}["']?(?<secret>[^\s"'$-][^\s"'$]{3,255})`,
  ],
  // Archives: the password touches the flag; `unzip -p` prints a file.
  [String.raw`7z\w?|7zz|rar|unrar`, String.raw`\b[^\r\n]{0,200}?[ \t]-p["']?(?<secret>[^\s"'$-][^\s"'$]{3,255})`],
  ["zip|unzip", String.raw`\b[^\r\n]{0,200}?[ \t]-P[ \t]?["']?(?<secret>[^\s"'$-][^\s"'$]{3,255})`],
  // Each tool has its own letter.
  ["ssh-keygen", String.raw`\b[^\r\n]{0,200}?[ \t]-[NP][ \t]{1,4}["']?(?<secret>[^\s"'$-][^\s"'$]{4,255})`],
  [
    "ldap(?:search|add|modify|delete|passwd|whoami|compare)",
    String.raw`\b[^\r\n]{0,200}?[ \t]-w[ \t]{1,4}["']?(?<secret>[^\s"'$-][^\s"'$]{3,255})`,
  ],
  [
    "smbclient|rpcclient|net|smbmap|smbget",
    String.raw`\b[^\r\n]{0,200}?[ \t]-U[ \t]{0,4}["']?[\w.@\\/-]{1,64}%(?<secret>[^\s"'$]{4,255})`,
  ],
  [
    "sqlcmd|bcp|osql|isql|ipmitool|mosquitto_(?:pub|sub)",
    String.raw`\b[^\r\n]{0,200}?[ \t]-P[ \t]{0,4}["']?(?<secret>[^\s"'$-][^\s"'$]{3,255})`,
  ],
  [
    "sqlplus|sqlldr|expdp|impdp|rman",
    String.raw`[ \t]{1,4}(?:-\w{1,10}[ \t]{1,4}){0,4}["']?\w{1,64}\/(?<secret>[^\s"'$@/]{4,255})`,
  ],
  [
    String.raw`security[ \t]+(?:unlock|create|set)-keychain|twine[ \t]+upload|cqlsh|beeline`,
    String.raw`\b[^\r\n]{0,200}?[ \t]-p[ \t]{1,4}["']?(?<secret>[^\s"'$-][^\s"'$]{4,255})`,
  ],
  ["plink|pscp|psftp|putty", String.raw`\b[^\r\n]{0,200}?[ \t]-pw[ \t]{1,4}["']?(?<secret>[^\s"'$-][^\s"'$]{3,255})`],
  [
    String.raw`[wx]?freerdp\d?|mstsc|cmdkey`,
    String.raw`\b[^\r\n]{0,200}?[ \t]\/p(?:ass)?:["']?(?<secret>[^\s"'$]{4,255})`,
  ],
  [
    String.raw`rabbitmqctl[ \t]{1,4}(?:add_user|change_password)|net[ \t]{1,4}user`,
    String.raw`[ \t]{1,4}["']?[\w.@-]{1,64}["']?[ \t]{1,4}["']?(?<secret>[^\s"'$/-][^\s"'$]{4,255})`,
  ],
  [
    String.raw`bw[ \t]{1,4}unlock|vault[ \t]{1,4}login|cargo[ \t]{1,4}login|fly(?:ctl)?[ \t]{1,4}auth[ \t]{1,4}token`,
    String.raw`[ \t]{1,4}["']?(?<secret>(?=[A-Za-z_.-]{0,80}\d)[^\s"'$=-][^\s"'$=]{5,512})`,
  ],
  [
    "mc",
    String.raw`[ \t]{1,4}(?:alias[ \t]{1,4}set|config[ \t]{1,4}host[ \t]{1,4}add)[ \t]{1,4}\S{1,64}[ \t]{1,4}\S{1,256}[ \t]{1,4}\S{3,128}[ \t]{1,4}["']?(?<secret>[^\s"'$]{8,128})`,
  ],
  ["nmcli", String.raw`\b[^\r\n]{0,200}?[ \t]password[ \t]{1,4}["']?(?<secret>[^\s"'$]{4,255})`],
  ["wpa_passphrase", String.raw`[ \t]{1,4}\S{1,64}[ \t]{1,4}["']?(?<secret>[^\s"'$]{8,63})`],
  [
    "requirepass|masterauth",
    String.raw`(?<=^[ \t]{0,8}\w{1,20})[ \t]{1,8}["']?(?<secret>(?=[^\s\d]{0,80}\d)[^\s"'$]{6,512})`,
  ],
  ["insecure-password", String.raw`[ \t]{1,8}["']?(?<secret>[^\s"'$]{4,255})`],
  // A text that is handed in.
  [
    String.raw`sudo[ \t]+-\w{0,8}S|passwd|chpasswd|cryptsetup|su`,
    String.raw`\b[^\r\n]{0,200}?<<<[ \t]{0,4}["']?(?<secret>[^\s"'$]{4,255})`,
  ],
  // A user and a password with a comma.
  ["lftp", String.raw`\b[^\r\n]{0,200}?[ \t]-u[ \t]{1,4}["']?[\w.@+-]{1,64},(?<secret>[^\s"'$]{4,255})`],
  [
    "htpasswd",
    String.raw`\b[ \t]+(?:-\w+[ \t]+)*-\w*b\w*[ \t]+(?:-\w+[ \t]+)*\S{1,256}[ \t]+\S{1,64}[ \t]+["']?(?<secret>[^\s"'$-][^\s"'$]{3,255})`,
  ],
  // Piped into what reads a password.
  [
    "echo|printf",
    String.raw`[ \t]+(?:-n[ \t]+)?["']?(?:[\w.-]{1,64}:)?(?<secret>[^\s"'$|:]{4,255})(?:\\n)?["']?[ \t]*\|[ \t]*(?:sudo[ \t]+)?(?:chpasswd|passwd|sudo[ \t]+-S|-S\b|su\b|cryptsetup|[^|\r\n]{0,200}--password-stdin)`,
  ],
];

/** Each has a group `secret`. */
export const commandForms: readonly RegExp[] = table.map(
  ([programs, rest]) => new RegExp(`\\b(?:${programs})${rest}`, "gm"),
);

/** A text without any of the programs need not be asked for each. */
export const namesProgram = new RegExp(`\\b(?:${table.map(([programs]) => programs).join("|")})(?!\\w)`);

/** The same where statements of a language take one. */
export const statementForms: readonly RegExp[] = [
  /\bConvertTo-SecureString\b[ \t]+(?:-String[ \t]+)?["'](?<secret>[^\r\n"'$]{4,255})["']/gi,
  /\b(?:with[ \t]+(?:encrypted[ \t]+)?password|set[ \t]+password[ \t]*(?:=|to)|identified[ \t]+(?:with[ \t]+\w+[ \t]+)?by)[ \t]+'(?<secret>[^\r\n']{4,255})'/gi,
];
