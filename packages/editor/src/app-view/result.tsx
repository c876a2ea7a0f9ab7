import { Download } from "lucide-react";
import type { Shown } from "../api/outputs.ts";
import { useEffect, useRef } from "react";
import styles from "./app-view.module.css";
import { words } from "./words.ts";

/** What was made, films first; the first one plays. */
export function Result({ files }: { readonly files: readonly Shown[] }) {
  const text = words.use();
  const first = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    first.current?.scrollIntoView({ block: "nearest" });
    void first.current?.play().catch(() => {});
  }, []);
  return (
    <section className={styles["result"]} aria-label={text.result}>
      {files.map(({ name, media, url, save, thumbnail }, place) => (
        <figure key={`${name} ${media.sha256}`}>
          {media.media === "video" && (
            <video
              ref={place === 0 ? first : undefined}
              src={url}
              poster={thumbnail}
              controls
              playsInline
              aria-label={name}
            />
          )}
          {media.media === "image" && <img src={url} alt={name} />}
          {media.media === "audio" && <audio src={url} controls aria-label={name} />}
          <figcaption>
            <span>{name}</span>
            <a href={save} download={`${name.replaceAll("/", "-")}.${extensionOf(media.type)}`}>
              <Download size={15} aria-hidden="true" />
              {text.download(name)}
            </a>
          </figcaption>
        </figure>
      ))}
    </section>
  );
}

/** `video/mp4` is in a file that ends in mp4. */
const extensionOf = (type: string): string => type.split("/").at(-1)?.replace("jpeg", "jpg") ?? "bin";
