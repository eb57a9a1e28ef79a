import { compileRules } from "#lib/domain/rules/apply-rules.ts";
import { createConnection } from "#lib/services/connections/create-connection.ts";
import { disableConnection } from "#lib/services/connections/disable-connection.ts";
import { pauseConnection } from "#lib/services/connections/pause-connection.ts";
import type { ServiceContext } from "#lib/services/context.ts";
import { createDestination } from "#lib/services/destinations/create-destination.ts";
import { createSource } from "#lib/services/sources/create-source.ts";
import { CONNECTIONS, type ConnectionPlan } from "./connections.ts";
import { DESTINATIONS } from "./destinations.ts";
import type { LiveConnection, LiveSource } from "./live.ts";
import { SOURCES } from "./sources.ts";

const MINUTE_MS = 60 * 1_000;
const HOUR_MS = 60 * MINUTE_MS;
/** The shop was set up before the first of its requests. */
const SET_UP_HOURS_AGO = 9 * 24;

/** Every row of the demo ends its description so: by this it is found again. */
export const DEMO_MARK = " (demo)";

/** Creates sources, destinations and connections by the services behind the API, dated back. */
export async function createShop(ctx: ServiceContext, now: Date): Promise<LiveSource[]> {
  const hoursAgo = (hours: number) => new Date(now.getTime() - hours * HOUR_MS);
  const at = (hours: number): ServiceContext => ({ ...ctx, now: () => hoursAgo(hours) });
  // Lists are in the order of creation: a minute lies between one and the next.
  let clockMs = hoursAgo(SET_UP_HOURS_AGO).getTime();
  const tick = () => {
    clockMs += MINUTE_MS;
    return new Date(clockMs);
  };
  const then: ServiceContext = { ...ctx, now: tick };
  const marked = <I extends { description: string }>(input: I): I => ({
    ...input,
    description: input.description + DEMO_MARK,
  });

  const destinations = new Map<string, LiveConnection["destination"]>();
  for (const { input, farSide } of DESTINATIONS) {
    const { id, config } = await createDestination(then, marked(input));
    destinations.set(input.name, { id, url: config.url ?? null, farSide });
  }

  async function connect(sourceId: string, plan: ConnectionPlan): Promise<LiveConnection> {
    const destination = destinations.get(plan.destination);
    if (!destination) throw new Error(`The demo has no destination ${plan.destination}`);
    const { name, rules = [], pausedHoursAgo = null, disabledHoursAgo = null } = plan;
    const ends = { source_id: sourceId, destination_id: destination.id };
    const { id } = await createConnection(then, { name, rules, ...ends });
    if (pausedHoursAgo !== null) await pauseConnection(at(pausedHoursAgo), { id });
    if (disabledHoursAgo !== null) await disableConnection(at(disabledHoursAgo), { id });
    return {
      id,
      destination,
      rules: compileRules(rules),
      pausedAtMs: pausedHoursAgo === null ? null : hoursAgo(pausedHoursAgo).getTime(),
      disabledAtMs: disabledHoursAgo === null ? null : hoursAgo(disabledHoursAgo).getTime(),
    };
  }

  const sources: LiveSource[] = [];
  for (const plan of SOURCES) {
    const { id, config } = await createSource(then, marked(plan.input));
    const { allowed_http_methods: allowedMethods } = config;
    sources.push({ id, projectId: ctx.projectId, plan, allowedMethods, connections: [] });
  }
  // The newest stands first in a list, so the last is made first.
  for (const plan of [...CONNECTIONS].reverse()) {
    const source = sources.find(({ plan: { input } }) => input.name === plan.source);
    if (!source) throw new Error(`The demo has no source ${plan.source}`);
    source.connections.push(await connect(source.id, plan));
  }
  return sources;
}
