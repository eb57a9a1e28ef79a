import type { Monaco } from "./monaco.ts";

type Schema = { uri: string; schema: unknown };

const byModel = new Map<string, Schema>();

/** Gives one document the schema that it is completed and checked by; returns what takes it away again. */
export function addJsonSchema(monaco: Monaco, modelUri: string, schema: unknown): () => void {
  byModel.set(modelUri, { uri: `schema:${modelUri}`, schema });
  apply(monaco);
  return () => {
    byModel.delete(modelUri);
    apply(monaco);
  };
}

function apply({ jsonDefaults }: Monaco) {
  jsonDefaults.setDiagnosticsOptions({
    validate: true,
    allowComments: false,
    // Nothing is ever fetched: what `$schema` of a payload points to is somebody else's.
    enableSchemaRequest: false,
    schemas: [...byModel].map(([modelUri, { uri, schema }]) => ({
      uri,
      fileMatch: [modelUri],
      schema: schema as never,
    })),
  });
}
