import { Fragment } from "react";
import { Facts } from "#components/common/facts.tsx";
import { FormSection } from "#components/common/form/form-section.tsx";
import { Id } from "#components/common/id.tsx";
import { Time } from "#components/common/time.tsx";
import { RecentEvents } from "#components/events/recent-events.tsx";
import type { ConnectionModel } from "#lib/schemas/connection.ts";
import { DestinationBox, SourceBox } from "./end-boxes.tsx";
import { ruleWords } from "./rule-icons.tsx";
import { RULE_KINDS } from "./rules/rule-kinds.ts";

/** A connection at a glance: from where, what happens on the way, to where, and what went out last. */
export function ConnectionOverview({ connection }: { connection: ConnectionModel }) {
  const { id, rules, delivery_order: order } = connection;
  return (
    <>
      <div className="flex min-w-0 flex-col items-stretch gap-0 py-4 lg:flex-row lg:items-center">
        <SourceBox source={connection.source} className="lg:w-56" />
        {rules.map((rule, index) => {
          const { icon: Icon, label } = RULE_KINDS[rule.type];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: rules have no id, and their order is their identity
            <Fragment key={index}>
              <Line />
              <span
                title={ruleWords(rule)}
                className="border-line text-meta flex h-8 shrink-0 items-center gap-1.5 rounded-full border px-2.5 max-lg:self-start"
              >
                <Icon className="text-muted size-3.5 shrink-0" aria-hidden />
                {label}
              </span>
            </Fragment>
          );
        })}
        <Line />
        <DestinationBox destination={connection.destination} className="lg:w-64" />
      </div>
      <FormSection title="Rules">
        {rules.length === 0 ? (
          <p className="text-muted">None: every request becomes an event, which is tried once.</p>
        ) : (
          <ol className="flex list-decimal flex-col gap-1 pl-5">
            {rules.map((rule, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rules have no id, and their order is their identity
              <li key={index}>{ruleWords(rule)}</li>
            ))}
          </ol>
        )}
      </FormSection>
      <RecentEvents of={{ key: "webhook_id", id }} allHref={`/events?connection=${id}`} />
      <FormSection title="Facts">
        <Facts
          facts={[
            { label: "Id", value: <Id value={id} /> },
            { label: "Created", value: <Time value={connection.created_at} /> },
            { label: "Updated", value: <Time value={connection.updated_at} /> },
            { label: "Order", value: order ? `By ${order.key}` : "As the destination says" },
          ]}
        />
      </FormSection>
    </>
  );
}

function Line() {
  return (
    <span
      aria-hidden
      className="border-control min-h-3 min-w-4 flex-1 max-lg:ml-6 max-lg:border-l lg:min-h-0 lg:border-t"
    />
  );
}
