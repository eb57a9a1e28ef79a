export type ParsedFamily = {
  type: string;
  help: string;
  /** By their labels, as sorted JSON. */
  samples: Map<string, number>;
};

const NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
const SAMPLE = new RegExp(`^(${NAME})\\{([^\\n]*)\\} (-?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?)$`);
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\\\|\\n|\\")*)"(,|$)/y;

function parseLabels(text: string): Record<string, string> {
  const labels: Record<string, string> = {};
  LABEL.lastIndex = 0;
  while (LABEL.lastIndex < text.length) {
    const match = LABEL.exec(text);
    if (!match) throw new Error(`not labels: ${text}`);
    const [, name = "", value = ""] = match;
    if (name in labels) throw new Error(`label ${name} stands twice: ${text}`);
    labels[name] = value.replaceAll(/\\(.)/gs, (_, char) => (char === "n" ? "\n" : char));
  }
  return labels;
}

/** The key of a sample in a parsed family. */
export function labelKey(labels: Record<string, string>): string {
  return JSON.stringify(Object.entries(labels).sort());
}

/**
 * Reads Prometheus's text format strictly: each family once, HELP and TYPE before its samples, no sample
 * twice, a line break at the end. Throws on anything else.
 */
export function parseExposition(text: string): Map<string, ParsedFamily> {
  if (!text.endsWith("\n")) throw new Error("the last line does not end");
  const families = new Map<string, ParsedFamily>();
  let current = "";
  for (const line of text.slice(0, -1).split("\n")) {
    const [, kind, name = "", rest = ""] =
      new RegExp(`^# (HELP|TYPE) (${NAME}) ([^\\n]+)$`).exec(line) ?? [];
    if (kind === "HELP") {
      if (families.has(name)) throw new Error(`${name} stands twice`);
      families.set(name, { type: "", help: rest, samples: new Map() });
      current = name;
    } else if (kind === "TYPE") {
      const family = families.get(name);
      if (!family || name !== current || family.type) throw new Error(`TYPE out of place: ${line}`);
      family.type = rest;
    } else {
      const [, sampleName, labels = "", value] = SAMPLE.exec(line) ?? [];
      const family = families.get(current);
      if (sampleName !== current || !family?.type) throw new Error(`not a sample: ${line}`);
      const key = labelKey(parseLabels(labels));
      if (family.samples.has(key)) throw new Error(`a sample stands twice: ${line}`);
      family.samples.set(key, Number(value));
    }
  }
  return families;
}
