import type { Metadata } from "next";
import { RequestPage } from "#components/requests/request-page.tsx";

export const metadata: Metadata = { title: "Request" };

type PageProps = { params: Promise<{ id: string }> };

export default async function Page({ params }: PageProps) {
  const { id } = await params;
  return <RequestPage key={id} id={id} />;
}
