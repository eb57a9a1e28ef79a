/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/** @typedef {Counts & { name: string, note?: string }} StageResult */

/**
 * Reads the JSON report of Vitest. A file that could not be loaded has no tests of its own to fail, so
 * it counts as one.
 * @param {any} report
 * @returns {Counts}
 */
export function countVitest(report) {
  /** @type {{ status: string, assertionResults: unknown[] }[]} */
  const files = report.testResults;
  const broken = files.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * Reads the JSON report of Playwright. A test that passed only when it was tried again counts as failed;
 * errors outside of tests (a global setup that broke) count as one each.
 * @param {any} report
 * @returns {Counts}
 */
export function countPlaywright({ stats, errors }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}

/**
 * A program that reports no failure and yet ends with an error has failed all the same.
 * @param {Counts} counts
 * @param {boolean} isSuccess
 * @returns {Counts}
 */
export function withExit(counts, isSuccess) {
  return isSuccess || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

/**
 * Returns the closing table; its last line is the sum alone.
 * @param {StageResult[]} results
 */
export function summary(results) {
  const sum = (/** @type {keyof Counts} */ key) =>
    results.reduce((total, result) => total + result[key], 0);
  const width = Math.max(...results.map(({ name }) => name.length), 0);
  const lines = results.map(({ name, passed, failed, skipped, note }) => {
    const counts = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
    return `${failed > 0 ? "✗" : "✓"} ${name.padEnd(width)}  ${counts}${note ? ` (${note})` : ""}`;
  });
  return [...lines, "", `${sum("passed")} passed, ${sum("failed")} failed`].join("\n");
}
