import type { Metadata } from "next";
import { EventPage } from "#components/events/event-page.tsx";

export const metadata: Metadata = { title: "Event" };

type PageProps = { params: Promise<{ id: string }> };

export default async function Page({ params }: PageProps) {
  const { id } = await params;
  return <EventPage key={id} id={id} />;
}
