import type { Metadata } from "next";
import { DestinationPage } from "#components/destinations/destination-page.tsx";

export const metadata: Metadata = { title: "Destination" };

type PageProps = { params: Promise<{ id: string }> };

export default async function Page({ params }: PageProps) {
  const { id } = await params;
  return <DestinationPage key={id} id={id} />;
}
