import { problem } from "../problem.ts";
import type { SubmitFault } from "./fault.ts";
import { late } from "./late.ts";
import { refusals } from "./refusals.ts";

const page = "<html><body><h1>502 Bad Gateway</h1></body></html>";

/** What can go wrong with a submission. */
export const submitFaults: readonly SubmitFault[] = [
  ...refusals.map((refusal) => ({ ...refusal, when: "before" as const })),
  {
    name: "reset-before-read",
    about: "the connection is reset before the body is read",
    when: "unread",
    spoil: ({ reply }) => reply.reset(),
  },
  {
    name: "reset-after-commit",
    about: "the job is charged, then the connection is reset",
    when: "after",
    spoil: ({ reply }) => reply.reset(),
  },
  {
    name: "timeout-before-commit",
    about: "no answer, and no job",
    when: "before",
    spoil: ({ reply, holdMs }) => reply.hold(holdMs),
  },
  {
    name: "timeout-after-commit",
    about: "no answer, but the job is charged",
    when: "after",
    spoil: ({ reply, holdMs }) => reply.hold(holdMs),
  },
  {
    name: "500-before-commit",
    about: "500, and no job",
    when: "before",
    spoil: ({ refuse }) => refuse(problem(500, "internal_error", "Something went wrong")),
  },
  {
    name: "500-after-commit",
    about: "500, but the job is charged",
    when: "after",
    spoil: ({ refuse }) => refuse(problem(500, "internal_error", "Something went wrong")),
  },
  {
    name: "502-after-commit",
    about: "a gateway's 502 page in HTML, but the job is charged",
    when: "after",
    spoil: ({ reply }) => reply.send(502, page, { "content-type": "text/html" }),
  },
  {
    name: "503-before-commit",
    about: "503 for want of capacity, and no job",
    when: "before",
    spoil: ({ refuse }) => refuse(problem(503, "overloaded", "No capacity at the moment")),
  },
  { name: "slow", about: "the job is charged, and the true answer comes late", when: "after", spoil: late },
  {
    name: "malformed-json",
    about: "200 with broken JSON; the job is charged",
    when: "after",
    spoil: ({ reply, answer }) =>
      reply.send(200, JSON.stringify(answer).slice(0, -12), { "content-type": "application/json" }),
  },
  {
    name: "no-id",
    about: "200 without the job's id; the job is charged",
    when: "after",
    spoil: ({ reply, answer }) => reply.json(200, { ...answer, id: undefined }),
  },
  {
    name: "no-credit",
    about: "402: the account is empty",
    when: "before",
    spoil: ({ refuse }) => refuse(problem(402, "insufficient_quota", "The account has no credit left")),
  },
  {
    name: "moderation-input",
    about: "400: moderation refuses the prompt",
    when: "before",
    spoil: ({ refuse }) => refuse(problem(400, "moderation_blocked", "The prompt was refused by moderation", "prompt")),
  },
  { name: "moderation-output", about: "accepted; moderation withholds the result", when: "fate", fate: "moderated" },
  { name: "job-failed", about: "accepted; the job fails", when: "fate", fate: "failed" },
];
