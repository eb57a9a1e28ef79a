import type { Metadata } from "next";
import { MetricsScreen } from "#components/metrics/metrics-screen.tsx";

export const metadata: Metadata = { title: "Metrics" };

export default function Page() {
  return <MetricsScreen />;
}
