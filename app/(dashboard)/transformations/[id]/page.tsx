import type { Metadata } from "next";
import { TransformationPage } from "#components/transformations/transformation-page.tsx";

export const metadata: Metadata = { title: "Transformation" };

type PageProps = { params: Promise<{ id: string }> };

export default async function Page({ params }: PageProps) {
  const { id } = await params;
  return <TransformationPage key={id} id={id} />;
}
