const causes = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED|network/i,
    "npm's package registry could not be reached. Check the connection (and `npm config get registry`), then run the same command again.",
  ],
  [/EINTEGRITY/, "A package arrived damaged. Run `npm cache verify`, then the same command again."],
  [
    /can only install packages when|EUSAGE/,
    "package.json and package-lock.json do not agree. Run `npm install --ignore-scripts`, then the same command again.",
  ],
  [/ENOSPC/, "The disk is full. Make about 700 MB of room, then run the same command again."],
  [
    /EACCES|EPERM|EROFS/,
    "This user may not write here. Check who owns the folder and node_modules, then run the same command again.",
  ],
  [
    /E404|ETARGET/,
    "The package registry does not have one of the packages. Check `npm config get registry`, then run the same command again.",
  ],
  [/spawn npm ENOENT/, "npm is not installed. Install Node with npm from nodejs.org, then run the same command again."],
];

/** What npm said and what a person can do about it. */
export function explainFailure(output) {
  const [, advice] = causes.find(([sign]) => sign.test(output)) ?? [];
  return [
    output,
    "",
    advice ??
      "npm could not install the packages; what it said is above. Run the same command again once that is mended.",
  ].join("\n");
}
