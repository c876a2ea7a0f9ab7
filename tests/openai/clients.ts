import OpenAI7 from "openai";
import OpenAI6 from "openai-6";

/** Both official clients as they come. What is used here of the newer one's types holds for the older one too. */
export const clients = [
  ["7.57.0", OpenAI7],
  ["6.49.0", OpenAI6 as unknown as typeof OpenAI7],
] as const;
