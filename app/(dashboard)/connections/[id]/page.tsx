import type { Metadata } from "next";
import { ConnectionPage } from "#components/connections/connection-page.tsx";

export const metadata: Metadata = { title: "Connection" };

type PageProps = { params: Promise<{ id: string }> };

export default async function Page({ params }: PageProps) {
  const { id } = await params;
  return <ConnectionPage key={id} id={id} />;
}
