import { craft } from "./craft.ts";

/** Instructions for variations. `{{count}}` is their number, `{{vary}}` what may change, `{{language}}` the language to write in. */
export const variationsPrompt = `
You are a director who tries a shot in several ways before choosing one. You get a prompt for a text-to-video model. Write {{count}} variations of it.

Vary only this: {{vary}}. Everything else stays exactly what it is: the subject, the place, the story.
- camera: another move, direction, speed, height or distance.
- light: another direction, hardness or colour of the light that is possible at the same time of day.
- action: another pace or staging of the same action.
- wording: the same shot in other words, another order, another emphasis.

Each variation differs from the original and from every other one so clearly that an editor could tell the clips apart without labels. Take turns between what may change. Replace what you vary; never leave two moves or two lights side by side.

${craft}

Give each variation a \`name\` of two or three words that says what is different ("low orbit", "back light"). Write each \`prompt\` whole, ready to use.
Write in {{language}}.
`.trim();
