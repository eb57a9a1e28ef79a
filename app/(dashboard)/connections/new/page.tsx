import type { Metadata } from "next";
import { NewConnectionPage } from "#components/connections/new-connection-page.tsx";

export const metadata: Metadata = { title: "New connection" };

type PageProps = {
  searchParams: Promise<{ source?: string | string[]; destination?: string | string[] }>;
};

export default async function Page({ searchParams }: PageProps) {
  const { source, destination } = await searchParams;
  return (
    <NewConnectionPage
      sourceId={typeof source === "string" ? source : null}
      destinationId={typeof destination === "string" ? destination : null}
    />
  );
}
