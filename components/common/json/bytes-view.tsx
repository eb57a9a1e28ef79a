"use client";

import { Download } from "lucide-react";
import { useMemo } from "react";
import { Button } from "#components/ui/button.tsx";
import { formatBytes } from "../format-count.ts";
import { ScrollBox } from "../scroll-box.tsx";
import { decodeBase64 } from "./decode-base64.ts";
import { downloadBody } from "./download-body.ts";
import { hexLines } from "./hex-lines.ts";
import { imageType } from "./image-type.ts";

const MAX_IMAGE_BYTES = 5 * 1024 * 1024;

/** A body of bytes that are no text: as a picture where it is a plain one, and in hex. */
export function BytesView({ base64, fileName }: { base64: string; fileName: string }) {
  const bytes = useMemo(() => decodeBase64(base64), [base64]);
  const lines = useMemo(() => hexLines(bytes), [bytes]);
  const image = bytes.length <= MAX_IMAGE_BYTES ? imageType(bytes) : null;
  const shownBytes = Math.min(bytes.length, lines.length * 16);
  return (
    <div className="rounded-control border-line overflow-hidden border">
      <div className="border-line bg-surface flex h-9 items-center gap-1 border-b pr-1 pl-1">
        <span className="text-meta text-muted flex-1 px-2">{image ?? "Bytes"}</span>
        <span className="text-faint text-meta px-1">{formatBytes(bytes.length)}</span>
        <Button
          variant="ghost"
          size="icon-toolbar"
          aria-label="Download body"
          onClick={() => downloadBody(bytes, fileName)}
        >
          <Download />
        </Button>
      </div>
      {image ? (
        // biome-ignore lint/performance/noImgElement: the picture is in the page already
        <img
          src={`data:${image};base64,${base64}`}
          alt="What the body holds"
          className="border-line bg-surface max-h-80 w-full border-b object-contain p-3"
        />
      ) : null}
      <ScrollBox label="Body in hex" className="max-h-[40dvh] px-3 py-2">
        <pre className="text-meta font-mono leading-5">{lines.join("\n")}</pre>
      </ScrollBox>
      {shownBytes < bytes.length ? (
        <p className="border-line text-meta text-muted border-t px-3 py-2">
          Shown are the first {formatBytes(shownBytes)} of {formatBytes(bytes.length)}. Download
          gives all of it.
        </p>
      ) : null}
    </div>
  );
}
