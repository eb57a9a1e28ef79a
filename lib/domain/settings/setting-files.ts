type Source = Record<string, string | undefined>;

const isGiven = (value: string | undefined) => value !== undefined && value.trim() !== "";

export type ReadSettings = { values: Source; problems: string[] };

/**
 * Fills in the settings that are kept in files: NAME_FILE is the path of one that holds what NAME would,
 * as container platforms hand out secrets. The line's end after it does not count.
 * `readText` throws for a file that cannot be read; what it throws is not told, its path is.
 */
export function readSettingFiles(
  source: Source,
  names: readonly string[],
  readText: (path: string) => string,
): ReadSettings {
  const values = { ...source };
  const problems = [];
  for (const name of names) {
    const path = source[`${name}_FILE`];
    if (path === undefined || !isGiven(path)) continue;
    if (isGiven(source[name])) {
      problems.push(`${name} and ${name}_FILE are both set: keep one of them.`);
      continue;
    }
    try {
      values[name] = readText(path).replace(/\r?\n$/, "");
    } catch {
      problems.push(`${name}_FILE: ${path} cannot be read by this process. Check path and rights.`);
    }
  }
  return { values, problems };
}
