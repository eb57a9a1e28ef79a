import type { Metadata } from "next";
import { IssuePage } from "#components/issues/issue-page.tsx";

export const metadata: Metadata = { title: "Issue" };

type PageProps = { params: Promise<{ id: string }> };

export default async function Page({ params }: PageProps) {
  const { id } = await params;
  return <IssuePage key={id} id={id} />;
}
