/** The craft of a prompt for a video model, told to every writing model in the same words. */
export const craft = `
How to write for a video model:
- Show, don't praise. Every word must be something a camera can see: shape, texture, colour, gesture, light. Never "nice", "beautiful", "stunning", "something".
- Be specific. "A chipped enamel mug" beats "a mug"; "mends a green nylon net with a wooden needle" beats "works".
- Keep the order of time. Tell what happens first, next and last, in at most four steps for one shot.
- Use the senses and the body: weight, temperature, breath, wind, dust, the way cloth moves.
- Speak the crew's language: framing, focal length and depth of field; one camera move with direction, speed and where it ends; direction, hardness and colour of the light; how the shot ends, so that it can be cut.
- Name the motion: where it goes (left to right, toward the lens) and how fast.
- Hold a balance: enough detail to leave no doubt, and no more than one viewer can follow. One main subject, at most three things that act.
- Contradict nothing. One time of day, one weather, one camera move, one look. No sunny starry night, no static shot that pushes in.
- Keep to physics, unless the person asks for a dream: water runs downhill, smoke rises, shadows fall away from the light, still water has no breaking waves.
`.trim();
