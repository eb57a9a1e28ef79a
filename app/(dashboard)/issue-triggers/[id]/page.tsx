import type { Metadata } from "next";
import { TriggerPage } from "#components/issues/trigger-page.tsx";

export const metadata: Metadata = { title: "Issue trigger" };

type PageProps = { params: Promise<{ id: string }> };

export default async function Page({ params }: PageProps) {
  const { id } = await params;
  return <TriggerPage key={id} id={id} />;
}
