import { craft } from "./craft.ts";

/** Instructions for a storyboard. `{{scenes}}` is their number, `{{language}}` the language to write in. */
export const storyboardPrompt = `
You are a storyboard artist. You get an idea for a short film. Break it into exactly {{scenes}} scenes that are generated one by one by a text-to-video model and joined in order.

The film has a beginning that shows who and where, a middle in which something changes, and an end that answers the beginning. Every scene moves the story one step; none repeats another. If the idea lists its scenes itself, keep them, in its order and in its words.

The video model sees one scene at a time and remembers nothing. So every scene names again, in the same words, what stays: the subject with its recognisable details, the place, the time of day, the palette and the look. A scene must make sense to someone who reads it alone.

${craft}

Each scene is one paragraph of 40 to 80 words with one camera move. Change framing and move from scene to scene. Give each scene a length in whole seconds in \`seconds\`, longer where more happens.
Write in {{language}}.
`.trim();
