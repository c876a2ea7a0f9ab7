import type { Watched } from "@reelgraph/server/wire";
import { useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { useState } from "react";
import { ask } from "../api/client.ts";
import { Blank } from "../shell/blank.tsx";
import { Page } from "../shell/page.tsx";
import { Opinion } from "./opinion.tsx";
import styles from "./watch.module.css";
import { words } from "./words.ts";

/** One film for whoever has the link, and a form to say how good it is. */
export function Watch({ link }: { readonly link: string }) {
  const text = words.use();
  const [thanked, setThanked] = useState(false);
  const { data, error } = useQuery({
    queryKey: ["watch", link],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => ask<Watched>(`/api/watch/${link}`, { signal }),
  });
  if (error) {
    return (
      <Page bare>
        <Blank title={text.gone}>
          <p>{text.goneHint}</p>
        </Blank>
      </Page>
    );
  }
  if (!data) return <Page bare>{null}</Page>;
  const { media, links, given } = data;
  return (
    <Page bare>
      <article className={styles["watch"]}>
        <div className={styles["screen"]}>
          {media.media === "video" && (
            <video src={links.url} poster={links.thumbnail} controls playsInline aria-label={text.film} />
          )}
          {media.media === "image" && <img src={links.url} alt={text.film} />}
          {media.media === "audio" && <audio src={links.url} controls aria-label={text.film} />}
        </div>
        {thanked || given ? (
          <div className={styles["thanks"]} role="status">
            <Check size={22} aria-hidden="true" />
            <h1>{text.thanks}</h1>
            <p>{thanked ? text.thanksHint : text.given}</p>
          </div>
        ) : (
          <Opinion link={link} onGiven={() => setThanked(true)} />
        )}
      </article>
    </Page>
  );
}
