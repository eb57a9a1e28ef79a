import type { Metadata } from "next";
import { FilterPage } from "#components/filters-editor/filter-page.tsx";

export const metadata: Metadata = { title: "Filter" };

type PageProps = { params: Promise<{ id: string }> };

export default async function Page({ params }: PageProps) {
  const { id } = await params;
  return <FilterPage key={id} connectionId={id} />;
}
