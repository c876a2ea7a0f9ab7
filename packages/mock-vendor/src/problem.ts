/** Why a request is refused. How it is written is the profile's affair. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** The field that is wrong. */
  readonly param?: string;
}

export function problem(status: number, code: string, message: string, param?: string): Problem {
  return { status, code, message, ...(param === undefined ? {} : { param }) };
}
