import type { Metadata } from "next";
import { SourcePage } from "#components/sources/source-page.tsx";

export const metadata: Metadata = { title: "Source" };

type PageProps = { params: Promise<{ id: string }> };

export default async function Page({ params }: PageProps) {
  const { id } = await params;
  return <SourcePage key={id} id={id} />;
}
