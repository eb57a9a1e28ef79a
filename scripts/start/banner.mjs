/** @typedef {{ dashboardUrl: string, setupUrl: string | null, sourceUrl: string | null }} Installation */

/**
 * Returns what the start ends with: where to go, and a first request to send.
 * @param {Installation} installation
 * @param {import("./settings.mjs").Settings} settings
 */
export function banner({ dashboardUrl, setupUrl, sourceUrl }, settings) {
  const dashboard =
    setupUrl === null
      ? dashboardUrl
      : `${setupUrl}\n                (creates the first account; works once)`;
  const lines = ["", "  Sluice is ready.", "", `  Dashboard     ${dashboard}`];
  if (sourceUrl !== null) {
    lines.push(
      `  Source URL    ${sourceUrl}`,
      "  First event   Send a request to it:",
      "",
      `  curl -X POST ${sourceUrl} -H 'content-type: application/json' -d '{"hello":"world"}'`,
    );
  }
  return [...lines, "", ...notes(settings), "  Ctrl-C stops everything.", ""].join("\n");
}

/** @param {import("./settings.mjs").Settings} settings */
function notes({ isLocal, host, dataDir, egressAllow }) {
  const also = egressAllow.length > 0 ? ` Also allowed: ${egressAllow.join(", ")}.` : "";
  if (!isLocal)
    return also ? [`  Private addresses that destinations may reach:${also.slice(14)}`] : [];
  const lines = [
    `  Local mode: the database is in ${dataDir}. Destinations may reach this machine and private networks.${also}`,
  ];
  if (host === "127.0.0.1")
    lines.push("  Only this machine can connect; HOST=0.0.0.0 opens it to others.");
  return lines;
}
