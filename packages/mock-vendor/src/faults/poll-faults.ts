import { problem } from "../problem.ts";
import type { AnswerFault } from "./fault.ts";
import { late } from "./late.ts";
import { refusals } from "./refusals.ts";

/** What can go wrong with asking after a job. */
export const pollFaults: readonly AnswerFault[] = [
  ...refusals,
  {
    name: "500",
    about: "500",
    spoil: ({ refuse }) => refuse(problem(500, "internal_error", "Something went wrong")),
  },
  {
    name: "503",
    about: "503",
    spoil: ({ refuse }) => refuse(problem(503, "overloaded", "No capacity at the moment")),
  },
  {
    name: "404",
    about: "404, though the job exists",
    spoil: ({ refuse }) => refuse(problem(404, "not_found", "There is no such video")),
  },
  { name: "reset", about: "the connection is reset", spoil: ({ reply }) => reply.reset() },
  { name: "timeout", about: "no answer", spoil: ({ reply, holdMs }) => reply.hold(holdMs) },
  { name: "slow", about: "the true answer, late", spoil: late },
  {
    name: "malformed-json",
    about: "200 with broken JSON",
    spoil: ({ reply, answer }) =>
      reply.send(200, JSON.stringify(answer).slice(0, -12), { "content-type": "application/json" }),
  },
  {
    name: "unknown-status",
    about: "a status that nobody knows",
    spoil: ({ reply, answer }) => reply.json(200, { ...answer, status: "warming_up" }),
  },
  {
    name: "no-status",
    about: "an answer without a status",
    spoil: ({ reply, answer }) => reply.json(200, { ...answer, status: undefined }),
  },
  {
    name: "backwards-progress",
    about: "less progress than before",
    spoil: ({ reply, answer }) =>
      reply.json(200, { ...answer, status: "in_progress", progress: 1, completed_at: null }),
  },
  {
    name: "stuck",
    about: "from here on the job stays as it is, for ever",
    spoil: ({ reply, stick }) => reply.json(200, stick()),
  },
];
