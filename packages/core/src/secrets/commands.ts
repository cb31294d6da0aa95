/**
 * Where programs take a secret as a word of their own, by what stands before it. Each has a group `secret`.
 *
 * Source: the programs' own manuals, read 2026-11-30.
 */
export const commandForms: readonly RegExp[] = [
  // Tools whose `-p` or `-a` is a password.
  /\b(?:(?:docker|podman|helm registry|oc|az) login|sshpass|mysql\w*|mongo\w*|redis-cli|psql)\b[^\r\n]{0,200}?[ \t]-(?:p|a)[ \t]{0,4}["']?(?<secret>[^\s"'$-][^\s"'$]{3,255})/g,
  // Archives: the password touches the flag; `unzip -p` prints a file.
  /\b(?:7z\w?|7zz|rar|unrar)\b[^\r\n]{0,200}?[ \t]-p["']?(?<secret>[^\s"'$-][^\s"'$]{3,255})/g,
  /\b(?:zip|unzip)\b[^\r\n]{0,200}?[ \t]-P[ \t]?["']?(?<secret>[^\s"'$-][^\s"'$]{3,255})/g,
  // Each tool has its own letter.
  /\bssh-keygen\b[^\r\n]{0,200}?[ \t]-[NP][ \t]{1,4}["']?(?<secret>[^\s"'$-][^\s"'$]{4,255})/g,
  /\bldap(?:search|add|modify|delete|passwd|whoami|compare)\b[^\r\n]{0,200}?[ \t]-w[ \t]{1,4}["']?(?<secret>[^\s"'$-][^\s"'$]{3,255})/g,
  /\b(?:smbclient|rpcclient|net|smbmap|smbget)\b[^\r\n]{0,200}?[ \t]-U[ \t]{0,4}["']?[\w.@\\/-]{1,64}%(?<secret>[^\s"'$]{4,255})/g,
  /\b(?:sqlcmd|bcp|osql|isql|ipmitool|mosquitto_(?:pub|sub))\b[^\r\n]{0,200}?[ \t]-P[ \t]{0,4}["']?(?<secret>[^\s"'$-][^\s"'$]{3,255})/g,
  /\b(?:sqlplus|sqlldr|expdp|impdp|rman)[ \t]{1,4}(?:-\w{1,10}[ \t]{1,4}){0,4}["']?\w{1,64}\/(?<secret>[^\s"'$@/]{4,255})/g,
  /\b(?:security[ \t]+(?:unlock|create|set)-keychain|twine[ \t]+upload|cqlsh|beeline)\b[^\r\n]{0,200}?[ \t]-p[ \t]{1,4}["']?(?<secret>[^\s"'$-][^\s"'$]{4,255})/g,
  /\b(?:plink|pscp|psftp|putty)\b[^\r\n]{0,200}?[ \t]-pw[ \t]{1,4}["']?(?<secret>[^\s"'$-][^\s"'$]{3,255})/g,
  /\b(?:[wx]?freerdp\d?|mstsc|cmdkey)\b[^\r\n]{0,200}?[ \t]\/p(?:ass)?:["']?(?<secret>[^\s"'$]{4,255})/g,
  /\b(?:rabbitmqctl[ \t]{1,4}(?:add_user|change_password)|net[ \t]{1,4}user)[ \t]{1,4}["']?[\w.@-]{1,64}["']?[ \t]{1,4}["']?(?<secret>[^\s"'$/-][^\s"'$]{4,255})/g,
  /\b(?:bw[ \t]{1,4}unlock|vault[ \t]{1,4}login|cargo[ \t]{1,4}login|fly(?:ctl)?[ \t]{1,4}auth[ \t]{1,4}token)[ \t]{1,4}["']?(?<secret>(?=[A-Za-z_.-]{0,80}\d)[^\s"'$=-][^\s"'$=]{5,512})/g,
  /\bmc[ \t]{1,4}(?:alias[ \t]{1,4}set|config[ \t]{1,4}host[ \t]{1,4}add)[ \t]{1,4}\S{1,64}[ \t]{1,4}\S{1,256}[ \t]{1,4}\S{3,128}[ \t]{1,4}["']?(?<secret>[^\s"'$]{8,128})/g,
  /\bnmcli\b[^\r\n]{0,200}?[ \t]password[ \t]{1,4}["']?(?<secret>[^\s"'$]{4,255})/g,
  /\bwpa_passphrase[ \t]{1,4}\S{1,64}[ \t]{1,4}["']?(?<secret>[^\s"'$]{8,63})/g,
  /^[ \t]{0,8}(?:requirepass|masterauth)[ \t]{1,8}["']?(?<secret>(?=[^\s\d]{0,80}\d)[^\s"'$]{6,512})/gm,
  /\binsecure-password[ \t]{1,8}["']?(?<secret>[^\s"'$]{4,255})/g,
  // A text that is handed in.
  /\b(?:sudo[ \t]+-\w{0,8}S|passwd|chpasswd|cryptsetup|su)\b[^\r\n]{0,200}?<<<[ \t]{0,4}["']?(?<secret>[^\s"'$]{4,255})/g,
  // A user and a password with a comma.
  /\blftp\b[^\r\n]{0,200}?[ \t]-u[ \t]{1,4}["']?[\w.@+-]{1,64},(?<secret>[^\s"'$]{4,255})/g,
  /\bhtpasswd\b[ \t]+(?:-\w+[ \t]+)*-\w*b\w*[ \t]+(?:-\w+[ \t]+)*\S{1,256}[ \t]+\S{1,64}[ \t]+["']?(?<secret>[^\s"'$-][^\s"'$]{3,255})/g,
  // Piped into what reads a password.
  /\b(?:echo|printf)[ \t]+(?:-n[ \t]+)?["']?(?:[\w.-]{1,64}:)?(?<secret>[^\s"'$|:]{4,255})(?:\\n)?["']?[ \t]*\|[ \t]*(?:sudo[ \t]+)?(?:chpasswd|passwd|sudo[ \t]+-S|-S\b|su\b|cryptsetup|[^|\r\n]{0,200}--password-stdin)/g,
  /\bConvertTo-SecureString\b[ \t]+(?:-String[ \t]+)?["'](?<secret>[^\r\n"'$]{4,255})["']/gi,
  // SQL.
  /\b(?:with[ \t]+(?:encrypted[ \t]+)?password|set[ \t]+password[ \t]*(?:=|to)|identified[ \t]+(?:with[ \t]+\w+[ \t]+)?by)[ \t]+'(?<secret>[^\r\n']{4,255})'/gi,
];
