/** Labels and value of one line. */
export type Sample = { labels: Readonly<Record<string, string>>; value: number };

/** Samples of one name; `name` and the names of labels are our own and need no escaping. */
export type MetricFamily = {
  name: string;
  help: string;
  type: "counter" | "gauge";
  samples: readonly Sample[];
};

const ESCAPES: Record<string, string> = { "\\": "\\\\", "\n": "\\n", '"': '\\"' };

function renderSample(name: string, { labels, value }: Sample): string {
  const pairs = Object.entries(labels).map(
    ([label, text]) => `${label}="${text.replaceAll(/[\\\n"]/g, (char) => ESCAPES[char] ?? char)}"`,
  );
  return `${name}{${pairs.join(",")}} ${value}`;
}

/**
 * Writes metrics in the text format of Prometheus, version 0.0.4
 * (https://prometheus.io/docs/instrumenting/exposition_formats/).
 */
export function renderExposition(families: readonly MetricFamily[]): string {
  const lines = families.flatMap(({ name, help, type, samples }) => [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${type}`,
    ...samples.map((sample) => renderSample(name, sample)),
  ]);
  return `${lines.join("\n")}\n`;
}
