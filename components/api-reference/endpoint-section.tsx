"use client";

import { CodeBlock } from "#components/common/code-block.tsx";
import { MethodBadge } from "#components/common/method-badge.tsx";
import type { Endpoint, JsonSchema } from "#lib/client/api-reference.ts";
import { buildExample, type ExampleLanguage } from "./build-example.ts";
import { type Field, fieldsOf, typeOf } from "./describe-schema.ts";
import { FieldList } from "./field-list.tsx";

type EndpointSectionProps = {
  endpoint: Endpoint;
  baseUrl: string;
  language: ExampleLanguage;
  apiKey: string;
};

/** One endpoint: what it takes, what it answers, and a call to copy. */
export function EndpointSection({ endpoint, baseUrl, language, apiKey }: EndpointSectionProps) {
  const body = endpoint.requestBody?.content["application/json"].schema;
  const answer = endpoint.responses[200].content["application/json"]?.schema;
  const query = endpoint.parameters.filter((parameter) => parameter.in === "query");
  return (
    <section
      id={endpoint.operationId}
      aria-labelledby={`${endpoint.operationId}-title`}
      className="border-line scroll-mt-4 border-b py-8 first:pt-2"
    >
      <h2 id={`${endpoint.operationId}-title`} className="text-body font-semibold">
        {endpoint.summary}
      </h2>
      <p className="text-body mt-1.5 flex items-center gap-2 font-mono">
        <MethodBadge method={endpoint.method} />
        <span className="[overflow-wrap:anywhere]">{endpoint.path}</span>
      </p>
      <div className="mt-4 grid gap-6 xl:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-5">
          <Part title="Query" fields={query.map(toField)} />
          {body ? <Part title="Body" fields={fieldsOf(body)} /> : null}
          {answer ? <Answer schema={answer} /> : null}
        </div>
        <div className="min-w-0">
          <CodeBlock
            code={buildExample(language, endpoint, baseUrl, apiKey)}
            copyLabel={`Copy example of ${endpoint.method} ${endpoint.path}`}
            className="xl:sticky xl:top-2"
          />
        </div>
      </div>
    </section>
  );
}

function toField({ name, schema, required }: Endpoint["parameters"][number]): Field {
  const wrapped = { type: "object", properties: { [name]: schema } };
  const [field] = fieldsOf(wrapped);
  const known = { name, type: typeOf(schema), notes: [], values: [], fields: [] };
  return { ...known, ...field, isRequired: required ?? false };
}

function Part({ title, fields }: { title: string; fields: readonly Field[] }) {
  if (fields.length === 0) return null;
  return (
    <div>
      <h3 className="text-muted text-meta mb-1.5">{title}</h3>
      <FieldList fields={fields} />
    </div>
  );
}

function Answer({ schema }: { schema: JsonSchema }) {
  const fields = fieldsOf(schema);
  if (fields.length === 0) return null;
  return (
    <details>
      <summary className="text-muted hover:text-ink text-meta mb-1.5 cursor-pointer select-none">
        Answer, 200
      </summary>
      <FieldList fields={fields} />
    </details>
  );
}
