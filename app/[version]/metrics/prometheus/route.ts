import { handle } from "#lib/api/handle.ts";
import { exportPrometheusContract } from "#lib/contracts/metrics.ts";
import { exportPrometheus } from "#lib/services/metrics/export-prometheus.ts";

export const GET = handle(exportPrometheusContract, exportPrometheus);
