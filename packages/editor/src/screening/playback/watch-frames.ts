/** Tells of each frame that comes onto the screen, where the browser can say so. Returns what stops it. */
export function watchFrames(video: HTMLVideoElement, tell: (seconds: number) => void): () => void {
  if (!("requestVideoFrameCallback" in video)) return () => {};
  const look = (_: number, { mediaTime }: VideoFrameCallbackMetadata) => {
    tell(mediaTime);
    handle = video.requestVideoFrameCallback(look);
  };
  let handle = video.requestVideoFrameCallback(look);
  return () => video.cancelVideoFrameCallback(handle);
}
