/**
 * Where programs take a secret as a word of their own, by what stands before it. Each has a group `secret`.
 *
 * Source: the programs' own manuals, read 2026-11-30.
 */
export const commandForms: readonly RegExp[] = [
  // Tools whose `-p` or `-a` is a password.
  /\b(?:(?:docker|podman|helm registry|oc|az) login|sshpass|mysql\w*|mongo\w*|redis-cli|psql)\b[^\r\n]{0,200}?[ \t]-(?:p|a)[ \t]{0,4}["']?(?<secret>[^\s"'$-][^\s"'$]{3,255})/g,
  // Archives: the password touches the flag.
  /\b(?:7z\w?|7zz|rar|unrar|zip|unzip)\b[^\r\n]{0,200}?[ \t]-[pP][ \t]?["']?(?<secret>[^\s"'$-][^\s"'$]{3,255})/g,
  // A user and a password with a comma.
  /\blftp\b[^\r\n]{0,200}?[ \t]-u[ \t]{1,4}["']?[\w.@+-]{1,64},(?<secret>[^\s"'$]{4,255})/g,
  /\bhtpasswd\b[ \t]+(?:-\w+[ \t]+)*-\w*b\w*[ \t]+(?:-\w+[ \t]+)*\S{1,256}[ \t]+\S{1,64}[ \t]+["']?(?<secret>[^\s"'$-][^\s"'$]{3,255})/g,
  // Piped into what reads a password.
  /\b(?:echo|printf)[ \t]+(?:-n[ \t]+)?["']?(?:[\w.-]{1,64}:)?(?<secret>[^\s"'$|:]{4,255})(?:\\n)?["']?[ \t]*\|[ \t]*(?:sudo[ \t]+)?(?:chpasswd|passwd|sudo[ \t]+-S|-S\b|su\b|cryptsetup|[^|\r\n]{0,200}--password-stdin)/g,
  /\bConvertTo-SecureString\b[ \t]+(?:-String[ \t]+)?["'](?<secret>[^\r\n"'$]{4,255})["']/gi,
  // SQL.
  /\b(?:with[ \t]+(?:encrypted[ \t]+)?password|set[ \t]+password[ \t]*(?:=|to)|identified[ \t]+(?:with[ \t]+\w+[ \t]+)?by)[ \t]+'(?<secret>[^\r\n']{4,255})'/gi,
];
