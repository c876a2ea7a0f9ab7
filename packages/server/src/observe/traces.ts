import type { Span } from "@opentelemetry/api";
import type { Observer } from "./observer.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether somebody wants traces: the variables of OpenTelemetry say where to send them. */
export function wantsTraces(env: Environment): boolean {
  return Boolean(env["OTEL_EXPORTER_OTLP_ENDPOINT"] ?? env["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"]);
}

/** Sends a span for each request, run and unit, over OTLP. Loads the official SDK. */
export async function openTraces(env: Environment): Promise<Observer> {
  const [
    { context, SpanKind, SpanStatusCode, trace },
    { BatchSpanProcessor, TracerProvider },
    { OTLPTraceExporter },
    { resourceFromAttributes },
  ] = await Promise.all([
    import("@opentelemetry/api"),
    import("@opentelemetry/sdk-trace"),
    import("@opentelemetry/exporter-trace-otlp-http"),
    import("@opentelemetry/resources"),
  ]);
  const own = env["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"];
  const url = own ?? `${(env["OTEL_EXPORTER_OTLP_ENDPOINT"] ?? "").replace(/\/$/, "")}/v1/traces`;
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ "service.name": env["OTEL_SERVICE_NAME"] ?? "reelgraph" }),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url }) })],
  });
  const tracer = provider.getTracer("reelgraph");
  /** Runs by id, and their units by place. */
  const runs = new Map<string, { readonly span: Span; readonly units: Map<string, Span> }>();
  const begin = (run: string, at: number, attributes: Record<string, string>) => {
    const span = tracer.startSpan("run", { startTime: at, attributes: { "reelgraph.run": run, ...attributes } });
    runs.set(run, { span, units: new Map() });
  };
  const end = (span: Span, at: number, problem?: string) => {
    if (problem !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: problem });
    span.end(at);
  };
  return {
    request({ method, route, status, began, ms }) {
      const attributes = { "http.request.method": method, "http.route": route, "http.response.status_code": status };
      const span = tracer.startSpan(`${method} ${route}`, { kind: SpanKind.SERVER, startTime: began, attributes });
      end(span, began + ms, status >= 500 ? `status ${status}` : undefined);
    },
    event(event, { tenant }) {
      const { run, at, type } = event;
      if (type === "run.started" || type === "run.resumed")
        return begin(run, at, tenant === undefined ? {} : { tenant });
      const going = runs.get(run);
      if (!going) return;
      if (type === "run.finished") {
        for (const unit of going.units.values()) end(unit, at);
        going.span.setAttributes({ "reelgraph.state": event.state, "reelgraph.usd": event.usd });
        end(going.span, at, event.state === "failed" ? (event.problems[0]?.code ?? "failed") : undefined);
        runs.delete(run);
      } else if ("node" in event) {
        const place = `${event.node}[${event.item.join("][")}]`;
        if (type === "unit.started") {
          const parent = trace.setSpan(context.active(), going.span);
          going.units.set(place, tracer.startSpan(event.node, { startTime: at }, parent));
        } else if (type === "unit.finished" || type === "unit.failed") {
          const unit = going.units.get(place);
          going.units.delete(place);
          if (unit) end(unit, at, type === "unit.failed" ? event.problem.code : undefined);
        }
      }
    },
    close: () => provider.shutdown(),
  };
}
